"""Read the articles of the corpus: text as a newsroom writes it, with what is true of its figures marked in it.

In: `corpus/<language>/<name>.md`, front matter with the day, then text with marks `{words|key}`. Out: articles
whose text is clean, with the marks at their places. docs/benchmarks.md says how a mark is written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

__all__ = ["CORPUS", "Article", "Key", "Mark", "parse", "period", "read_corpus"]

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PARTS = 3  # one part in three is not looked at
BOUNDS = frozenset({">", ">=", "<", "<=", "~"})
MEASURES = frozenset({"share", "rank"})
NOT_FIGURES = frozenset({"internal", "name", "when", "weekday"})

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_DAY = re.compile(r"^date:\s*(\d{4}-\d{2}-\d{2})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Key:
    """What a figure is of: the key of its observation, the days that it may describe, how it is limited."""

    metric: str
    entity: str
    scope: str = ""
    measure: str = "level"
    first: date | None = None  # of the period that the text gives; none means as of the dateline
    last: date | None = None
    bound: str = ""
    value: Decimal | None = None  # where it is printed in words


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article of which it is known what they say."""

    start: int
    end: int
    words: str
    sort: str  # figure, internal, name, when, weekday
    rest: str = ""  # the key as written, for all but figures
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, with its day and what is known of its figures."""

    name: str
    lang: str
    day: date
    text: str
    marks: tuple[Mark, ...]

    @property
    def unseen(self) -> bool:
        """Tell whether it belongs to the part whose single cases nobody looks at."""
        return hashlib.sha256(self.name.encode()).digest()[0] % PARTS == 0


def read_corpus(folder: Path = CORPUS) -> Iterator[Article]:
    """Yield the articles, language by language."""
    for path in sorted(folder.glob("*/*.md")):
        yield parse(path.read_text(encoding="utf-8"), lang=path.parent.name, name=path.stem)


def parse(written: str, *, lang: str, name: str) -> Article:
    r"""Return an article without its marks, and the marks.

    >>> found = parse("---\ndate: 2024-04-26\n---\nUn bilan de {34 356|killed gaza} morts.", lang="fr", name="bilan")
    >>> found.text[-25:], found.marks[0].words, found.marks[0].key.metric
    ('Un bilan de 34 356 morts.', '34 356', 'killed')
    """
    told = _DAY.search(written)
    if told is None:
        message = f"{lang}/{name}: no line 'date: YYYY-MM-DD' at its head; give the day of the article"
        raise SystemExit(message)
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for found in _MARK.finditer(written):
        before = written[at : found.start()]
        start = length + len(before)
        length, at = start + len(found[1]), found.end()
        pieces += [before, found[1]]
        marks.append(_mark(start, found[1], found[2]))
    text = "".join([*pieces, written[at:]])
    if "{" in text or "}" in text:
        message = f"{lang}/{name}: a mark is not closed; write {{words|key}}"
        raise SystemExit(message)
    return Article(name, lang, date.fromisoformat(told[1]), text, tuple(marks))


def _mark(start: int, words: str, written: str) -> Mark:
    sort, _, rest = written.strip().partition(" ")
    if sort in NOT_FIGURES:
        return Mark(start, start + len(words), words, sort, rest)
    return Mark(start, start + len(words), words, "figure", written, _key(written.split()))


def _key(words: list[str]) -> Key:
    """Read a key: metric and entity, then in any order scope, measure, day, bound and value."""
    metric, entity, *others = words
    given: dict[str, str] = {}
    days: tuple[date | None, date | None] = (None, None)
    value: Decimal | None = None
    for word in others:
        if word in BOUNDS:
            given["bound"] = word
        elif word in MEASURES:
            given["measure"] = word
        elif word.startswith("@"):
            days = period(word[1:])
        elif word.startswith("="):
            value = Decimal(word[1:])
        elif "=" in word:
            given["scope"] = word
        else:
            message = f"{' '.join(words)}: {word!r} is not known; use a scope, a measure, @day, a bound or =value"
            raise SystemExit(message)
    return Key(metric, entity, first=days[0], last=days[1], value=value, **given)


def period(written: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    parts = [int(part) for part in written.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 1:
        return first, date(first.year, 12, 31)
    if len(parts) == 2:
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first, first
