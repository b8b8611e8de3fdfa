"""Link mentions that are one date together: "the last Friday of May", "two weeks before 13 May".

In: a scan and its mentions in reading order, none overlapping. Out: the mentions, with those that are one
date joined. It runs once the detectors are done, since each of the parts may be another detector's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from verify.extract.counted_units import counted, is_silent
from verify.extract.date_beside import half_of_month, in_pointed_year, neighbour_day, weekday_beside
from verify.extract.date_within import day_of_month, week_of_day
from verify.extract.scan import Scan
from verify.extract.shifted_dates import shifted
from verify.model import CalendarDate, Mention

__all__ = ["join_neighbours", "link_dates"]

Join = Callable[[Scan, Mention, Mention], Mention | None]


def link_dates(seen: Scan, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with their dates linked."""
    listed = list(mentions)
    if all(mention.date is None for mention in listed):
        return tuple(listed)
    listed = _nth(seen, join_neighbours(seen, listed, _in_year))
    for join in (_week_of_day, shifted):
        listed = join_neighbours(seen, listed, join)
    return tuple(listed)


def join_neighbours(seen: Scan, mentions: Iterable[Mention], join: Join) -> list[Mention]:
    """Return the mentions, a date and its neighbour before it as one where a rule joins them."""
    kept: list[Mention] = []
    for mention in mentions:
        joined = join(seen, kept[-1], mention) if kept and mention.date is not None else None
        if joined is None:
            kept.append(mention)
        else:
            kept[-1] = joined
    return kept


def _nth(seen: Scan, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, with "the third Thursday of May" and "the 9th month of next year" as one date."""
    held: list[Mention] = []
    for mention in mentions:
        found = _whole(seen, mention) if mention.date is not None and mention.date.until is None else None
        if found is None:
            held.append(mention)
            continue
        first, made = found
        start = seen.tokens.starts[first]
        while held and held[-1].span.end > start:
            held.pop()
        held.append(made)
    return held


def _whole(seen: Scan, mention: Mention) -> tuple[int, Mention] | None:
    """Return the first token and the date that a mention makes together with the words before it."""
    if mention.date is None:
        return None
    first, last = seen.tokens_of(mention.span)
    finders = (counted, day_of_month, week_of_day, half_of_month, neighbour_day, weekday_beside)
    found = next((made for find in finders if (made := find(seen, first, mention.date)) is not None), None)
    if found is None:
        return None
    begin, date = found
    return begin, replace(mention, span=seen.span(begin, last), detector="date_link", date=date)


def _in_year(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Join "May last year", "mars de l'an prochain", "Thanksgiving of this year"."""
    if low.date is None or high.date is None or high.date.unit != "year":
        return None
    if low.bound is not None or high.bound is not None:
        return None
    end, last = seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[1]
    if not is_silent(seen, end, seen.tokens_of(high.span)[0]):
        return None
    date = in_pointed_year(seen, last, low.date, high.date)
    return None if date is None else replace(low, span=replace(low.span, end=high.span.end), date=date)


def _week_of_day(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Join "next week Wednesday", "Monday two weeks from now", "el lunes de la semana que viene"."""
    one, two = low.date, high.date
    if one is None or two is None or not is_silent(seen, seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[0]):
        return None
    day, week = (one, two) if one.weekday is not None else (two, one)
    is_bare = day.weekday is not None and (day.day, day.month, day.unit, day.until, day.pointer) == (None,) * 5
    steps = week.shift if week.shift is not None else week.elapsed
    if (
        not is_bare
        or week.unit not in {"week", "fortnight"}
        or steps is None
        or week.until
        or week.weekday
        or week.part
    ):
        return None
    steps = steps * 2 if week.unit == "fortnight" else steps
    return replace(
        low, span=replace(low.span, end=high.span.end), date=CalendarDate(weekday=day.weekday, unit="week", shift=steps)
    )
