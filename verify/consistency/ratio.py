"""A ratio and the percentage in brackets behind it: "33 on 89 (37 %)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import linker, printed
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import interval

WHOLE = 100
GAP = 3  # tokens between the two: a noun and the bracket


@linker("ratio")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the percentages in brackets that repeat a ratio; a ratio of small numbers is a rounded one."""
    tokens = context.scan.tokens
    for position, claim in enumerate(claims):
        place = context.places[position]
        is_bracketed = place.first > 0 and tokens.words[place.first - 1] == "("
        if claim.mention.kind is not Kind.PERCENT or not is_bracketed or position == 0:
            continue
        ratio, before = claims[position - 1].mention, context.places[position - 1]
        own, whole = printed(claim.mention), _whole(context, position - 1)
        is_ratio = ratio.detector == "ratio" and ratio.quantity is not None and ratio.bound is None
        if not is_ratio or own is None or whole is None or place.first - before.last > GAP:
            continue
        low, high = (ratio.quantity.low, ratio.quantity.high) if ratio.quantity is not None else (None, None)
        if low is not None and high is not None:
            slack = Decimal(WHOLE) / (2 * whole)
            expected = interval(max(low - slack, Decimal(0)), high + slack, unit="percent")
            yield position, Link("ratio", own, expected, (ratio.span,))


def _whole(context: Context, position: int) -> Decimal | None:
    """Return the number that a ratio is counted out of: the 89 of "33 on 89"."""
    last = context.scan.ending.get(context.places[position].last)
    return last.value if last is not None and last.value > 0 else None
