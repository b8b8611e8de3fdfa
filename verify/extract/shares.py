"""Shares in words: "la plupart", "half of", "deux tiers", in percent of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import Quantity, bounded, interval


@detector("share", precedence=40)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the shares, each with the interval that the lexicon gives it; the noun is the part."""
    for first, last, (low, high, brackets) in seen.lexicon.shares.find(seen.tokens):
        before = seen.lexicon.bounds_before.ending(seen.tokens, first)
        bound = before[1] if before is not None else None
        quantity = _within(bounded(interval(low, high, brackets, unit="percent"), bound))
        yield Mention(seen.span(first, last), Kind.SHARE, quantity, "share", bound, noun=seen.noun(last))


def _within(quantity: Quantity) -> Quantity:
    """Close an open end at the ends of a whole: "plus de la moitié" reaches to 100 %."""
    whole = interval(0, 100)
    low = whole.low if quantity.low is None else quantity.low
    high = whole.high if quantity.high is None else quantity.high
    return replace(
        quantity,
        low=low,
        high=high,
        low_closed=quantity.low_closed or quantity.low is None,
        high_closed=quantity.high_closed or quantity.high is None,
    )


