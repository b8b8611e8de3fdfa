"""Read fractions whose denominator is an ordinal: "three twenty-fifths", "cien millonésimas", "un huitième".

In: the words of a run and the ordinal behind it. Out: where the fraction ends and its value, or `None`
where the words are the ordinal itself ("trois cent cinquième") or order what follows ("un huitième mort").
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.scales import value_of
from verify.language.tokens import HYPHENS, Tokens
from verify.language.words import read_words

__all__ = ["below", "is_loosely_joined", "is_ten", "parted"]

TEN = 10
CENT = 100
LEAST = 3  # halves have words of their own: "second" is a unit of time


def is_money(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a denominator is a coin: "12 centesimi per azione", not "12 centesimi di secondo"."""
    coin = lexicon.currencies.at(tokens, index)
    return coin is not None and lexicon.percent_of.at(tokens, coin[0]) is None


def denominator(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[str, bool] | None:
    """Return the cardinal of the ordinal word at a token, and whether the word is a plural."""
    word = tokens.words[index] if tokens.is_word(index) else ""
    for ending in lexicon.plural_endings:
        single = word.removesuffix(ending)
        cardinal = lexicon.ordinal_words.get(single) if single != word else None
        if cardinal is not None:
            return cardinal, True
    cardinal = lexicon.ordinal_words.get(word) or lexicon.compounds.ordinal(word)
    return None if cardinal is None else (cardinal, word.endswith(lexicon.plural_endings))


def below(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the end and the number of the denominator at a token."""
    found = lexicon.denominators.at(tokens, index)
    if found is not None or lexicon.denominators.words.isdisjoint(lexicon.ordinal_words):
        return found
    ordinal = denominator(tokens, index, lexicon)
    value = value_of([ordinal[0]], lexicon) if ordinal is not None else None
    return None if value is None or value < LEAST else (index + 1, int(value))


def _is_counting(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word follows in the same line that an ordinal before it could order."""
    if not tokens.is_word(index) or "\n" in tokens.gap(index):
        return False
    return lexicon.percent_of.at(tokens, index) is None and lexicon.percent.at(tokens, index) is None


def parted(
    tokens: Tokens, words: Sequence[str], end: int, lexicon: Lexicon, *, article: bool
) -> tuple[int, Decimal] | None:
    """Return the end and the value of a fraction: words that end before a token, and the ordinal there.

    `article` says that the words begin with one, so that a denominator in the singular is meant too.
    """
    found = denominator(tokens, end, lexicon) if words and tokens.gap(end) else None
    if found is not None and not article and is_money(tokens, end, lexicon):
        return None
    if found is None or lexicon.denominators.words.isdisjoint(lexicon.ordinal_words):
        return None
    if len(words) > 2 and words[-2] in lexicon.joiners and is_loosely_joined(tokens, end, lexicon):  # noqa: PLR2004
        return None
    cardinal, is_plural = found
    cut = _cut(tokens, words, end, cardinal, lexicon)
    above = value_of(words[:cut], lexicon) if cut else None
    under = value_of([*words[cut:], cardinal], lexicon)
    if above is None or under is None or under < LEAST or above < 1:
        return None
    is_one = article and above == 1 and not _is_counting(tokens, end + 1, lexicon)
    return (end + 1, above / under) if is_plural or is_one else None


def _cut(tokens: Tokens, words: Sequence[str], end: int, cardinal: str, lexicon: Lexicon) -> int:
    """Return how many words stand above the stroke: all but those that a hyphen joins to the ordinal."""
    joined = 0
    while joined < len(words) and tokens.gap(end - joined) in HYPHENS:
        joined += 1
    if joined:
        return len(words) - joined
    for cut in range(len(words), 0, -1):
        if words[cut - 1] in lexicon.joiners or value_of(words[:cut], lexicon) is None:
            continue
        if cut == len(words) or value_of([*words[cut:], cardinal], lexicon) is not None:
            return cut
    return 0


def is_loosely_joined(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a joiner before the last word is no part of the number: "million and five", not "vinte e três"."""
    if last <= 2 or tokens.words[last - 2] not in lexicon.joiners:  # noqa: PLR2004 - a word, a joiner, a word
        return False
    words = [lexicon.spellings.get(tokens.words[at], tokens.words[at]) for at in (last - 3, last - 2, last - 1)]
    return not (is_ten(words[:1], lexicon) and read_words(words, lexicon.machine) is not None)


def is_ten(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word is one of the tens, behind which a joiner is part of the number ("vinte e três")."""
    is_one = bool(words) and not lexicon.scale_articles
    return is_one and TEN <= (read_words(words, lexicon.machine) or 0) < CENT
