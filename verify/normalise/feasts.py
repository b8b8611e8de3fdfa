"""Days of feasts that move from year to year, by rule.

In: a rule of the lexicon and a year. Out: the day, or `None` where the year has none. The rules:

- `easter+39`, `orthodox-2`: days from Easter, western or eastern; the western one is computed by the anonymous
  Gregorian method (Meeus, "Astronomical Algorithms", 1991, chapter 8), the eastern one by Meeus's Julian method;
- `11/4thu`, `5/-1mon`, `11/4thu+1`: the nth weekday of a month, from its end where negative, and days from it;
- `hijri 9-1`: a day of the tabular Islamic calendar, which may be a day off from the moon that was seen;
- `hebrew 7-10`: a day of the Hebrew calendar, months counted from Nisan (Dershowitz and Reingold, "Calendrical
  Calculations", chapter 8).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from verify.extract.foreign_dates import from_hijri

__all__ = ["MOVABLE", "feast_day"]

MOVABLE = re.compile(
    r"(?P<base>easter|orthodox)|(?P<month>\d{1,2})/(?P<nth>-?\d)(?P<weekday>mon|tue|wed|thu|fri|sat|sun)"
    r"|(?P<calendar>hijri|hebrew) (?P<moon>\d{1,2})-(?P<day>\d{1,2})"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = 7
YEARS = range(1900, 2100)
HEBREW_EPOCH = -1_373_427  # ordinal of 1 Tishri of the year 1
ADAR = 12
NISAN = 1
TISHRI = 7
SHORT_MONTHS = frozenset((2, 4, 6, 10, 13))


def feast_day(rule: str, year: int) -> date | None:
    """Return the day of a feast in a year; of two in one Gregorian year, the first.

    >>> feast_day("easter+1", 2024), feast_day("orthodox", 2024), feast_day("11/4thu", 2024)
    (datetime.date(2024, 4, 1), datetime.date(2024, 5, 5), datetime.date(2024, 11, 28))
    >>> feast_day("hebrew 7-10", 2018), feast_day("hijri 9-1", 2024)
    (datetime.date(2018, 9, 19), datetime.date(2024, 3, 11))
    """
    found = MOVABLE.match(rule)
    if found is None or year not in YEARS:
        return None
    rest = rule[found.end() :]
    shift = int(rest) if rest else 0
    if found["base"] is not None:
        day: date | None = EASTERS[found["base"]](year)
    elif found["month"] is not None:
        day = _nth_weekday(year, int(found["month"]), int(found["nth"]), WEEKDAYS.index(found["weekday"]))
    else:
        days = CALENDARS[found["calendar"]](year, int(found["moon"]), int(found["day"]))
        day = next((each for each in days if each.year == year), None)
    return None if day is None else day + timedelta(days=shift)


def _easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def _orthodox(year: int) -> date:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (nth - 1))
    else:
        last = date(year, month, monthrange(year, month)[1])
        day = last - timedelta(days=(last.weekday() - weekday) % WEEK - WEEK * (nth + 1))
    return day if day.month == month else None


def _hijri(year: int, month: int, day: int) -> Iterator[date]:
    start = (year - 622) * 33 // 32
    return (from_hijri(each, month, day) for each in range(start - 1, start + 3))


def _hebrew(year: int, month: int, day: int) -> Iterator[date]:
    for each in (year + 3760, year + 3761):
        months = [*range(TISHRI, _months(each) + 1), *range(NISAN, TISHRI)]
        sought = 13 if month == ADAR and _months(each) > ADAR else month
        length = sum(_length(each, earlier) for earlier in months[: months.index(sought)])
        yield date.fromordinal(HEBREW_EPOCH + _elapsed(each) + length + day - 1)


def _is_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7  # noqa: PLR2004 - seven leap years in nineteen


def _months(year: int) -> int:
    return 13 if _is_leap(year) else ADAR


def _elapsed(year: int) -> int:
    """Return the days from the epoch to the new year, with its four postponements."""
    shift = [_molad(each) for each in (year - 1, year, year + 1)]
    if shift[2] - shift[1] == 356:  # noqa: PLR2004 - no year has so many days
        return shift[1] + 2
    return shift[1] + (shift[1] - shift[0] == 382)  # noqa: PLR2004


def _molad(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days  # noqa: PLR2004


def _length(year: int, month: int) -> int:
    days = _elapsed(year + 1) - _elapsed(year)
    if month in SHORT_MONTHS or (month == ADAR and not _is_leap(year)):
        return 29
    if (month == 8 and days % 10 != 5) or (month == 9 and days % 10 == 3):  # noqa: PLR2004 - Marheshvan and Kislev
        return 29
    return 30


EASTERS: dict[str, Callable[[int], date]] = {"easter": _easter, "orthodox": _orthodox}
CALENDARS: dict[str, Callable[[int, int, int], Iterator[date]]] = {"hijri": _hijri, "hebrew": _hebrew}
