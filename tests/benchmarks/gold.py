"""Measure the extraction on gold cases of others: `python -m tests.benchmarks.gold PATH...`.

In: files `SUITE.LANG.jsonl` or folders of them, with the scorer beside them. Out: a table by suite,
language and type on standard output, and on request as JSON and in docs/benchmarks.md.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.conventions import UNREAD
from tests.benchmarks.differences import found_differences
from tests.benchmarks.predictions import answer
from tests.benchmarks.scoring import Predictions, Row, Scorer, load_scorer
from tests.benchmarks.suites import Suite, known_differences, read_suites
from tests.benchmarks.tables import Result, as_json, as_text, write_docs
from verify.errors import VerifyError
from verify.language.lexicon import languages, load_lexicon

__all__ = ["main", "measure"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for."""

    supported: str | None = None
    errors: int = 0
    types: frozenset[str] | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    asked = _parser().parse_args(arguments)
    langs = frozenset(asked.langs.split(",")) if asked.langs else frozenset(languages())
    suites = frozenset(asked.suites.split(",")) if asked.suites else None
    types = frozenset(asked.types.split(",")) if asked.types else None
    options = Options(asked.supported, asked.errors, types)
    known = known_differences()
    results = []
    for suite in read_suites(asked.paths, langs, suites):
        fault = _fault(suite.lang)
        if fault is not None:
            print(f"{suite.path.name}: left out: {fault}", file=sys.stderr)
            continue
        scorer = load_scorer(asked.scorer.parent if asked.scorer else suite.path.parent)
        results.append(measure(suite, scorer, known, options))
    print(as_text(results))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if asked.write_docs:
        write_docs(results, supported=asked.supported)
    return 0


def _fault(lang: str) -> str | None:
    """Say why a language cannot be read, if it cannot."""
    try:
        load_lexicon(lang)
    except VerifyError as err:
        return str(err)
    return None


def measure(suite: Suite, scorer: Scorer, known: dict[str, str], options: Options) -> Result:
    """Extract from every text of a suite and score what was found, with and without the known differences."""
    rows = [row for row in suite.rows if options.supported not in (row.get("meta", {}).get("not_supported") or [])]
    found: Predictions = {row["id"]: answer(row) for row in rows}
    known = found_differences(rows, found, scorer) | known
    agreed = {name: said for name, said in found.items() if name not in known}
    if options.errors:
        print(f"== {suite.path.name}")
        narrow = [_narrowed(row, options.types) for row in rows]
        print(scorer.errors([row for row in narrow if row["scope"]], agreed, most=options.errors))
    return Result(
        suite.name,
        suite.lang,
        len(rows),
        scorer.tallies(rows, found),
        scorer.tallies(rows, agreed),
        {row["id"]: known[row["id"]] for row in rows if row["id"] in known},
    )


def _narrowed(row: Row, types: frozenset[str] | None) -> Row:
    """Return a row without the types that are not read, or not asked for: for the list of errors only."""
    kept = types or frozenset(row["scope"]) - UNREAD.keys()
    gold = [each for each in row["gold"] if each["type"] in kept]
    return {**row, "scope": [name for name in row["scope"] if name in kept], "gold": gold}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.gold", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="gold files, or folders of them")
    parser.add_argument("--langs", help="only these languages, as in fr,en")
    parser.add_argument("--suites", help="only these suites, as in rbnf,duckling")
    parser.add_argument("--supported", help="only the cases that this implementation of the suite passes, as in dotnet")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores there")
    parser.add_argument("--write-docs", action="store_true", help="write the table into docs/benchmarks.md")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N wrong cases of each suite")
    parser.add_argument("--types", help="of these types only, as in date,daterange (for --errors)")
    parser.add_argument("--scorer", type=Path, metavar="FILE", help="the score.py, if it does not lie beside the files")
    return parser


if __name__ == "__main__":
    sys.exit(main())
