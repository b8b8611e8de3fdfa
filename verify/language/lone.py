"""Tell a text that is one figure and nothing else: a cell, a field, an answer.

In: tokens and the ends of a numeral. Out: whether nothing stands beside it, so that signs and letters
which mean something else in prose (a list's mark, a unit, an article) can only belong to the number.
"""

from __future__ import annotations

from verify.language.lexicon import Lexicon
from verify.language.tokens import Tokens

__all__ = ["is_last", "is_lone"]


def is_last(tokens: Tokens, last: int, lexicon: Lexicon, *, measured: bool = False) -> bool:
    """Tell whether a text ends where a numeral ends, or with the percent behind it, or with the unit if `measured`."""
    unit = lexicon.percent.at(tokens, last) or (lexicon.units.at(tokens, last) if measured else None)
    return (last if unit is None else unit[0]) == len(tokens)


def is_lone(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a text is one numeral.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> english = load_lexicon("en")
    >>> is_lone(tokenize("- 10 %"), 0, 2, english), is_lone(tokenize("10 men"), 0, 1, english)
    (True, False)
    """
    return first == 0 and is_last(tokens, last, lexicon)
