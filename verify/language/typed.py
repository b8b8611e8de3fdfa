"""Add words as typed without accents: "tres" in Portuguese, "degres" in French, "funf" in German.

In: the content of a language file. Out: the same with these spellings of its numerals, units and spans of time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from verify.language.tokens import fold

__all__ = ["with_typed"]

SHORTEST = 3  # letters; shorter words are too often others


def with_typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a language's content with the words that a keyboard without accents makes of its own.

    >>> data = {"language": {"stopwords": []}, "numerals": {"cardinals": ["três"], "spellings": {}},
    ...         "units": {"mètre": "m"}, "durations": {}}
    >>> found = with_typed(data)
    >>> found["numerals"], found["units"]
    ({'cardinals': ['três', 'tres'], 'spellings': {'tres': 'três'}}, {'mètre': 'm', 'metre': 'm'})
    """
    numerals = data["numerals"]
    known = set(map(fold, (*data["language"]["stopwords"], *numerals["spellings"])))
    cardinals = _typed(numerals["cardinals"], known)
    spelled = {
        "cardinals": [*numerals["cardinals"], *cardinals],
        "spellings": cardinals | numerals["spellings"],
    }
    tables = {name: data[name] | _values(data[name], known) for name in ("units", "durations")}
    return {**data, **tables, "numerals": numerals | spelled}


def _typed(words: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return words without their accents, each with the word that is meant, where that makes no other word."""
    own = list(words)
    plain = {_plain(word): word for word in own if not word.isascii()}
    taken = {*known, *map(fold, own)}
    return {
        typed: word
        for typed, word in plain.items()
        if typed.isascii() and len(typed) >= SHORTEST and fold(typed) not in taken
    }


def _values(words: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    return {typed: words[word] for typed, word in _typed(words, known).items()}


def _plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
