"""Dates as printed, and the days that they mean on a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from verify.model import CalendarDate
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
