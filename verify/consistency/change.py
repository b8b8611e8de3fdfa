"""A change and the two levels that it leads between: "from 8 to 12 million, up 50 %"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import linker, printed
from verify.extract.relations import CHANGE, FROM
from verify.model import Claim, Kind, Link, Mention
from verify.normalise.context import Context
from verify.quantity import Quantity, interval

WHOLE = Decimal(100)
LEVELS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
MEANT = 2  # digits of a level that are taken as meant
GAP = 4  # tokens between a change and the levels
BETWEEN = 3  # tokens between the two levels


@linker("change")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the percentages of change that stand right before or behind "from ... to ..."."""
    for position, claim in enumerate(claims):
        if claim.mention.note != FROM or position + 1 >= len(claims):
            continue
        before, after = claim.mention, claims[position + 1].mention
        if not _is_pair(context, position, before, after):
            continue
        expected = _percent(before, after)
        at = _change_beside(context, claims, position)
        own = printed(claims[at].mention) if at is not None else None
        if at is not None and own is not None and expected is not None:
            yield at, Link("change", own, expected, (before.span, after.span))


def _is_pair(context: Context, position: int, before: Mention, after: Mention) -> bool:
    """Tell whether two figures are the levels before and after a change of one thing."""
    gap = context.places[position + 1].first - context.places[position].last
    is_same = before.kind == after.kind or Kind.NUMBER in {before.kind, after.kind}
    return gap <= BETWEEN and is_same and {before.kind, after.kind} <= LEVELS and after.note != FROM


def _change_beside(context: Context, claims: Sequence[Claim], position: int) -> int | None:
    """Return the one percentage of change beside the levels, in the same sentence."""
    low, high = context.places[position], context.places[position + 1]
    beside = []
    for at in (position - 1, position + 2):
        if not 0 <= at < len(claims) or context.places[at].sentence != low.sentence:
            continue
        mention, place = claims[at].mention, context.places[at]
        gap = low.first - place.last if at < position else place.first - high.last
        if mention.kind is Kind.PERCENT and mention.note == CHANGE and gap <= GAP:
            beside.append(at)
    return beside[0] if len(beside) == 1 else None


def _percent(before: Mention, after: Mention) -> Quantity | None:
    """Return the change between two levels in percent, whichever way; of percentages also the points between them."""
    start, end = printed(before, digits=MEANT), printed(after, digits=MEANT)
    if start is None or end is None or None in {start.low, start.high, end.low, end.high}:
        return None
    starts, ends = ([Decimal(each or 0) for each in (level.low, level.high)] for level in (start, end))
    if min(*starts, *ends) <= 0:
        return None
    changes = [(last - first) / first * WHOLE for first in starts for last in ends]
    if before.kind is Kind.PERCENT:
        changes += [last - first for first in starts for last in ends]
    sizes = [abs(each) for each in changes]
    return interval(min(sizes) if min(changes) > 0 or max(changes) < 0 else 0, max(sizes), unit="percent")
