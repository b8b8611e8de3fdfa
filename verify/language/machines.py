"""Choose what reads a language's numerals in words, and what parts its words.

In: the content of a language file. Out: fields of a lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verify.language.additive import Additive
from verify.language.clitics import Clitics
from verify.language.compounds import Compounds
from verify.language.tokens import fold, words_of
from verify.language.words import read_words

__all__ = ["machines"]

TWO = 2
THOUSAND = 1000


def machines(data: Mapping[str, Any]) -> dict[str, Any]:
    """Choose what reads numerals in words, and what parts words that are written in one."""
    language, numerals, ordinals = data["language"], data["numerals"], data["ordinals"]
    spellings = {fold(word): fold(spelling) for word, spelling in numerals["spellings"].items()}
    words = {fold(word): fold(cardinal) for word, cardinal in ordinals["words"].items()}
    superlatives = {fold(word): fold(ending) for word, ending in ordinals["superlatives"].items()}
    joiners = _folded(numerals["joiners"])
    values = {fold(word): value for word, value in numerals["values"].items()}
    parts = [*_folded([*numerals["cardinals"], *numerals["magnitudes"]]), *joiners] if language["compounds"] else []
    longest_first = sorted(map(fold, language["clitics"]), key=len, reverse=True)
    clitics = (tuple(longest_first), tuple(map(fold, language["fused_articles"])))
    heard = {name: section for name, section in data.items() if name != "tense"}  # its verbs stand in one with "and"
    vocabulary = frozenset(_spoken(heard)) if any(clitics) else frozenset()
    return {
        "machine": Additive(values, joiners) if values else language["text2num"] or None,
        "spellings": spellings,
        "compounds": Compounds(parts, words if parts else {}, superlatives, spellings, _glue(data)),
        "clitics": Clitics(*clitics, vocabulary - set(clitics[0]), _duals(data)),
    }


def _glue(data: Mapping[str, Any]) -> str:
    """Return what the machine wants between the parts of a word: nothing where it knows "zweitausend"."""
    numerals, machine = data["numerals"], data["language"]["text2num"] or None
    two = [word for word in map(fold, numerals["cardinals"]) if read_words([word], machine) == TWO]
    thousands = [fold(word) for word, value in numerals["magnitudes"].items() if value == THOUSAND]
    return "" if any(read_words([first + last], machine) for first in two for last in thousands) else " "


def _spoken(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a TOML file may hold
    """Yield every word of a language file, in keys of tables and in lists."""
    if isinstance(value, Mapping):
        for key, under in value.items():
            yield from words_of(key)
            yield from _spoken(under)
    elif isinstance(value, list):
        for word in value:
            yield from words_of(str(word))


def _duals(data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the words for two of something, each as the numeral and what it counts."""
    two = next((fold(word) for word, value in data["numerals"]["values"].items() if value == TWO), "")
    return {fold(dual): (two, fold(one)) for dual, one in data["numerals"]["duals"].items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
