"""Choose the day that a text means by a day without its year, or by a weekday: the nearest past one, or the next.

In: a `CalendarDate` and the dateline. Out: the first and the last day, or `None`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from verify.model import AHEAD, CalendarDate
from verify.normalise.stretches import Days, moved

__all__ = ["RECENT", "day_alone", "fits_weekday", "fitting", "in_year", "is_coming", "named", "nearest", "stepped_days"]

WEEK = 7
DECEMBER = 12
RECENT = 60  # days around the dateline of which a text speaks without a year
YEAR_DAYS = 366


def fits_weekday(day: date, printed: CalendarDate) -> bool:
    """Tell whether a day falls on the weekday that is printed, if one is."""
    return printed.weekday is None or day.isoweekday() == printed.weekday


def in_year(printed: CalendarDate, year: int) -> Days | None:
    """Return the days that a date is in a year: a day, a month, or the year."""
    if not date.min.year <= year <= date.max.year:
        return None
    if printed.month is None:
        return date(year, 1, 1), date(year, DECEMBER, 31)
    last = monthrange(year, printed.month)[1]
    if printed.day is None:
        return date(year, printed.month, 1), date(year, printed.month, last)
    if printed.day > last:
        return None
    day = date(year, printed.month, printed.day)
    return day, day


def is_coming(days: Days, pointer: str | None, dateline: date) -> bool:
    """Tell whether days are such as a pointer means: behind the dateline, or not over yet where a verb points ahead."""
    return days[1] >= dateline if pointer == AHEAD else days[0] > dateline


def nearest(printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the year of a day without one: the nearest past day, today included, or the next one."""
    years = (dateline.year + shift for shift in range(-4, 5))
    days = [days for year in years if (days := in_year(printed, year)) is not None]
    coming = next((each for each in days if is_coming(each, printed.pointer, dateline)), None)
    if printed.pointer == "next":
        return coming
    if printed.pointer == AHEAD and coming is not None and _is_sure(coming[0], printed, dateline):
        return coming
    past = [each for each in days if each[0] <= dateline]
    if printed.weekday is not None:
        return _by_weekday(days, printed, dateline)
    return past[-1] if past else None


def _by_weekday(days: list[Days], printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the year of a day with its weekday: the nearest, before or after, and a far one only if the weekday fits.

    A weekday that does not fit a day of these weeks is wrong, and no sign of another year.
    """
    nearest = min(days, key=lambda each: abs((each[0] - dateline).days), default=None)
    if nearest is None or _is_sure(nearest[0], printed, dateline):
        return nearest
    past = [each for each in days if each[0] <= dateline and fits_weekday(each[0], printed)]
    return past[-1] if past else nearest


def _is_sure(day: date, printed: CalendarDate, dateline: date) -> bool:
    """Tell whether the weekday that is printed, if one is, casts no doubt on the year of a day."""
    return abs((day - dateline).days) <= RECENT or fits_weekday(day, printed)


def _steps(pointer: str | None) -> range:
    """Return how far from the dateline a day is looked for, and in which order."""
    if pointer in {"next", AHEAD}:
        return range(int(pointer == "next"), YEAR_DAYS)
    return range(0, -YEAR_DAYS, -1)


def day_alone(printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the last day, today included, that is such a day of its month, or the next one."""
    if not date.min.year + 1 < dateline.year < date.max.year:
        return None
    days = (dateline + timedelta(days=step) for step in _steps(printed.pointer))
    return next(((day, day) for day in days if day.day == printed.day), None)


def fitting(printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the last day, today included, or the next, with the weekday and the day of the month that are printed."""
    if printed.day is None or not date.min.year + 1 < dateline.year < date.max.year:
        return None
    days = (dateline + timedelta(days=step) for step in _steps(printed.pointer))
    return next(((day, day) for day in days if day.day == printed.day and fits_weekday(day, printed)), None)


def named(printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the day of a weekday's name: today or the last one; "next" and "last" are never today, a verb may be."""
    weekday = printed.weekday or 0
    back = (dateline.isoweekday() - weekday) % WEEK
    if printed.pointer == "next":
        return stepped_days(dateline, (weekday - dateline.isoweekday() - 1) % WEEK + 1)
    if printed.pointer == AHEAD:
        return stepped_days(dateline, -back % WEEK)
    return stepped_days(dateline, -WEEK if printed.pointer == "last" and back == 0 else -back)


def counted_weekday(days: Days, weekday: int, steps: int) -> Days | None:
    """Return the nth such weekday after some days, or before them where negative.

    >>> counted_weekday((date(2014, 12, 25), date(2014, 12, 25)), 2, 3)
    (datetime.date(2015, 1, 13), datetime.date(2015, 1, 13))
    """
    if steps > 0:
        ahead = (weekday - days[1].isoweekday() - 1) % WEEK + 1
        return stepped_days(days[1], ahead + WEEK * (steps - 1))
    back = (days[0].isoweekday() - weekday - 1) % WEEK + 1
    return stepped_days(days[0], -back + WEEK * (steps + 1))


def stepped_days(day: date, days: int) -> Days | None:
    """Return the day so many days off; `None` where the calendar ends before it."""
    there = moved(day, days, "day")
    return None if there is None else (there, there)
