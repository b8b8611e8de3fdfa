"""Articles made of the paragraphs of the corpus, as many as are wanted, the same for the same seed.

In: a number of articles and a seed. Out: articles of about 2.4 kB in the languages of the corpus, each with the day of
one that its paragraphs are from.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.verdicts.article import read_corpus

__all__ = ["LENGTH", "Made", "make", "write_lines"]

LENGTH = 2400  # bytes


@dataclass(frozen=True, slots=True)
class Made:
    """One article, in the columns that a batch reads."""

    id: str
    text: str
    lang: str
    published: str


def make(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield articles."""
    chance = random.Random(seed)  # noqa: S311 - the same articles every time are what is wanted
    paragraphs: dict[str, list[str]] = {}
    days: dict[str, list[str]] = {}
    for article in read_corpus():
        paragraphs.setdefault(article.lang, []).extend(each for each in article.text.split("\n\n") if each.strip())
        days.setdefault(article.lang, []).append(article.day.isoformat())
    langs = sorted(paragraphs)
    for number in range(count):
        lang = chance.choice(langs)
        own: list[str] = []
        length = 0
        while length < LENGTH:
            own.append(chance.choice(paragraphs[lang]))
            length += len(own[-1].encode()) + 2
        yield Made(f"{number:08}", "\n\n".join(own), lang, chance.choice(days[lang]))


def write_lines(path: Path, count: int, seed: int = 1) -> None:
    """Write articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for article in make(count, seed):
            stream.write(json.dumps(asdict(article), ensure_ascii=False) + "\n")
