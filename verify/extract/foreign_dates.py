"""Dates in full of the Islamic and the Iranian calendar, turned into those of the Gregorian one.

In: a scan. Out: dates as (first token, end token, `CalendarDate`), which name the calendar that they were printed in.

The arithmetic: the tabular Islamic calendar of thirty years with eleven leap years (epoch 16 July 622, Julian),
and the Iranian calendar with eight leap years in thirty-three, which holds for the years 1178 to 1633 (Borkowski,
"The Persian calendar for 3000 years", 1996; Dershowitz and Reingold, "Calendrical Calculations"). What is seen of the
moon, or the table of Umm al-Qura, may differ from the first by a day: whoever resolves such a date allows for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.model import CalendarDate

__all__ = ["find_foreign", "from_hijri", "from_solar_hijri"]

HIJRI_EPOCH = 227_015  # ordinal of the first day: 19 July 622, Gregorian
SOLAR_EPOCH = 226_894  # ordinal of the last day before the year 1, by the cycle of 33 years
HIJRI_YEARS = range(1200, 1600)
SOLAR_YEARS = range(1178, 1634)
DAYS_OF_MONTH = range(1, 32)
LONG_MONTHS = 6  # of the Iranian year, of 31 days each


def from_hijri(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a day of the tabular Islamic calendar.

    >>> from_hijri(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    leaps = (3 + 11 * year) // 30
    return date.fromordinal(HIJRI_EPOCH - 1 + (year - 1) * 354 + leaps + (59 * (month - 1) + 1) // 2 + day)


def from_solar_hijri(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a day of the Iranian calendar.

    >>> from_solar_hijri(1403, 1, 1)
    datetime.date(2024, 3, 20)
    """
    leaps = (8 * year + 21) // 33
    months = 31 * (month - 1) if month <= LONG_MONTHS + 1 else 31 * LONG_MONTHS + 30 * (month - LONG_MONTHS - 1)
    return date.fromordinal(SOLAR_EPOCH + (year - 1) * 365 + leaps + months + day)


CALENDARS: tuple[tuple[str, range, Callable[[int, int, int], date]], ...] = (
    ("hijri", HIJRI_YEARS, from_hijri),
    ("solar_hijri", SOLAR_YEARS, from_solar_hijri),
)


def find_foreign(seen: Scan) -> Iterator[Dated]:
    """Yield the days of other calendars that print day, month and year: "1 Ramadan 1445"."""
    for name, years, convert in CALENDARS:
        for first, last, month in seen.find(seen.lexicon.calendar_numbers[name]):
            day, year = _day(seen, first, last), _year(seen, last)
            if day is None or year is None or year[1] not in years:
                continue
            found = convert(year[1], month, day[1])
            yield day[0], year[0], CalendarDate(year=found.year, month=found.month, day=found.day, calendar=name)


def _day(seen: Scan, first: int, last: int) -> tuple[int, int] | None:
    """Return the first token and the number of the day before a month."""
    of = seen.lexicon.dates["day_before_month"].ending(seen.tokens, first)
    for end in (first, of[0] if of is not None else first):
        numeral = seen.ending.get(end)
        if numeral is not None and numeral.value in DAYS_OF_MONTH and seen.is_close(last - 1):
            return numeral.first, int(numeral.value)
    return None


def _year(seen: Scan, last: int) -> tuple[int, int] | None:
    """Return the end and the number of the year behind a month, over a comma or a joining word."""
    tokens = seen.tokens
    over = seen.lexicon.dates["connectors"].at(tokens, last)
    comma = last + 1 if last < len(tokens) and tokens.words[last] == "," else last
    for at in (last, comma, over[0] if over is not None else last):
        numeral = seen.starting.get(at)
        if numeral is not None and numeral.last == at + 1 and numeral.digits and not numeral.ordinal:
            return at + 1, int(numeral.value)
    return None
