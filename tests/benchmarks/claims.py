"""Measure what one article costs in a warm process before anything is compared: `python -m tests.benchmarks.claims`.

In: news of ordinary density, and the articles of the corpus put one behind the other until they are as long. Out: the
median milliseconds of extraction, and of extraction with normalisation, by language; on request in docs/benchmarks.md.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from statistics import median

from tests.benchmarks.speed import sample
from tests.benchmarks.tables import replace_section
from tests.benchmarks.verdicts.article import read_corpus
from verify.config.run import Settings
from verify.engine import load
from verify.language.functions import function_words
from verify.model import Document
from verify.pipeline import mentions, resolve
from verify.text.reader import ReadOptions, read

__all__ = ["main"]

PUBLISHED = date(2024, 5, 7)
KINDS = {"news": "news", "dense": "corpus"}
HEADS = ("texts", "language", "articles", "numbers in each", "extraction, ms", "with normalisation, ms")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.claims", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how often each article is read (default 9)")
    parser.add_argument("--size", type=int, default=3000, help="characters of an article (default 3000)")
    parser.add_argument("--write-docs", action="store_true", help="write the table into docs/benchmarks.md")
    asked = parser.parse_args(arguments)
    lines = list(_table(asked.rounds, asked.size))
    print("\n".join(lines))
    if asked.write_docs:
        replace_section("claims", lines)
    return 0


def _table(rounds: int, size: int) -> Iterator[str]:
    yield (
        f"Milliseconds of processor time for an article of about {size} characters, in a warm process: "
        f"the median of {rounds} readings of each of the articles."
    )
    yield from ("", f"| {' | '.join(HEADS)} |", "|" + " --- |" * len(HEADS))
    indexes = load(Settings()).indexes
    for kind, name in KINDS.items():
        for lang in sorted({article.lang for article in read_corpus()}):
            documents = [_document(text, lang) for text in _texts(kind, lang, size)]
            found = median(len(mentions(document, indexes)) for document in documents)
            extraction = _milliseconds(lambda document: mentions(document, indexes), documents, rounds)
            whole = _milliseconds(lambda document: resolve(document, indexes), documents, rounds)
            cells = (name, lang, str(len(documents)), f"{found:.0f}", f"{extraction:.1f}", f"{whole:.1f}")
            yield f"| {' | '.join(cells)} |"


def _texts(kind: str, lang: str, size: int) -> Iterator[str]:
    """Yield texts of about a size."""
    if kind == "news":
        yield sample(kind, lang, size)
        return
    pieces: list[str] = []
    for article in read_corpus():
        if article.lang == lang:
            pieces.append(article.text.split("---\n")[-1])
        if sum(map(len, pieces)) >= size:
            yield "\n\n".join(pieces)
            pieces = []


def _document(text: str, lang: str) -> Document:
    options = ReadOptions(lang=lang, published=PUBLISHED, stopwords=function_words())
    return read(text.encode(), name="article.md", options=options)


def _milliseconds(do: Callable[[Document], object], documents: Sequence[Document], rounds: int) -> float:
    """Return the median time that something takes with a document, once it is warm."""
    times: list[float] = []
    for turn in range(rounds + 1):
        for document in documents:
            start = time.process_time()
            do(document)
            if turn:
                times.append(1000 * (time.process_time() - start))
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
