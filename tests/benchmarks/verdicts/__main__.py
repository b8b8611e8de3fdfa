"""Measure verdicts on our own corpus: `python -m tests.benchmarks.verdicts`.

In: the true articles of `tests/benchmarks/corpus/`. Each is checked as it is, in wrong versions with one change
each, and in harmless ones. Out: tables on standard output, and on request in docs/benchmarks.md and as JSON.
Exits with 1 where a mark of the corpus is not true by the packs.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.tables import replace_section
from tests.benchmarks.verdicts.article import CORPUS, Article, read_corpus
from tests.benchmarks.verdicts.changes import Version, changed
from tests.benchmarks.verdicts.facts import Facts
from tests.benchmarks.verdicts.harmless import harmless_versions
from tests.benchmarks.verdicts.outcomes import check_all, load_facts
from tests.benchmarks.verdicts.report import as_json, as_markdown, as_text, corpus_line, errors
from tests.benchmarks.verdicts.scores import Scores, score
from tests.benchmarks.verdicts.truth import complaints
from tests.benchmarks.verdicts.wrong import wrong_versions

__all__ = ["main", "measure"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    asked = _parser().parse_args(arguments)
    articles = _chosen(read_corpus(asked.corpus), asked.langs, asked.names)
    facts = load_facts()
    untrue = [line for article in articles for line in complaints(article, facts)]
    if untrue:
        print(*untrue, sep="\n", file=sys.stderr)
        return 1
    scores = measure(articles, facts)
    print(corpus_line(articles))
    print(as_text(scores))
    if asked.errors is not None:
        print("", *errors(scores, asked.errors or None), sep="\n")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(scores), indent=1) + "\n", encoding="utf-8")
    if asked.write_docs:
        replace_section("verdicts", [corpus_line(articles), "", *as_markdown(scores)])
    return 0


def _chosen(articles: Iterable[Article], langs: str | None, names: str | None) -> list[Article]:
    wanted = langs.split(",") if langs else None
    return [
        article
        for article in articles
        if (wanted is None or article.lang in wanted) and (names is None or names in article.name)
    ]


def measure(articles: Sequence[Article], facts: Facts) -> Scores:
    """Check articles and all their versions."""
    true = [changed(article, [], "true", wrong=False) for article in articles]
    others: list[Version] = []
    for article in articles:
        others += [*wrong_versions(article, facts), *harmless_versions(article, facts)]
    return score(check_all(true, facts.catalogue), check_all(others, facts.catalogue))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.verdicts", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="FOLDER", help="articles, a folder a language")
    parser.add_argument("--langs", help="only these languages, as in fr,en")
    parser.add_argument("--names", help="only articles with this in their name")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts there")
    parser.add_argument("--write-docs", action="store_true", help="write the tables into docs/benchmarks.md")
    parser.add_argument(
        "--errors", nargs="?", const="", metavar="WHAT",
        help="list what went wrong in the open part: miss, false alarm, unresolved, hint, harmless, flagged",
    )  # fmt: skip
    return parser


if __name__ == "__main__":
    sys.exit(main())
