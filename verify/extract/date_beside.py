"""Dates told by another one right behind: "la veille du 5 mai", "the first half of April", "March of last year".

In: a scan and dates of its mentions. Out: the date that they make together with the words before.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.extract.parts import over_article
from verify.extract.scan import Scan
from verify.extract.years import APOSTROPHES
from verify.model import CalendarDate

__all__ = ["half_of_month", "in_pointed_year", "neighbour_day", "weekday_beside"]

STEPS = (("day_after", 1), ("day_ahead", -1))
SIDES = (("bound_more_than", 1), ("bound_less_than", -1))
MOST = 5  # weekdays that are counted from a day
HALVES = {1: "early", 2: "late"}
OVER = 2  # words between "first half" and its month ("de", "of the month of")


def neighbour_day(seen: Scan, first: int, day: CalendarDate) -> tuple[int, CalendarDate] | None:
    """Return the day before or after a day, where words before it say so: "le lendemain de Noël"."""
    if not _is_one_day(day) or not seen.is_close(first):
        return None
    for at in (first, over_article(seen, first)):
        for name, step in STEPS:
            found = seen.lexicon.calendar[name].ending(seen.tokens, at)
            if found is not None:
                return found[0], CalendarDate(unit="day", elapsed=step, base=day)
    return None


def weekday_beside(seen: Scan, first: int, day: CalendarDate) -> tuple[int, CalendarDate] | None:
    """Return the weekday that is counted from a day: "the third Tuesday after Christmas", "le lundi avant Pâques"."""
    if not _is_one_day(day) or not seen.is_close(first):
        return None
    tokens, lexicon = seen.tokens, seen.lexicon
    for name, sign in SIDES:
        over = lexicon.dates[name].ending(tokens, first)
        weekday = lexicon.weekdays.ending(tokens, over[0]) if over is not None else None
        if weekday is None:
            continue
        ordinal, last = seen.ending.get(weekday[0]), lexicon.calendar["final"].ending(tokens, weekday[0])
        begin, number = (last[0], 1) if last is not None else (weekday[0], 1)
        if ordinal is not None and ordinal.ordinal and ordinal.value in range(1, MOST + 1):
            begin, number = ordinal.first, int(ordinal.value)
        return begin, CalendarDate(unit="weekday", weekday=weekday[1], elapsed=sign * number, base=day)
    return None


def _is_one_day(day: CalendarDate) -> bool:
    """Tell whether a date is one day of the calendar, or a feast of one."""
    if day.until is not None or day.part is not None or day.base is not None or day.unit is not None:
        return False
    return day.day is not None or (day.feast is not None and ".." not in day.feast)


def half_of_month(seen: Scan, first: int, month: CalendarDate) -> tuple[int, CalendarDate] | None:
    """Return the half of a month that words before it name: "la seconde quinzaine de mai"."""
    is_month = month.month is not None and month.day is None and month.part is None and month.until is None
    if not is_month or month.unit is not None or not seen.is_close(first):
        return None
    of = seen.lexicon.percent_of.ending(seen.tokens, first) or seen.lexicon.dates["bound_over"].ending(
        seen.tokens, first
    )
    for at in (first, of[0] if of is not None else first):
        for table in ("halves", "month_halves"):
            half = seen.lexicon.calendar_numbers[table].ending(seen.tokens, at)
            if half is not None and at < first:
                return half[0], replace(month, part=HALVES[half[1]])
    return None


def in_pointed_year(seen: Scan, last: int, day: CalendarDate, year: CalendarDate) -> CalendarDate | None:
    """Return a day or a month without a year of its own in the year that is pointed at right behind it."""
    is_year = year.unit == "year" and (year.shift is not None or year.elapsed is not None)
    if not is_year or (year.part, year.until, year.base) != (None, None, None):
        return None
    is_open = day.year is None and day.unit is None and day.base is None
    if not is_open or (day.month is None and day.feast is None) or day.calendar is not None:
        return None
    if seen.tokens.is_word(last) and seen.tokens.gap(last) in APOSTROPHES:  # "in May, last year's winner"
        return None
    base = CalendarDate(unit="year", shift=year.shift or year.elapsed or 0)
    return replace(day, pointer=None, base=base, until=None if day.until is None else replace(day.until, base=base))
