"""A number of days and the dates that they lie between: "the four-day truce, from 24 to 27 November"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import linker, printed
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import interval

GAP = 3  # tokens between the days and the dates
DAYS = {"day": 1, "week": 7}


@linker("days")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the numbers of days or weeks right before or behind a range of dates; nights count one less."""
    for position, claim in enumerate(claims):
        quantity = claim.mention.quantity
        unit = DAYS.get(quantity.unit or "") if quantity is not None else None
        if claim.mention.kind is not Kind.DURATION or unit is None:
            continue
        for at in (position - 1, position + 1):
            if not 0 <= at < len(claims) or at not in context.days or not _is_beside(context, position, at):
                continue
            printed_date = claims[at].mention.date
            own = printed(claim.mention)
            if printed_date is None or printed_date.until is None or printed_date.day is None or own is None:
                continue
            first, last = context.days[at]
            elapsed = (last - first).days
            slack = unit - 1  # "two weeks" are counted roughly
            if last > first:
                expected = interval(max(elapsed - slack, 0), elapsed + 1 + slack, unit="day")
                ends = interval(_times(own.low, unit), _times(own.high, unit), unit="day")
                yield position, Link("days", ends, expected, (claims[at].mention.span,))


def _times(end: Decimal | None, unit: int) -> Decimal | None:
    return None if end is None else end * unit


def _is_beside(context: Context, position: int, at: int) -> bool:
    low, high = sorted((context.places[position], context.places[at]), key=lambda place: place.first)
    return low.sentence == high.sentence and high.first - low.last <= GAP
