"""Find the unit of time that an amount counts, over what may stand between: "two more years", "one and quarter hours".

In: a scan and an amount, or the end of a unit. Out: the end of the unit, its name, and what a fraction adds.
"""

from __future__ import annotations

from decimal import Decimal

from verify.extract.amounts import Amount
from verify.extract.scan import Scan

__all__ = ["fraction_behind", "is_over", "unit_of"]

CLOSING = frozenset(".,;:)!?")
NONE = Decimal(0)


def unit_of(seen: Scan, amount: Amount) -> tuple[int, str, Decimal] | None:
    """Return the end and the name of the unit of time that an amount counts, and what stands between adds to it."""
    lexicon, tokens = seen.lexicon, seen.tokens
    if not seen.is_followed(amount.last, lexicon.edges.spanning):
        return None
    over = lexicon.calendar["span_over"].at(tokens, amount.last)
    fraction = _fraction(seen, amount.last)
    for at, added in ((over[0] if over is not None else amount.last, NONE), fraction or (amount.last, NONE)):
        found = lexicon.durations.at(tokens, at)
        if found is not None:
            return *found, added
    value, of = amount.quantity.written, lexicon.percent_of.at(tokens, amount.last)
    if value is None or value % 1 == 0 or of is None:
        return None
    article = of[0] < len(tokens) and tokens.words[of[0]] in lexicon.articles  # "three quarters of an hour"
    found = lexicon.durations.at(tokens, of[0] + article)
    return (*found, NONE) if found is not None else None


def fraction_behind(seen: Scan, last: int) -> tuple[int, Decimal] | None:
    """Return the end and the worth of a fraction without an article that ends a phrase: "one month and half"."""
    found = _fraction(seen, last)
    return found if found is not None and is_over(seen, found[0]) else None


def is_over(seen: Scan, end: int) -> bool:
    """Tell whether what is measured ends before a token: nothing stands there that a number could count or part."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_free = end >= len(tokens) or tokens.words[end] in CLOSING or tokens.words[end] in lexicon.stopwords
    return is_free and lexicon.percent_of.at(tokens, end) is None


def _fraction(seen: Scan, at: int) -> tuple[int, Decimal] | None:
    """Return the end and the worth of "and half", "and quarter"."""
    mixer = seen.lexicon.fraction_mixers.at(seen.tokens, at)
    part = seen.lexicon.denominators.at(seen.tokens, mixer[0]) if mixer is not None else None
    return (part[0], 1 / Decimal(part[1])) if part is not None and seen.is_close(at) else None
