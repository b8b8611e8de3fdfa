"""Load a language: words from `data/<lang>.toml` become tables that detectors look into.

In: a TOML file of words. Out: a frozen `Lexicon`. A file that misses a section, has one too many or
holds a value of the wrong kind is a `LexiconError` that says where.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from verify.errors import LexiconError, UsageError
from verify.language.phrases import Phrases
from verify.language.tokens import fold
from verify.quantity import Bound

__all__ = ["REQUIRED_SECTIONS", "Fraction", "Lexicon", "languages", "load_lexicon"]

Interval = tuple[Decimal, Decimal, str]
Fraction = tuple[Decimal, Decimal, str]
Words = Phrases[bool]
V = TypeVar("V")

REQUIRED_SECTIONS = (
    "language numerals ordinals ranges bounds shares percent months weekdays dates durations ages units currencies"
    " labels ignored cumulative period since as_of part denied hypothetical events places metrics roles"
).split()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words, each in the table that a detector or a resolver asks.

    Decimal marks and thousands marks are single characters; months and weekdays are ISO numbers;
    intervals are (low, high, brackets), in units or in percent.
    """

    code: str
    text2num: str | None
    decimal: frozenset[str]
    day_first: bool  # 04/05 is 4 May
    day_first_only: bool  # "mai 5" is no date
    capital_days: bool  # months and weekdays are written with a capital
    plural_endings: tuple[str, ...]
    stopwords: frozenset[str]
    abbreviations: frozenset[str]
    cardinals: frozenset[str]
    articles: frozenset[str]
    joiners: frozenset[str]
    homographs: frozenset[str]
    one: str
    scale_articles: frozenset[str]
    blocked_before: Mapping[str, frozenset[str]]
    magnitudes: Phrases[Decimal]
    halves: Phrases[Decimal]
    collectives: Phrases[tuple[Decimal, Decimal]]
    ordinal_suffixes: frozenset[str]
    ordinal_words: Mapping[str, str]
    ordinal_homographs: frozenset[str]
    ordinal_standalone: frozenset[str]
    ordinal_not_before: Words
    range_opening: Words
    range_between: Words
    range_bare: Words
    range_signs: frozenset[str]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    shares: Phrases[Interval]
    percent: Words
    percent_points: Words
    percent_of: Words
    months: Phrases[int]
    weekdays: Phrases[int]
    dates: Mapping[str, Words]
    offsets: Phrases[int]
    durations: Phrases[str]
    ages: Mapping[str, Words]
    units: Phrases[str]
    currencies: Phrases[str]
    labels: Mapping[str, Words]
    ignored: Words
    cues: Mapping[str, Words]
    metrics: Phrases[str]
    roles: Phrases[str]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, sorted."""
    return tuple(sorted(entry.name[:-5] for entry in _folder().iterdir() if entry.name.endswith(".toml")))


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read one language; an unknown one is a `UsageError`."""
    entry = _folder() / f"{code}.toml"
    if code not in languages():
        raise UsageError("--lang", f"{code!r} is not a language that verify reads", f"use one of {', '.join(languages())}")
    where = f"verify/language/data/{code}.toml"
    try:
        data = tomllib.loads(entry.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as err:
        raise LexiconError(where, str(err), "mend the TOML") from err
    missing = [name for name in REQUIRED_SECTIONS if name not in data]
    unknown = [name for name in data if name not in REQUIRED_SECTIONS]
    if missing or unknown:
        raise LexiconError(where, f"sections missing: {missing}, unknown: {unknown}", "keep to the sections of fr.toml")
    try:
        return _build(data)
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise LexiconError(where, f"{type(err).__name__}: {err}", "compare the section with fr.toml") from err


def _folder() -> Any:  # noqa: ANN401 - importlib's Traversable moved between Python versions
    return resources.files("verify.language").joinpath("data")


def _build(data: Mapping[str, Any]) -> Lexicon:
    language, numerals, ordinals, ranges = (data[name] for name in ("language", "numerals", "ordinals", "ranges"))
    return Lexicon(
        code=language["code"],
        text2num=language["text2num"] or None,
        decimal=frozenset(language["decimal"]),
        day_first=language["day_first"],
        day_first_only=language["day_first_only"],
        capital_days=language["capital_days"],
        plural_endings=tuple(language["plural_endings"]),
        stopwords=_set(language["stopwords"]),
        abbreviations=_set(language["abbreviations"]),
        cardinals=_set(numerals["cardinals"]),
        articles=_set(numerals["articles"]),
        joiners=_set(numerals["joiners"]),
        homographs=_set(numerals["homographs"]),
        one=numerals["one"],
        scale_articles=_set(numerals["scale_articles"]),
        blocked_before={fold(word): _set(words) for word, words in numerals["blocked_before"].items()},
        magnitudes=_table(numerals["magnitudes"], Decimal),
        halves=_table(numerals["halves"], lambda value: Decimal(str(value))),
        collectives=_table(numerals["collectives"], lambda pair: (Decimal(pair[0]), Decimal(pair[1]))),
        ordinal_suffixes=_set(ordinals["suffixes"]),
        ordinal_words={fold(word): value for word, value in ordinals["words"].items()},
        ordinal_homographs=_set(ordinals["homographs"]),
        ordinal_standalone=_set(ordinals["standalone"]),
        ordinal_not_before=_words(ordinals["not_before"]),
        range_opening=_words(ranges["opening"]),
        range_between=_words(ranges["between"]),
        range_bare=_words(ranges["bare"]),
        range_signs=frozenset(ranges["signs"]),
        bounds_before=Phrases(_bounds(data["bounds"], "before")),
        bounds_after=Phrases(_bounds(data["bounds"], "after")),
        shares=_table(data["shares"], lambda three: (Decimal(str(three[0])), Decimal(str(three[1])), three[2])),
        percent=_words(data["percent"]["signs"] + data["percent"]["words"]),
        percent_points=_words(data["percent"]["points"]),
        percent_of=_words(data["percent"]["of"]),
        months=_table(data["months"], int),
        weekdays=_table(data["weekdays"], int),
        dates={name: _words(words) for name, words in data["dates"].items() if name != "offsets"},
        offsets=_table(data["dates"]["offsets"], int),
        durations=_table(data["durations"], str),
        ages={name: _words(words) for name, words in data["ages"].items()},
        units=_table(data["units"], str),
        currencies=_table(data["currencies"], str),
        labels={name: _words(words) for name, words in data["labels"].items()},
        ignored=_words(data["ignored"]["phrases"]),
        cues={name: _words(data[name]["words"]) for name in _CUES} | {"locatives": _words(data["places"]["locatives"])},
        metrics=_grouped(data["metrics"]),
        roles=_grouped(data["roles"]),
    )


_CUES = ("cumulative", "period", "since", "as_of", "part", "denied", "hypothetical", "events")


def _set(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _words(words: list[str]) -> Words:
    return Phrases((word, True) for word in words)


def _table(section: Mapping[str, Any], read: Callable[[Any], V]) -> Phrases[V]:
    return Phrases((words, read(value)) for words, value in section.items())


def _grouped(section: Mapping[str, Any]) -> Phrases[str]:
    return Phrases((words, name) for name, group in section.items() for words in group["words"])


def _bounds(section: Mapping[str, Any], side: str) -> Iterator[tuple[str, Bound]]:
    for name, group in section.items():
        for words in group[side]:
            yield words, Bound(name)
