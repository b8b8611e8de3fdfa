"""Tell an article that counts a unit from one that does not: "a litre of milk", not "$2 a litre".

In: tokens, the place of an article that is no numeral of its own, a lexicon. Out: whether it counts.
"""

from __future__ import annotations

from verify.language.lexicon import Lexicon
from verify.language.tokens import TokenKind, Tokens

__all__ = ["counts_unit"]

UNCOUNTED = frozenset(("deg", "bit"))  # "a degree of freedom", "a bit of luck"


def counts_unit(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether an article counts the unit or the currency behind it.

    It does where a bound stands before it ("more than a mile"), a whole, a half or a smaller part behind it
    ("a litre of milk", "a dollar and 42 cents"), or nothing at all ("a kilogram").

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [counts_unit(tokenize(text), 1, load_lexicon("en")) for text in ("drank a litre of milk", "walked a mile on")]
    [True, False]
    """
    measure, money = lexicon.units.at(tokens, index + 1), lexicon.currencies.at(tokens, index + 1)
    unit = measure or money
    if unit is None or unit[1] in UNCOUNTED or len(tokens.raw(index + 1)) == 1:
        return False
    if index > 0 and (tokens.kinds[index - 1] is TokenKind.NUMBER or tokens.words[index - 1] in lexicon.unit_words):
        return False
    if measure is not None and lexicon.percent_of.at(tokens, unit[0]) is not None:
        return True
    is_alone = index == 0 and unit[0] == len(tokens)
    return is_alone or lexicon.bounds_before.ending(tokens, index) is not None or _is_more(tokens, unit[0], lexicon)


def _is_more(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a half or a number follows: "a pound and a half", "a dollar and 42 cents"."""
    mixer = lexicon.fraction_mixers.at(tokens, last)
    is_number = mixer is not None and mixer[0] < len(tokens) and tokens.kinds[mixer[0]] is TokenKind.NUMBER
    return is_number or lexicon.halves.at(tokens, last) is not None
