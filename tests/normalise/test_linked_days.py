"""Days that are counted within a period or from another date, and feasts that move."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from verify.language.lexicon import languages, load_lexicon
from verify.model import CalendarDate
from verify.normalise.days import Days, nominal, resolve
from verify.normalise.feasts import RULE, feast_days

DATELINE = date(2024, 4, 26)
YEAR = CalendarDate(unit="year", shift=-1)


def day(year: int, month: int, number: int) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


COUNTED = [
    (CalendarDate(unit="nth_weekday", number=-1, weekday=5, month=5, year=2024), day(2024, 5, 31)),
    (CalendarDate(unit="nth_weekday", number=1, weekday=2, month=10), day(2023, 10, 3)),
    (CalendarDate(unit="nth_weekday", number=1, weekday=2, month=10, pointer="next"), day(2024, 10, 1)),
    (CalendarDate(unit="nth_day", number=-1, month=2, year=2024), day(2024, 2, 29)),
    (CalendarDate(unit="nth_day", number=60, base=YEAR), day(2023, 3, 1)),
    (CalendarDate(unit="nth_week", number=1, year=2015), (date(2014, 12, 29), date(2015, 1, 4))),
    (CalendarDate(unit="nth_week", number=-1, year=2019), (date(2019, 12, 23), date(2019, 12, 29))),
    (CalendarDate(month=9, base=YEAR), (date(2023, 9, 1), date(2023, 9, 30))),
]
SHIFTED = [
    (CalendarDate(unit="week", elapsed=-2, base=CalendarDate(day=13, month=5, year=1999)), day(1999, 4, 29)),
    (CalendarDate(unit="day", elapsed=3, base=CalendarDate(offset=1)), day(2024, 4, 30)),
    (CalendarDate(unit="month", elapsed=1, base=CalendarDate(day=31, month=1, year=2024)), day(2024, 2, 29)),
]
FEASTS = [
    (CalendarDate(feast="easter+1", year=2024), day(2024, 4, 1)),
    (CalendarDate(feast="easter"), day(2024, 3, 31)),
    (CalendarDate(feast="easter", pointer="next"), day(2025, 4, 20)),
    (CalendarDate(feast="orthodox", pointer="next"), day(2024, 5, 5)),
    (CalendarDate(feast="11/4thu+1"), day(2023, 11, 24)),
    (CalendarDate(feast="5/-1mon", year=2024), day(2024, 5, 27)),
    (CalendarDate(feast="hebrew 12-14", year=2024), day(2024, 3, 24)),
    (CalendarDate(feast="hebrew 9-25", year=2018), day(2018, 12, 3)),
    (CalendarDate(feast="table eid-al-fitr", year=2018), day(2018, 6, 15)),
]


@pytest.mark.parametrize(("printed", "days"), [*COUNTED, *SHIFTED, *FEASTS])
def test_a_date_to_the_letter(printed: CalendarDate, days: tuple[date, date]) -> None:
    assert nominal(printed, DATELINE) == days


def test_a_moment_in_weeks_and_a_moon_are_loose() -> None:
    weeks = CalendarDate(unit="week", elapsed=-2, base=CalendarDate(day=13, month=5, year=1999))

    assert resolve(weeks, DATELINE) == (date(1999, 4, 26), date(1999, 5, 2))
    assert resolve(CalendarDate(feast="table eid-al-fitr", year=2018), DATELINE) == (
        date(2018, 6, 14),
        date(2018, 6, 16),
    )


@pytest.mark.parametrize(
    "printed",
    [
        CalendarDate(unit="nth_weekday", number=5, weekday=5, month=2, year=2023),
        CalendarDate(unit="nth_week", number=54, year=2023),
        CalendarDate(unit="week", elapsed=-2, base=CalendarDate(year=1999)),
        CalendarDate(unit="week", elapsed=-2, base=CalendarDate(day=31, month=2, year=1999)),
        CalendarDate(feast="easter", year=1066),
        CalendarDate(feast="nonsense", year=2024),
    ],
)
def test_what_no_calendar_holds_is_no_day(printed: CalendarDate) -> None:
    assert nominal(printed, DATELINE) is None


def test_without_a_dateline_a_year_is_needed() -> None:
    assert nominal(CalendarDate(feast="easter"), None) is None
    assert nominal(CalendarDate(unit="nth_weekday", number=1, weekday=2, month=10), None) is None
    assert nominal(CalendarDate(unit="nth_weekday", number=1, weekday=2, month=10, year=2024), None) == day(2024, 10, 1)


def test_of_two_days_of_a_moon_in_one_year_the_first_counts() -> None:
    assert nominal(CalendarDate(feast="table eid-al-fitr", year=2000), None) == day(2000, 1, 8)


@pytest.mark.parametrize("lang", languages())
def test_every_feast_of_a_language_has_its_days(lang: str) -> None:
    rules = sorted({rule for _, rule in load_lexicon(lang).movable.pairs()})

    assert [] == [rule for rule in rules if RULE.fullmatch(rule) is None]
    assert [] == [rule for rule in rules if not feast_days(rule, 2024)]


@pytest.mark.parametrize(
    ("feast", "expected"),
    [
        ("table lunar-new-year", day(2024, 2, 10)),
        ("table diwali", day(2024, 10, 31)),
        ("table eid-al-adha", day(2024, 6, 16)),
        ("table vesak", day(2024, 5, 22)),
        ("on 4-27 sun-1", day(2014, 4, 26)),
        ("from 11-27 sun", day(2024, 12, 1)),
        ("hebrew 2-5 fri-1 sat-2 mon+1", day(2024, 5, 14)),
        ("persian 1-1", day(2024, 3, 20)),
        ("parsi", day(2024, 8, 15)),
        ("table ramadan..table eid-al-fitr-1", (date(2024, 3, 11), date(2024, 4, 9))),
        ("hebrew 9-25-1..hebrew 9-25+7", (date(2024, 12, 25), date(2025, 1, 2))),
        ("easter-46..easter-1", (date(2024, 2, 14), date(2024, 3, 30))),
    ],
)
def test_feasts_fall_on_the_days_that_the_papers_printed(feast: str, expected: Days) -> None:
    assert nominal(CalendarDate(feast=feast, year=expected[0].year), None) == expected


def test_the_day_of_a_moon_may_be_off_by_one_where_it_was_seen_later() -> None:
    eid = CalendarDate(feast="table eid-al-fitr", year=2024)

    assert resolve(eid, None) == (date(2024, 4, 9), date(2024, 4, 11))
    assert resolve(CalendarDate(feast="easter", year=2024), None) == day(2024, 3, 31)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        (CalendarDate(year=2023, part="early"), (date(2023, 1, 1), date(2023, 4, 30))),
        (CalendarDate(year=2023, part="late"), (date(2023, 9, 1), date(2023, 12, 31))),
        (CalendarDate(unit="year", shift=0, part="later"), (date(2024, 7, 1), date(2024, 12, 31))),
    ],
)
def test_to_the_letter_a_year_has_three_parts_and_what_is_later_its_second_half(
    printed: CalendarDate, days: tuple[date, date]
) -> None:
    assert nominal(printed, date(2024, 4, 26)) == days


def test_a_weekday_with_its_day_is_the_last_that_fits_or_the_next() -> None:
    friday = CalendarDate(weekday=5, day=13)

    assert nominal(friday, date(2024, 4, 26)) == day(2023, 10, 13)
    assert nominal(replace(friday, pointer="next"), date(2024, 4, 26)) == day(2024, 9, 13)
