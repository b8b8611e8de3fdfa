"""Turn a date as printed into days of the calendar.

In: a `CalendarDate` and the dateline. Out: the first and the last day that it can mean, or `None`
where the text and the dateline do not fix it. The news reading: the nearest past day, unless a
word points forward.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from verify.model import CalendarDate

__all__ = ["RECENT", "Days", "fits_weekday", "is_impossible", "resolve"]

Days = tuple[date, date]
WEEK = 7
RECENT = 60  # days around the dateline of which a text speaks without a year
DECEMBER = 12
LEAP_YEAR = 2000


def is_impossible(printed: CalendarDate) -> bool:
    """Tell whether no calendar holds the day.

    >>> is_impossible(CalendarDate(month=4, day=31))
    True
    """
    if printed.month is not None and not 1 <= printed.month <= DECEMBER:
        return True
    if printed.month is None or printed.day is None:
        return False
    return not 1 <= printed.day <= monthrange(printed.year or LEAP_YEAR, printed.month)[1]


def fits_weekday(day: date, printed: CalendarDate) -> bool:
    """Tell whether a day falls on the weekday that is printed, if one is."""
    return printed.weekday is None or day.isoweekday() == printed.weekday


def resolve(printed: CalendarDate, dateline: date | None) -> Days | None:
    """Return the days that a date means when it is said on the dateline.

    >>> resolve(CalendarDate(month=4, day=1), date(2024, 4, 26))
    (datetime.date(2024, 4, 1), datetime.date(2024, 4, 1))
    """
    if is_impossible(printed) or (printed.until is not None and is_impossible(printed.until)):
        return None
    first = _resolve_one(printed, dateline)
    if printed.until is None or first is None:
        return first
    last = _resolve_one(printed.until, dateline)
    return None if last is None or last[1] < first[0] else (first[0], last[1])


def _resolve_one(printed: CalendarDate, dateline: date | None) -> Days | None:
    if printed.year is not None:
        return _in_year(printed, printed.year)
    if dateline is None:
        return None
    if printed.offset is not None:
        return _moved(dateline, printed.offset)
    if printed.month is not None:
        return _nearest(printed, dateline)
    return None if printed.weekday is None else _weekday(printed.weekday, printed.pointer, dateline)


def _in_year(printed: CalendarDate, year: int) -> Days | None:
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


def _nearest(printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the year of a day without one: the nearest past day, today included, or the next one."""
    years = (dateline.year + shift for shift in range(-4, 5))
    days = [days for year in years if (days := _in_year(printed, year)) is not None]
    if printed.pointer == "next":
        return next((each for each in days if each[0] > dateline), None)
    past = [each for each in days if each[0] <= dateline]
    if printed.weekday is not None:
        return _by_weekday(days, printed, dateline)
    return past[-1] if past else None


def _by_weekday(days: list[Days], printed: CalendarDate, dateline: date) -> Days | None:
    """Choose the year of a day with its weekday: the nearest, before or after, and a far one only if the weekday fits.

    A weekday that does not fit a day of these weeks is wrong, and no sign of another year.
    """
    nearest = min(days, key=lambda each: abs((each[0] - dateline).days), default=None)
    if nearest is None or abs((nearest[0] - dateline).days) <= RECENT or fits_weekday(nearest[0], printed):
        return nearest
    past = [each for each in days if each[0] <= dateline and fits_weekday(each[0], printed)]
    return past[-1] if past else nearest


def _weekday(weekday: int, pointer: str | None, dateline: date) -> Days | None:
    """Choose the day of a weekday's name: today or the last one; "next" and "last" are never today."""
    back = (dateline.isoweekday() - weekday) % WEEK
    if pointer == "next":
        return _moved(dateline, (weekday - dateline.isoweekday() - 1) % WEEK + 1)
    return _moved(dateline, -WEEK if pointer == "last" and back == 0 else -back)


def _moved(day: date, days: int) -> Days | None:
    """Return the day so many days off; `None` where the calendar ends before it."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved, moved
