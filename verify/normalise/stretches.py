"""Arithmetic of periods: weeks, months, quarters, seasons, decades; their parts; steps from a day.

In: a unit, a number or a day. Out: the first and the last day of the period. Weeks begin on Monday,
quarters are those of the calendar year, seasons those of the north, wide enough for either count
(by months or by the sun). A fiscal year may begin in any month, so that it covers all that it can.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["Days", "around", "moved", "nth", "numbered", "part_of", "period", "side_of"]

Days = tuple[date, date]
WEEK = 7
DAYS_OF_WEEK = {"week": (1, 7), "workweek": (1, 5), "weekend": (6, 7)}
HELD_BY = {"nth_week": 4, "nth_weekend": 6}  # the weekday that decides to which period a week or a weekend belongs
DECEMBER = 12
QUARTER_MONTHS = 3
HALF_MONTHS = 6
MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "season": 12,
    "fiscal_year": 12,
    "decade": 120,
    "century": 1200,
}
DAYS = {"day": 1, "week": 7, "workweek": 7, "weekend": 7, "fortnight": 14}
LOOSE = {"day": 1, "week": 3, "fortnight": 6}  # days by which "two weeks ago" may be off; half the unit for longer ones
SEASONS = {1: ((3, 1), (6, 21)), 2: ((6, 1), (9, 23)), 3: ((9, 1), (12, 22)), 4: ((12, 1), (3, 21))}
HALF_MONTH = 15
THIRDS = ("early", "mid", "late")
THIRD_MONTHS = 4


def moved(day: date, steps: int, unit: str) -> date | None:
    """Return the day that lies some units away; the last of its month where that is shorter.

    >>> moved(date(2024, 3, 31), -1, "month")
    datetime.date(2024, 2, 29)
    """
    if unit in DAYS:
        try:
            return day + timedelta(days=steps * DAYS[unit])
        except OverflowError:
            return None
    year, month = divmod(day.year * 12 + day.month - 1 + steps * MONTHS[unit], 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str) -> Days:
    """Return the days that a moment may be, which is told in units no finer than that."""
    slack = timedelta(days=LOOSE.get(unit) or MONTHS[unit] * HALF_MONTH)
    return day - slack, day + slack


def period(day: date, unit: str) -> Days | None:
    """Return the period of the calendar that a day belongs to.

    >>> period(date(2024, 4, 26), "week")
    (datetime.date(2024, 4, 22), datetime.date(2024, 4, 28))
    """
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "day":
            return day, day
        case "week" | "workweek" | "weekend":
            first, last = DAYS_OF_WEEK[unit]
            return monday + timedelta(days=first - 1), monday + timedelta(days=last - 1)
        case "month":
            return _months(day.year, day.month, 1)
        case "quarter":
            return _months(day.year, (day.month - 1) // QUARTER_MONTHS * QUARTER_MONTHS + 1, QUARTER_MONTHS)
        case "half":
            return _months(day.year, (day.month - 1) // HALF_MONTHS * HALF_MONTHS + 1, HALF_MONTHS)
        case "year" | "fiscal_year":
            return _years(day.year, 1)
        case "decade":
            return _years(day.year // 10 * 10, 10)
        case "century":
            return _years(day.year // 100 * 100, 100)
    return None


def numbered(unit: str, number: int | None, year: int, *, exact: bool) -> Days | None:
    """Return the quarter, half or season of a year, or a fiscal year; `exact` takes that as the calendar's."""
    if unit == "fiscal_year":
        return _years(year, 1) if exact or year == date.min.year else (date(year - 1, 4, 1), date(year + 1, 3, 31))
    if number is None:
        return None
    if unit == "season":
        first, last = SEASONS[number]
        return date(year, *first), date(year + (last < first), *last)
    months = MONTHS[unit]
    return _months(year, (number - 1) * months + 1, months)


def nth(unit: str, number: int, whole: Days, weekday: int | None) -> Days | None:
    """Return the nth weekday, day or week of a period, from its end where negative.

    A week belongs where its Thursday is, by the rule of ISO 8601, a weekend where its Saturday is.

    >>> nth("nth_weekday", -1, (date(2024, 5, 1), date(2024, 5, 31)), 5)
    (datetime.date(2024, 5, 31), datetime.date(2024, 5, 31))
    >>> nth("nth_week", 1, (date(2015, 1, 1), date(2015, 12, 31)), None)
    (datetime.date(2014, 12, 29), datetime.date(2015, 1, 4))
    """
    first, last = whole
    sought = HELD_BY.get(unit, weekday)
    step = 1 if unit == "nth_day" else WEEK
    if number > 0:
        start = first if sought is None else first + timedelta(days=(sought - first.isoweekday()) % WEEK)
        day = start + timedelta(days=step * (number - 1))
    else:
        start = last if sought is None else last - timedelta(days=(last.isoweekday() - sought) % WEEK)
        day = start + timedelta(days=step * (number + 1))
    if not first <= day <= last:
        return None
    return period(day, unit.removeprefix("nth_")) if unit in HELD_BY else (day, day)


def part_of(days: Days, part: str | None, *, exact: bool = False) -> Days:
    """Return the beginning, middle or end of a period: halves of it, and a middle that overlaps both.

    To the letter, a year has three parts of four months: "fin 2023" begins in September.

    >>> part_of((date(2024, 4, 1), date(2024, 4, 30)), "mid")
    (datetime.date(2024, 4, 10), datetime.date(2024, 4, 20))
    """
    first, last = days
    if part is None:
        return days
    if (first.year, first.month) == (last.year, last.month) and first.day == 1:
        cuts = (date(first.year, first.month, HALF_MONTH), first.replace(day=10), first.replace(day=20))
    elif (first.month, first.day, last.month) == (1, 1, DECEMBER) and first.year == last.year:
        if exact:
            return _months(first.year, 1 + THIRDS.index(part) * THIRD_MONTHS, THIRD_MONTHS)
        cuts = (date(first.year, 6, 30), date(first.year, 4, 1), date(first.year, 9, 30))
    elif (first.month, first.day, last.month) == (1, 1, DECEMBER):
        years = last.year - first.year + 1
        halves, thirds = first.year + years // 2, years // 3
        cuts = (date(halves - 1, 12, 31), date(first.year + thirds, 1, 1), date(last.year - thirds, 12, 31))
    else:
        length = (last - first).days + 1
        third = timedelta(days=length // 3)
        cuts = (first + timedelta(days=length // 2 - 1), first + third, last - third)
    if part == "mid":
        return cuts[1], cuts[2]
    return (first, cuts[0]) if part == "early" else (cuts[0] + timedelta(days=1), last)


def side_of(days: Days, side: str, dateline: date | None, *, exact: bool) -> Days:
    """Return the part of a period "earlier" or "later" than the dateline; to the letter, half of the period at most.

    >>> side_of((date(2024, 1, 1), date(2024, 12, 31)), "later", date(2024, 4, 26), exact=False)
    (datetime.date(2024, 4, 26), datetime.date(2024, 12, 31))
    """
    first, last = part_of(days, "early" if side == "earlier" else "late") if exact else days
    if dateline is None or not days[0] <= dateline <= days[1]:
        return first, last
    if side == "earlier":
        return first, max(first, min(last, dateline - timedelta(days=1)))
    return max(first, dateline), last


def _months(year: int, month: int, count: int) -> Days:
    end = month + count - 1
    return date(year, month, 1), date(year, end, monthrange(year, end)[1])


def _years(year: int, count: int) -> Days | None:
    if not (date.min.year <= year and year + count - 1 <= date.max.year):
        return None
    return date(year, 1, 1), date(year + count - 1, DECEMBER, 31)
