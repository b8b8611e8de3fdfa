"""Resolve the day on which a running total begins: "34,356 killed since 7 October 2023".

In: a context, the position of a date that no event is named for, and the claims around it. Out: the claim of the event
on whose day the count begins, or `None`. A day is wrong where words such as "since" lead to it and it is a slip: the
same day of another year, or one or two days off, and no other count begins then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from verify.model import CalendarDate, Claim, Part, Step
from verify.normalise.context import Context
from verify.normalise.periods import follows

__all__ = ["resolve_start"]

SLIP = 2  # days


def resolve_start(context: Context, position: int, claim: Claim, around: Iterable[Claim]) -> Claim | None:
    """Return the claim of the event with which the count of one of some claims begins."""
    day, printed = claim.as_of, context.mentions[position].date
    if day is None or printed is None or printed.day is None:
        return None
    own = {(each.metric, each.entity) for each in around if each.metric is not None and each.entity is not None}
    series = [each for several in context.index.series.values() for each in several if each.origin is not None]
    began = {each.origin for each in series if (each.metric, each.entity) in own and each.origin is not None}
    other = {each.origin for each in series}
    if day not in began and (day in other or not follows(context, "since", position)):
        return None
    meant = sorted(each for each in began if each == day or _is_slip(day, printed, each))
    places = {each.entity for each in series if (each.metric, each.entity) in own}
    places.update(*(each.parties for each in series if (each.metric, each.entity) in own))
    events = _events(context, meant[0], places) if len(meant) == 1 else ()
    if not events:
        return None
    step = Step(Part.ENTITY, events[0], how="the count beside the day begins with it")
    known = replace(claim, shape="events", entity=events[0], rivals=events[1:], steps=(*claim.steps, step))
    return replace(known, reason=None, lacks=None, day_stated=True)


def _events(context: Context, day: date, places: set[str]) -> tuple[str, ...]:
    """Return the events that began on a day and whose place is one of some, or the only one of that day."""
    begun = context.index.starts.get(day, {})
    near = tuple(event for event, beside in begun.items() if not beside.isdisjoint(places))
    return near or (tuple(begun) if len(begun) == 1 else ())


def _is_slip(day: date, printed: CalendarDate, known: date) -> bool:
    """Tell whether a day is another one by mistake: of another year that is printed, or a day or two off."""
    is_year = printed.year is not None and (day.month, day.day) == (known.month, known.day)
    return is_year or abs((day - known).days) <= SLIP
