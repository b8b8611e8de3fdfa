"""Read the words that make a bound of an amount: "at least", "ou plus", "about".

In: tokens and the ends of an amount. Out: its bound, or `None`.
"""

from __future__ import annotations

from verify.language.lexicon import Lexicon
from verify.language.tokens import TokenKind, Tokens
from verify.quantity import Bound

__all__ = ["SOFT", "bound_before", "bound_of"]

SOFT = frozenset((Bound.ABOUT, Bound.NEARLY))
QUOTES = frozenset("<>")


def bound_of(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Bound | None:
    """Return the bound that stands before an amount, or right behind it or its noun."""
    before = bound_before(tokens, first, lexicon)
    if before is not None and before not in SOFT:
        return before
    if lexicon.bounds_after.words.isdisjoint(tokens.words[last : last + 2]):
        return before
    for at in (last, last + 1):
        after = lexicon.bounds_after.at(tokens, at)
        if after is not None and (at == last or tokens.is_word(last)) and not _opens(tokens, at, after[0], lexicon):
            return after[1]
    return before


def _opens(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether words behind an amount belong to the bound of the next one: "20 or *more than* 30"."""
    for at in range(first, last):
        found = lexicon.bounds_before.at(tokens, at)
        is_longer = found is not None and (found[0] > last or (found[0] == last and at > first))
        if found is not None and is_longer and _may_begin(tokens, found[0], lexicon):
            return True
    return False


def _may_begin(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a number may begin at a token, or the sign of a currency before one."""
    if index >= len(tokens):
        return False
    word = tokens.words[index]
    return tokens.kinds[index] is TokenKind.NUMBER or word in lexicon.starters or word in lexicon.currencies.words


def bound_before(tokens: Tokens, first: int, lexicon: Lexicon) -> Bound | None:
    """Return the bound whose words stand before a number and the sign of its currency."""
    sign = None if tokens.is_word(first - 1) else lexicon.currencies.ending(tokens, first)
    before = sign[0] if sign is not None else first
    found = lexicon.bounds_before.ending(tokens, before)
    if found is not None and _is_mark(tokens, found[0]):
        return None
    return found[1] if found is not None else None


def _is_mark(tokens: Tokens, index: int) -> bool:
    """Tell whether a sign quotes a line ("> 30 killed") or ends an arrow ("8 -> 12"), and compares nothing."""
    if tokens.words[index] not in QUOTES:
        return False
    if index == 0 or "\n" in tokens.gap(index):
        return " " in tokens.gap(index + 1)
    return tokens.words[index - 1] in "-=<>" and not tokens.gap(index)
