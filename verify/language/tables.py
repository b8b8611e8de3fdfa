"""Turn the lists and tables of a language file into tables that detectors look into.

In: a section of a language file. Out: tables of phrases.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from verify.language.clitics import Clitics
from verify.language.phrases import Phrases
from verify.language.tokens import fold
from verify.quantity import Bound

__all__ = ["Words", "bounds_table", "decimal", "folded", "grouped", "parted_units", "relation_tables"]
__all__ += ["table", "unaccented", "word_tables", "words_table"]

Words = Phrases[bool]
V = TypeVar("V")


def decimal(value: float) -> Decimal:
    """Return a number of a file without the noise of floats."""
    return Decimal(str(value))


def folded(words: tuple[str, ...] | list[str]) -> frozenset[str]:
    """Return words as they are looked up."""
    return frozenset(fold(word) for word in words)


def words_table(words: list[str]) -> Words:
    """Return a table of phrases that stand for nothing but themselves."""
    return Phrases((word, True) for word in words)


def word_tables(section: Mapping[str, list[str]]) -> dict[str, Words]:
    """Return a table for each list of phrases."""
    return {name: words_table(words) for name, words in section.items()}


def table(section: Mapping[str, Any], read: Callable[[Any], V]) -> Phrases[V]:
    """Return a table of phrases, each with its value."""
    return Phrases((words, read(value)) for words, value in section.items())


def grouped(section: Mapping[str, Any], clitics: Clitics) -> Phrases[str]:
    """Return a table of phrases, each with the name of its group."""
    said = ((fold(words), name) for name, group in section.items() for words in group["words"])
    return Phrases((form, name) for words, name in said for form in clitics.forms(words))


def bounds_table(section: Mapping[str, Any], side: str) -> Iterator[tuple[str, Bound]]:
    """Yield the phrases on one side of a number, each with its bound."""
    for name, group in section.items():
        for words in group[side]:
            yield words, Bound(name)


def parted_units(data: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the units by their words: those that are sure, and those whose words are others too ("stone", "in")."""
    words = folded(data["language"]["stopwords"] + data["numerals"]["cardinals"])
    units: dict[str, str] = data["units"]
    doubtful = {unit for unit, code in units.items() if code.endswith("?") or (unit[1:] and fold(unit) in words)}
    sure = {unit: code for unit, code in units.items() if unit not in doubtful}
    return sure, {unit: units[unit].rstrip("?") for unit in doubtful}


def unaccented(words: Mapping[str, V]) -> dict[str, V]:
    """Add the words as typed without accents ("onzieme"), where that makes no other word."""
    plain = {
        "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)): value
        for word, value in words.items()
    }
    return plain | dict(words)


def _invariable(denominators: Mapping[str, int], endings: tuple[str, ...]) -> frozenset[str]:
    """Return the denominators that are their own plural ("Achtel"): none of their worth shows one by its ending."""
    shown = {of for word, of in denominators.items() if fold(word).endswith(endings)}
    return frozenset(fold(word) for word, of in denominators.items() if of not in shown)


def relation_tables(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words that make a number a part, a change, a multiple or a place in a ranking."""
    fractions, multiples = data["fractions"], data["multiples"]
    return {
        "invariable": _invariable(fractions["denominators"], tuple(data["language"]["plural_endings"])),
        "part_words": words_table(
            [*fractions["mixers"], *fractions["points"], *unaccented(fractions["denominators"])]
        ).words,
        "fraction_mixers": words_table(fractions["mixers"]),
        "decimal_words": words_table(fractions["points"]),
        "negative": words_table(fractions["negative"]),
        "denominators": table(unaccented(fractions["denominators"]), int),
        "packs": table(fractions["packs"], Decimal),
        "changes": word_tables(data["changes"]),
        "multiples": table(multiples["words"], decimal),
        "multiple_times": words_table(multiples["times"]),
        "multiple_endings": tuple(fold(word) for word in multiples["endings"]),
        "rankings": word_tables(data["rankings"]),
    }
