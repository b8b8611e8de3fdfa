"""Load a language: words from `data/<lang>.toml` become tables that detectors look into.

In: a TOML file of words. Out: a frozen `Lexicon`. A file that breaks the form is a `LexiconError`
that says where.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from verify.cache import cached
from verify.errors import LexiconError, UsageError
from verify.language.clitics import Clitics
from verify.language.compounds import Compounds
from verify.language.edges import Edges, edges
from verify.language.form import CALENDAR_NUMBERS, CUE_SECTIONS, complaints
from verify.language.machines import machines
from verify.language.phrases import Phrases
from verify.language.tables import (
    Words,
    bounds_table,
    decimal,
    folded,
    grouped,
    parted_units,
    relation_tables,
    table,
    unaccented,
    word_tables,
    words_table,
)
from verify.language.tokens import fold
from verify.language.typed import with_typed
from verify.language.words import Machine
from verify.quantity import Bound

__all__ = ["Interval", "Lexicon", "languages", "lexicon_of", "load_lexicon"]

Interval = tuple[Decimal, Decimal, str]


class Lexicon(Struct, frozen=True):
    """A language's words, each in the table that a detector or a resolver asks.

    Decimal marks are single characters; months and weekdays are ISO numbers; intervals are
    (low, high, brackets), in units or in percent. docs/languages.md says what each field means.
    """

    code: str
    machine: Machine | None  # what reads numerals in words
    clitics: Clitics
    decimal: frozenset[str]
    figures: tuple[str, ...]  # how numbers are written, by example
    day_first: bool  # 04/05 is 4 May
    day_first_only: bool  # "mai 5" is no date
    capital_days: bool  # months and weekdays are written with a capital
    capital_nouns: bool  # every noun is, so that a capital shows no name
    plural_endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    stopwords: frozenset[str]
    auxiliaries: frozenset[str]
    relatives: frozenset[str]  # words that behind a mark say more of what stands before it
    abbreviations: frozenset[str]
    cardinals: frozenset[str]
    spellings: Mapping[str, str]  # words that the machine knows in another form
    compounds: Compounds
    starters: frozenset[str]  # words that a numeral in words can begin with
    articles: frozenset[str]
    pronouns: frozenset[str]
    joiners: frozenset[str]
    homographs: frozenset[str]
    one: str
    scale_articles: frozenset[str]
    minus: Words
    minus_after: Words  # what puts a temperature before it below zero
    blocked_before: Mapping[str, frozenset[str]]
    magnitudes: Phrases[Decimal]
    letters: Mapping[str, Decimal]  # as printed: "M" is no "m"
    money_letters: Mapping[str, Decimal]
    magnitude_words: Mapping[str, Decimal]  # those of one word
    halves: Phrases[Decimal]
    parts: Phrases[Decimal]
    collectives: Phrases[tuple[Decimal, ...]]  # lowest, highest, the number that is named
    ordinal_suffixes: frozenset[str]
    roman_suffixes: tuple[str, ...]
    ordinal_words: Mapping[str, str]
    ordinal_dotted: frozenset[str]  # words behind which "21." is an ordinal
    ordinal_leading: frozenset[str]  # ordinals that a cardinal follows ("the one and twentieth")
    ordinal_chained: frozenset[str]  # ordinals that a smaller one may follow ("vigésimo primero")
    ordinal_homographs: frozenset[str]
    ordinal_standalone: frozenset[str]
    ordinal_not_before: Words
    movable: Phrases[str]  # feasts, each with its rule
    range_pairs: Phrases[Words]  # the words that open a range, each with those that may join its ends
    range_bare: Words
    range_signs: frozenset[str]
    range_words: Mapping[str, Words]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    shares: Phrases[Interval]
    ratios: Mapping[str, Words]
    percent: Words
    percent_points: Words
    bare_points: Words
    percent_of: Words
    months: Phrases[int]
    weekdays: Phrases[int]
    dates: Mapping[str, Words]
    offsets: Phrases[int]
    calendar: Mapping[str, Words]
    calendar_numbers: Mapping[str, Phrases[int]]  # seasons, quarters, feasts (as 1225), months of other calendars
    periods: Phrases[str]
    tense: Mapping[str, Words]
    endings: Mapping[str, tuple[str, ...]]  # by which verbs of a tense are known
    durations: Phrases[str]
    clock: Mapping[str, Words]
    ages: Mapping[str, Words]
    units: Phrases[str]
    unit_words: frozenset[str]  # words that a unit of any kind can begin with
    unit_symbols: Mapping[str, str]  # units as the lexicon prints them: "mW" is no "MW"
    unit_homographs: Mapping[str, str]  # those that are other words too
    scales: Phrases[str]
    fraction_mixers: Words
    part_words: frozenset[str]  # words that can open what is behind a whole number
    decimal_words: Words
    negative: Words
    denominators: Phrases[int]
    invariable: frozenset[str]  # denominators that are their own plural
    packs: Phrases[Decimal]
    changes: Mapping[str, Words]
    multiples: Phrases[Decimal]
    multiple_times: Words
    multiple_endings: tuple[str, ...]
    rankings: Mapping[str, Words]
    currencies: Phrases[str]
    currency_signs: frozenset[str]  # signs and short forms, as printed
    currency_codes: frozenset[str]  # as printed
    labels: Mapping[str, Words]
    ignored: Words
    cues: Mapping[str, Words]
    metrics: Phrases[str]
    roles: Phrases[str]
    edges: Edges  # what the words of these tables rule out beside a number


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, sorted."""
    return tuple(sorted(entry.name[:-5] for entry in _folder().iterdir() if entry.name.endswith(".toml")))


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read one language; an unknown one is a `UsageError`."""
    if code not in languages():
        raise UsageError(
            "--lang", f"{code!r} is not a language that verify reads", f"use one of {', '.join(languages())}"
        )
    content = (_folder() / f"{code}.toml").read_text(encoding="utf-8")
    return lexicon_of(content, f"verify/language/data/{code}.toml")


def lexicon_of(content: str, where: str) -> Lexicon:
    """Read the content of a language file; the first fault is a `LexiconError` that says where it is."""
    data = with_typed(cached("language", [content.encode()], lambda: _sections(content, where)))
    parts = machines(data)
    fields = {
        **_language(data["language"]),
        **parts,
        **_numerals(data["numerals"]),
        **_ordinals(data["ordinals"]),
        **_amounts(data),
        **relation_tables(data),
        **_days(data),
        **_meaning(data, parts["clitics"]),
    }
    return Lexicon(**fields, edges=edges(fields))


def _sections(content: str, where: str) -> dict[str, Any]:
    """Read the sections of a file, and hold them against the form."""
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as err:
        raise LexiconError(where, str(err), "mend the TOML") from err
    for place, fault in complaints(data):
        raise LexiconError(f"{where}: {place}", fault, "keep to the form that docs/languages.md describes")
    return data


def _folder() -> Any:  # noqa: ANN401 - importlib's Traversable moved between Python versions
    return resources.files("verify.language").joinpath("data")


def _language(section: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": section["code"],
        "decimal": frozenset(section["decimal"]),
        **{name: tuple(section[name]) for name in ("plural_endings", "name_endings", "figures")},
        **{name: section[name] for name in ("day_first", "day_first_only", "capital_days", "capital_nouns")},
        **{name: folded(section[name]) for name in ("stopwords", "auxiliaries", "relatives", "abbreviations")},
    }


def _numerals(section: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "one": section["one"],
        "minus": words_table(section["minus"]),
        "minus_after": words_table(section["minus_after"]),
        **{
            name: folded(section[name])
            for name in ("cardinals", "articles", "pronouns", "joiners", "homographs", "scale_articles")
        },
        "blocked_before": {fold(word): folded(words) for word, words in section["blocked_before"].items()},
        "magnitudes": table(section["magnitudes"], Decimal),
        "letters": {letter: Decimal(value) for letter, value in section["letters"].items()},
        "money_letters": {letter: Decimal(value) for letter, value in section["money_letters"].items()},
        "magnitude_words": {fold(word): Decimal(value) for word, value in section["magnitudes"].items()},
        "halves": table(section["halves"], decimal),
        "parts": table(section["parts"], decimal),
        "collectives": table(section["collectives"], lambda near: tuple(map(Decimal, near))),
    }


def _ordinals(section: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "ordinal_dotted": folded(section["dotted"]),
        "ordinal_leading": folded(section["leading"]),
        "ordinal_chained": frozenset(unaccented({fold(word): "" for word in section["chained"]})),
        "ordinal_suffixes": folded(section["suffixes"]),
        "roman_suffixes": tuple(sorted(section["roman_suffixes"], key=len, reverse=True)),
        "ordinal_words": unaccented({fold(word): fold(value) for word, value in section["words"].items()}),
        "ordinal_homographs": folded(section["homographs"]),
        "ordinal_standalone": folded(section["standalone"]),
        "ordinal_not_before": words_table(section["not_before"]),
    }


def _amounts(data: Mapping[str, Any]) -> dict[str, Any]:
    ranges, percent, numerals = data["ranges"], data["percent"], data["numerals"]
    signs = percent["signs"] + percent["words"]
    units, homographs = parted_units(data)
    starters = (*numerals["cardinals"], *numerals["scale_articles"], *unaccented(data["ordinals"]["words"]))
    return {
        "starters": folded(starters) | words_table([*numerals["parts"]]).words,
        "range_pairs": table(ranges["pairs"], words_table),
        "range_bare": words_table(ranges["bare"]),
        "range_words": word_tables({name: ranges[name] for name in ("changes", "joiners", "or_equal", "exactly")}),
        "range_signs": frozenset(ranges["signs"]),
        "bounds_before": Phrases(bounds_table(data["bounds"], "before")),
        "bounds_after": Phrases(bounds_table(data["bounds"], "after")),
        "shares": table(data["shares"], lambda three: (decimal(three[0]), decimal(three[1]), three[2])),
        "ratios": word_tables(data["ratios"]),
        "percent": words_table(signs),
        "percent_points": words_table(percent["points"]),
        "bare_points": words_table(percent["bare_points"]),
        "percent_of": words_table(percent["of"]),
        "units": table(units, str),
        "unit_symbols": units,
        "unit_homographs": homographs,
        "unit_words": words_table([*units, *data["currencies"], *data["durations"], *signs]).words,
        "scales": table(data["scales"], str),
        "currencies": table(data["currencies"], str),
        "currency_signs": frozenset(sign for sign in data["currencies"] if len(sign) <= 3),  # noqa: PLR2004 - letters
        "currency_codes": frozenset(data["currencies"].values()),
    }


def _days(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "months": table(data["months"], int),
        "weekdays": table(data["weekdays"], int),
        "dates": word_tables({name: words for name, words in data["dates"].items() if name != "offsets"}),
        "offsets": table(data["dates"]["offsets"], int),
        "calendar": word_tables({name: words for name, words in data["calendar"].items() if isinstance(words, list)}),
        "calendar_numbers": {name: table(unaccented(data["calendar"][name]), int) for name in CALENDAR_NUMBERS},
        "periods": table(data["calendar"]["periods"], str),
        "movable": table(unaccented(data["calendar"]["movable"]), str),
        "tense": word_tables(data["tense"]),
        "endings": {name: tuple(map(fold, words)) for name, words in data["tense"].items()},
        "durations": table(data["durations"], str),
        "clock": word_tables(data["clock"]),
        "ages": word_tables(data["ages"]),
    }


def _meaning(data: Mapping[str, Any], clitics: Clitics) -> dict[str, Any]:
    places = {name: words_table(words) for name, words in data["places"].items()}
    return {
        "labels": word_tables(data["labels"]),
        "ignored": words_table(data["ignored"]["phrases"]),
        "cues": {name: words_table(data[name]["words"]) for name in CUE_SECTIONS} | places,
        **{name: grouped(data[name], clitics) for name in ("metrics", "roles")},
    }
