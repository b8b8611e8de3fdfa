"""What a lexicon knows of words at the edges of numbers, so that most questions about a number end at one look-up.

In: the tables of a lexicon. Out: the words that may begin a numeral, and those that may follow or precede one. A
word that is not among them rules out every phrase that begins, or ends, with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from msgspec import Struct

from verify.language.compounds import Compounds
from verify.language.memory import Memory
from verify.language.phrases import Phrases
from verify.language.roman import ROMAN_LETTERS
from verify.language.searches import Searches
from verify.language.tokens import fold

__all__ = ["DASHES", "NAMING", "PARTS", "Edges", "Opening", "edges"]

ROMAN_FOLDED = frozenset("".join(ROMAN_LETTERS).casefold())
DASHES = frozenset("–—")
NAMING = ("articles", "bound_over", "this", "last", "next")  # words of dates that point or name one
PARTS = ("early", "mid", "late", "earlier", "later")  # of a period
PREFIXES = frozenset("kmgt")  # of a text that is one figure


class Opening(IntEnum):
    """What a numeral may be that begins with a word."""

    NONE = 0
    ROMAN = 1  # only where it is printed in capitals
    NUMERAL = 2


class Openings:
    """What the words of texts may open, each word told once."""

    __slots__ = ("_compounds", "_ordinals", "_plurals", "_romans", "_starters", "_stopwords", "may_order", "tell")

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """Keep what tells a numeral."""
        self._starters: frozenset[str] = fields["starters"]
        self._stopwords: frozenset[str] = fields["stopwords"]
        self._compounds: Compounds = fields["compounds"]
        self._romans = tuple(map(fold, fields["roman_suffixes"]))
        self._ordinals: Mapping[str, str] = fields["ordinal_words"]
        self._plurals: tuple[str, ...] = fields["plural_endings"]
        self.tell = Memory(self._tell)
        self.may_order = Memory(self._may_order)

    def _tell(self, word: str) -> Opening:
        if not word[0].isalpha() or word in self._starters or self._compounds.is_numeral(word):
            return Opening.NUMERAL
        may_be_roman = word not in self._stopwords and any(
            word.endswith(ending) and ROMAN_FOLDED.issuperset(word[: -len(ending)]) for ending in self._romans
        )
        return Opening.ROMAN if may_be_roman else Opening.NONE

    def _may_order(self, word: str) -> bool:
        """Tell whether a numeral may end with an ordinal, or the plural of one, or go on behind a dash."""
        if word in DASHES or word in self._ordinals or self._compounds.ordinal(word) is not None:
            return True
        return any(word.removesuffix(ending) in self._ordinals for ending in self._plurals)


class Edges(Struct, frozen=True):
    """Words by what they may be beside a number: first words of what follows one, last words of what precedes one."""

    openings: Openings
    searches: Searches
    extending: frozenset[str]  # what may make digits larger or finer, or ordinals of them
    joining: frozenset[str]  # what may stand between the ends of a range
    rolling: frozenset[str]  # units of time, and words such as "past" that may stand before one
    spanning: frozenset[str]  # what may stand between an amount and its unit of time, and that itself
    aging: frozenset[str]
    paying: frozenset[str]
    measuring: frozenset[str]
    multiplying: frozenset[str]
    parting: frozenset[str]  # percent signs and words
    dividing: frozenset[str]  # what may stand before the whole of a ratio
    negating: frozenset[str]  # last words of what makes a number negative
    timing: frozenset[str]  # last words of what may stand before a time of day
    naming: frozenset[str]  # last words of what points or names the date behind
    narrowing: frozenset[str]  # last words of what narrows the period behind
    bounding: frozenset[str]  # last words of what makes the date behind the end of a stretch
    counting: frozenset[str]  # last words of what may count the units of a period
    relating: frozenset[
        str
    ]  # last words of what makes an amount a change, or the start of one, and the bracket of a note
    telling: frozenset[str]  # last words of what may stand before an age
    coming: Memory[bool]  # whether a word may be a verb of the future
    weekday_forms: Mapping[str, int]  # weekdays of one word, in the singular and the plural


def edges(fields: Mapping[str, Any]) -> Edges:
    """Return the edges of a lexicon that has these fields."""
    calendar, of = fields["calendar"], fields["percent_of"]
    letters = [*fields["letters"], *fields["money_letters"]]
    return Edges(
        openings=Openings(fields),
        searches=Searches(fields),
        extending=_firsts(fields["magnitudes"], fields["halves"], fields["packs"])
        | fields["part_words"]
        | fields["cardinals"]
        | fields["ordinal_suffixes"]
        | frozenset(map(fold, letters))
        | PREFIXES,
        joining=_firsts(fields["range_bare"], *(closing for _, closing in fields["range_pairs"].pairs()))
        | fields["range_signs"],
        rolling=_firsts(fields["durations"], calendar["rolling_last"], calendar["rolling_next"]),
        spanning=_firsts(fields["durations"], calendar["span_over"], fields["fraction_mixers"], of),
        aging=_firsts(fields["ages"]["compounds"], fields["ages"]["words"]),
        paying=_firsts(fields["currencies"], of),
        measuring=_firsts(fields["units"], fields["minus_after"], of) | frozenset(map(fold, fields["unit_homographs"])),
        multiplying=_firsts(fields["multiple_times"]) | frozenset(fields["multiple_endings"]),
        parting=_firsts(fields["percent"], fields["percent_points"]),
        dividing=_firsts(fields["ratios"]["words"], fields["ratios"]["over_noun"]),
        negating=_lasts(fields["negative"], fields["minus"]),
        timing=_lasts(fields["clock"]["before"], fields["clock"]["only"]),
        naming=_lasts(*(fields["dates"][name] for name in NAMING)),
        narrowing=_lasts(*(calendar[part] for part in PARTS)),
        bounding=_lasts(*(words for name, words in fields["dates"].items() if name.startswith("bound_"))),
        counting=_lasts(fields["durations"], *(calendar[name] for name in ("initial", "final", "rolling_last"))),
        relating=_lasts(fields["changes"]["before"], fields["range_pairs"]) | {"("},
        telling=_lasts(fields["ages"]["before"], fields["bounds_before"], fields["range_pairs"]),
        coming=_coming(fields["tense"]["future"].words, fields["endings"]),
        weekday_forms=_weekday_forms(fields["weekdays"], fields["plural_endings"]),
    )


def _firsts(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset[str]().union(*(table.words for table in tables))


def _lasts(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset[str]().union(*(table.lasts for table in tables))


def _coming(words: frozenset[str], endings: Mapping[str, tuple[str, ...]]) -> Memory[bool]:
    ends, begins = endings["future_endings"], endings["future_beginnings"]
    return Memory(lambda word: word in words or word.endswith(ends) or (bool(begins) and word.startswith(begins)))


def _weekday_forms(weekdays: Phrases[int], endings: tuple[str, ...]) -> dict[str, int]:
    """Return the weekdays of one word, as they are and with each ending of a plural."""
    forms: dict[str, int] = {}
    for ending in ("", *endings):
        for word, number in weekdays.pairs():
            if " " not in word:
                forms.setdefault(word + ending, number)
    return forms
