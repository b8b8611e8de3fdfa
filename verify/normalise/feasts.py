"""Days of feasts that move from year to year, by rule.

In: a rule of the lexicon and a year. Out: the first and the last day of the feast, for each time that it begins in
the year. A rule is a base, a shift in days (`easter+39`), and where the feast is moved because of its weekday, to
which weekdays that happens (`on 4-27 sun-1`). `easter-46..easter-1` lasts from the one to the other. The bases:

- `easter`, `orthodox`: the western one is computed by the anonymous Gregorian method (Meeus, "Astronomical
  Algorithms", 1991, chapter 8), the eastern one by Meeus's Julian method;
- `parsi`: the new year of the Parsis, every 365 days;
- `11/4thu`, `5/-1mon`: the nth weekday of a month, from its end where negative;
- `on 4-27`: a fixed day; `from 11-27 sun`: the first such weekday from that day on;
- `hebrew 7-10`: a day of the Hebrew calendar, months counted from Nisan (Dershowitz and Reingold, "Calendrical
  Calculations", chapter 8); `persian 1-1`: one of the Iranian calendar;
- `table diwali`: from feasts.csv, which .ci/feasts.py writes: feasts that a moon or a star sets, in most places.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources

from verify.extract.foreign_dates import from_solar_hijri
from verify.normalise.stretches import Days

__all__ = ["RULE", "feast_days", "is_loose"]

ONE = (
    r"(?:(?:easter|orthodox|parsi)|\d{1,2}/-?\dWD|on \d{1,2}-\d{1,2}|from \d{1,2}-\d{1,2} WD"
    r"|(?:hebrew|persian) \d{1,2}-\d{1,2}|table [a-z-]*[a-z])(?:[+-]\d{1,2})?(?: WD[+-]\d)*"
).replace("WD", "(?:mon|tue|wed|thu|fri|sat|sun)")
RULE = re.compile(rf"{ONE}(?:\.\.{ONE})?")
PARTS = re.compile(
    r"(?P<base>easter|orthodox|parsi)|(?P<month>\d{1,2})/(?P<nth>-?\d)(?P<weekday>[a-z]{3})"
    r"|(?P<calendar>hebrew|persian|on|from) (?P<moon>\d{1,2})-(?P<day>\d{1,2})(?P<from> [a-z]{3}(?![+-]))?"
    r"|table (?P<table>[a-z-]*[a-z])"
)
MOVED = re.compile(r" ([a-z]{3})([+-]\d)")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = 7
YEARS = range(1900, 2100)
HEBREW_EPOCH = -1_373_427  # ordinal of 1 Tishri of the year 1
ADAR = 12
NISAN = 1
TISHRI = 7
SHORT_MONTHS = frozenset((2, 4, 6, 10, 13))


def is_loose(rule: str) -> bool:
    """Tell whether a feast may be kept a day earlier or later somewhere: the moon was seen, or not."""
    return "table" in rule


def feast_days(rule: str, year: int) -> tuple[Days, ...]:
    """Return the days of a feast for each time that it begins in a year: mostly one, and none in some.

    >>> feast_days("easter+1", 2024)
    ((datetime.date(2024, 4, 1), datetime.date(2024, 4, 1)),)
    >>> feast_days("hebrew 1-15-1..hebrew 1-21", 2018)
    ((datetime.date(2018, 3, 30), datetime.date(2018, 4, 6)),)
    >>> [first.isoformat() for first, _ in feast_days("table eid-al-fitr", 2000)]
    ['2000-01-08', '2000-12-27']
    """
    if year not in YEARS:
        return ()
    opening, _, closing = rule.partition("..")
    begins = [day for day in _days(opening, year) if day.year == year]
    if not closing:
        return tuple((day, day) for day in begins)
    ends = sorted(day for each in (year, year + 1) for day in _days(closing, each))
    last = [next((end for end in ends if end >= day), None) for day in begins]
    return tuple((day, end) for day, end in zip(begins, last, strict=True) if end is not None)


def _days(rule: str, year: int) -> Iterator[date]:
    """Yield the days of one end of a feast, of the base that lies in a year."""
    found = PARTS.match(rule)
    if found is None:
        return
    rest = rule[found.end() :]
    steps = rest.split(" ")[0]
    moved = {WEEKDAYS.index(weekday): int(days) for weekday, days in MOVED.findall(rest)}
    for base in _bases(found, year):
        day = base + timedelta(days=int(steps or 0))
        yield day + timedelta(days=moved.get(day.weekday(), 0))


def _bases(found: re.Match[str], year: int) -> Iterator[date]:
    """Yield the days that the base of a rule has in a year."""
    if found["base"] is not None:
        yield EASTERS[found["base"]](year)
    elif found["month"] is not None:
        day = _nth_weekday(year, int(found["month"]), int(found["nth"]), WEEKDAYS.index(found["weekday"]))
        if day is not None:
            yield day
    elif found["table"] is not None:
        yield from (day for day in _table().get(found["table"], ()) if day.year == year)
    else:
        days = CALENDARS[found["calendar"]](year, int(found["moon"]), int(found["day"]))
        ahead = WEEKDAYS.index(found["from"].strip()) if found["from"] else None
        for day in days:
            if day.year == year:
                yield day if ahead is None else day + timedelta(days=(ahead - day.weekday()) % WEEK)


@cache
def _table() -> Mapping[str, tuple[date, ...]]:
    """Read the days of the feasts that no rule computes."""
    found: dict[str, list[date]] = {}
    content = resources.files("verify.normalise").joinpath("feasts.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(content.splitlines()):
        found.setdefault(row["feast"], []).append(date.fromisoformat(row["day"]))
    return {feast: tuple(days) for feast, days in found.items()}


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


def _parsi(year: int) -> date:
    return date(2018, 8, 17) + timedelta(days=365 * (year - 2018))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (nth - 1))
    else:
        last = date(year, month, monthrange(year, month)[1])
        day = last - timedelta(days=(last.weekday() - weekday) % WEEK - WEEK * (nth + 1))
    return day if day.month == month else None


def _fixed(year: int, month: int, day: int) -> Iterator[date]:
    yield date(year, month, day)


def _persian(year: int, month: int, day: int) -> Iterator[date]:
    return (from_solar_hijri(each, month, day) for each in (year - 622, year - 621))


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


EASTERS: dict[str, Callable[[int], date]] = {"easter": _easter, "orthodox": _orthodox, "parsi": _parsi}
CALENDARS: dict[str, Callable[[int, int, int], Iterator[date]]] = {
    "hebrew": _hebrew,
    "persian": _persian,
    "on": _fixed,
    "from": _fixed,
}
