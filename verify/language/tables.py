"""Turn the lists and tables of a language file into tables that detectors look into.

In: a section of a language file. Out: tables of phrases.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from verify.language.phrases import Phrases
from verify.language.tokens import fold
from verify.quantity import Bound

__all__ = ["Words", "bounds_table", "decimal", "folded", "grouped", "table", "unaccented", "word_tables", "words_table"]

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


def grouped(section: Mapping[str, Any]) -> Phrases[str]:
    """Return a table of phrases, each with the name of its group."""
    return Phrases((words, name) for name, group in section.items() for words in group["words"])


def bounds_table(section: Mapping[str, Any], side: str) -> Iterator[tuple[str, Bound]]:
    """Yield the phrases on one side of a number, each with its bound."""
    for name, group in section.items():
        for words in group[side] if name in set(Bound) else ():
            yield words, Bound(name)


def unaccented(words: Mapping[str, V]) -> dict[str, V]:
    """Add the words as typed without accents ("onzieme"), where that makes no other word."""
    plain = {
        "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)): value
        for word, value in words.items()
    }
    return plain | dict(words)
