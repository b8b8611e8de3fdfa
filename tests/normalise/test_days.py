"""Dates as printed, and the days that they mean on a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from verify.model import AHEAD, CalendarDate
from verify.normalise.days import Days, is_impossible, resolve

FRIDAY = date(2024, 4, 26)


def one(*day: int) -> Days:
    return date(*day), date(*day)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (CalendarDate(month=4, day=1), one(2024, 4, 1)),
        (CalendarDate(month=4, day=26), one(2024, 4, 26)),
        (CalendarDate(month=12, day=24), one(2023, 12, 24)),
        (CalendarDate(month=12, day=24, pointer="next"), one(2024, 12, 24)),
        (CalendarDate(month=6, day=13, pointer=AHEAD), one(2024, 6, 13)),
        (CalendarDate(month=4, day=26, pointer=AHEAD), one(2024, 4, 26)),
        (CalendarDate(month=4, day=25, pointer=AHEAD), one(2025, 4, 25)),
        (CalendarDate(month=4, pointer=AHEAD), (date(2024, 4, 1), date(2024, 4, 30))),
        (CalendarDate(month=3, pointer=AHEAD), (date(2025, 3, 1), date(2025, 3, 31))),
        (CalendarDate(weekday=5, pointer=AHEAD), one(2024, 4, 26)),
        (CalendarDate(weekday=4, pointer=AHEAD), one(2024, 5, 2)),
        (CalendarDate(day=18, pointer=AHEAD), one(2024, 5, 18)),
        (CalendarDate(month=6, day=13, weekday=4, pointer=AHEAD), one(2024, 6, 13)),
        (CalendarDate(month=4, day=1, weekday=1, pointer=AHEAD), one(2024, 4, 1)),
        (
            CalendarDate(month=4, day=22, pointer=AHEAD, until=CalendarDate(month=4, day=28)),
            (date(2024, 4, 22), date(2024, 4, 28)),
        ),
        (CalendarDate(weekday=1, pointer=AHEAD, until=CalendarDate(weekday=3)), (date(2024, 4, 29), date(2024, 5, 1))),
        (CalendarDate(month=2, day=29), one(2024, 2, 29)),
        (CalendarDate(year=2023, month=10, day=7), one(2023, 10, 7)),
        (CalendarDate(year=2023, month=10), (date(2023, 10, 1), date(2023, 10, 31))),
        (CalendarDate(year=2022), (date(2022, 1, 1), date(2022, 12, 31))),
        (CalendarDate(offset=-1), one(2024, 4, 25)),
        (CalendarDate(weekday=5), one(2024, 4, 26)),
        (CalendarDate(weekday=5, pointer="last"), one(2024, 4, 19)),
        (CalendarDate(weekday=5, pointer="next"), one(2024, 5, 3)),
        (CalendarDate(weekday=4), one(2024, 4, 25)),
        (
            CalendarDate(month=5, day=5, year=2024, until=CalendarDate(month=5, day=7, year=2024)),
            (date(2024, 5, 5), date(2024, 5, 7)),
        ),
        (CalendarDate(unit="week", shift=-1), (date(2024, 4, 15), date(2024, 4, 21))),
        (CalendarDate(unit="week", shift=0, weekday=3), one(2024, 4, 24)),
        (CalendarDate(unit="weekend", shift=1), (date(2024, 5, 4), date(2024, 5, 5))),
        (CalendarDate(unit="month", shift=-1), (date(2024, 3, 1), date(2024, 3, 31))),
        (CalendarDate(unit="year", shift=1), (date(2025, 1, 1), date(2025, 12, 31))),
        (CalendarDate(unit="year", shift=0, part="late"), (date(2024, 7, 1), date(2024, 12, 31))),
        (CalendarDate(month=4, day=20, until=CalendarDate(month=5, day=3)), (date(2024, 4, 20), date(2024, 5, 3))),
        (CalendarDate(month=4, day=30, until=CalendarDate(month=5, day=3)), (date(2023, 4, 30), date(2023, 5, 3))),
        (CalendarDate(unit="weekend"), (date(2024, 4, 20), date(2024, 4, 21))),
        (CalendarDate(unit="weekend", pointer="next"), (date(2024, 4, 27), date(2024, 4, 28))),
        (CalendarDate(unit="year", shift=0, part="earlier"), (date(2024, 1, 1), date(2024, 4, 25))),
        (CalendarDate(unit="month", shift=0, part="later"), (date(2024, 4, 26), date(2024, 4, 30))),
        (CalendarDate(unit="year", shift=-1, part="later"), (date(2023, 1, 1), date(2023, 12, 31))),
        (
            CalendarDate(unit="quarter", number=2, base=CalendarDate(unit="year", shift=1)),
            (date(2025, 4, 1), date(2025, 6, 30)),
        ),
        (
            CalendarDate(
                month=1,
                base=CalendarDate(unit="year", shift=-1),
                until=CalendarDate(month=9, base=CalendarDate(unit="year", shift=-1)),
            ),
            (date(2023, 1, 1), date(2023, 9, 30)),
        ),
        (CalendarDate(unit="week", elapsed=-2), (date(2024, 4, 9), date(2024, 4, 15))),
        (CalendarDate(unit="year", elapsed=-1), (date(2022, 10, 28), date(2023, 10, 23))),
        (CalendarDate(unit="quarter", number=1), (date(2024, 1, 1), date(2024, 3, 31))),
        (CalendarDate(unit="quarter", number=3), (date(2023, 7, 1), date(2023, 9, 30))),
        (CalendarDate(unit="half", number=2, year=2023), (date(2023, 7, 1), date(2023, 12, 31))),
        (CalendarDate(unit="season", number=4, pointer="last"), (date(2023, 12, 1), date(2024, 3, 21))),
        (CalendarDate(unit="fiscal_year", year=2022), (date(2021, 4, 1), date(2023, 3, 31))),
        (CalendarDate(month=4, part="mid"), (date(2024, 4, 10), date(2024, 4, 20))),
        (CalendarDate(year=1990, until=CalendarDate(year=1999)), (date(1990, 1, 1), date(1999, 12, 31))),
        (
            CalendarDate(month=12, day=28, until=CalendarDate(month=1, day=3)),
            (date(2023, 12, 28), date(2024, 1, 3)),
        ),
        (CalendarDate(year=2024, month=3, day=11, calendar="hijri"), (date(2024, 3, 10), date(2024, 3, 12))),
        (
            CalendarDate(unit="month", elapsed=-3, until=CalendarDate(offset=-1)),
            (date(2024, 1, 11), date(2024, 4, 25)),
        ),
        (CalendarDate(month=4, day=31), None),
        (CalendarDate(year=2023, month=2, day=29), None),
    ],
)
def test_a_date_means_days(printed: CalendarDate, expected: Days | None) -> None:
    days = resolve(printed, FRIDAY)

    assert expected == days


def test_a_day_without_year_means_nothing_without_a_dateline() -> None:
    assert resolve(CalendarDate(month=4, day=1), None) is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (CalendarDate(month=4, day=30), False),
        (CalendarDate(month=2, day=29), False),
        (CalendarDate(month=4, day=31), True),
        (CalendarDate(month=13, day=1, year=2024), True),
        (CalendarDate(month=2, day=29, year=1900), True),
    ],
)
def test_a_calendar_has_a_day_or_not(printed: CalendarDate, expected: bool) -> None:  # noqa: FBT001 - a column
    assert expected == is_impossible(printed)
