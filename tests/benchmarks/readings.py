"""Other honest readings of a printed date, each the habit of some suite: data for finding known differences.

In: a date as printed. Out: the same date as another convention reads it. None of them is ours.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from verify.model import AHEAD, CalendarDate

__all__ = ["Reading", "as_last_of_many", "as_month", "before_sunset", "coming", "in_full_weeks", "in_next_week"]
__all__ += ["in_whole_periods", "without_part", "without_season", "without_tense"]

Reading = Callable[[CalendarDate], CalendarDate]
MONTHS_OF_YEAR = 12
STEPS = {"next": 1, "last": -1}
WHOLE = frozenset(("week", "month", "quarter", "year"))


def coming(printed: CalendarDate) -> CalendarDate:
    """Take the next such day where no word says which, as an assistant does."""
    if printed.year is not None or printed.pointer in {"last", "next"}:
        return printed
    until = coming(printed.until) if printed.until is not None else None
    base = coming(printed.base) if printed.base is not None else None
    return replace(printed, pointer="next", until=until, base=base)


def without_tense(printed: CalendarDate) -> CalendarDate:
    """Take the nearest past day though the sentence is in the future: "my next salary will be on Tuesday the 25th"."""
    return replace(printed, pointer=None) if printed.pointer == AHEAD else printed


def before_sunset(printed: CalendarDate) -> CalendarDate:
    """Take a Jewish feast for the day on whose evening it begins."""
    is_jewish = printed.feast is not None and printed.feast.startswith("hebrew")
    return CalendarDate(unit="day", elapsed=-1, base=printed) if is_jewish else printed


def in_whole_periods(printed: CalendarDate) -> CalendarDate:
    """Take "the last two weeks" for the two calendar weeks before this one."""
    until = printed.until
    if until is None:
        return printed
    if printed.unit in WHOLE and printed.elapsed is not None and until.offset == -1:
        return CalendarDate(unit=printed.unit, shift=printed.elapsed, until=CalendarDate(unit=printed.unit, shift=-1))
    if until.unit in WHOLE and until.elapsed is not None and printed.offset == 1:
        return CalendarDate(unit=until.unit, shift=1, until=CalendarDate(unit=until.unit, shift=until.elapsed))
    return printed


def in_next_week(printed: CalendarDate) -> CalendarDate:
    """Take "next Wednesday" for that of the next week, where the coming one is of this week, and "last" likewise."""
    until = in_next_week(printed.until) if printed.until is not None else None
    base = in_next_week(printed.base) if printed.base is not None else None
    printed = replace(printed, until=until, base=base)
    is_bare = printed.weekday is not None and (printed.day, printed.unit, printed.month) == (None, None, None)
    if not is_bare or printed.pointer not in STEPS:
        return printed
    return CalendarDate(unit="week", shift=STEPS[printed.pointer], weekday=printed.weekday, until=until)


def in_full_weeks(printed: CalendarDate) -> CalendarDate:
    """Take the first week of a month for the first that begins in it."""
    if printed.unit != "nth_week" or printed.number is None or printed.number < 0:
        return printed
    return CalendarDate(unit="week", shift=0, base=replace(printed, unit="nth_weekday", weekday=1))


def as_last_of_many(printed: CalendarDate) -> CalendarDate:
    """Take "the coming two weeks" for the second of them."""
    until = printed.until
    if until is not None and printed.unit == until.unit and printed.shift == 1 and until.shift is not None:
        return until
    if until is None or printed.offset != 1 or until.elapsed is None:
        return printed
    return replace(until, shift=until.elapsed, elapsed=None)


def as_month(printed: CalendarDate) -> CalendarDate:
    """Take "two years ago" for the whole month so far back."""
    if printed.unit == "year" and printed.elapsed is not None and printed.until is None and printed.base is None:
        return CalendarDate(unit="month", shift=printed.elapsed * MONTHS_OF_YEAR)
    return printed


def without_part(printed: CalendarDate) -> CalendarDate:
    """Take the whole of a period of which only a part is told: "the end of April"."""
    until = without_part(printed.until) if printed.until is not None else None
    return replace(printed, part=None, until=until)


def without_season(printed: CalendarDate) -> CalendarDate:
    """Take no season for any days."""
    return CalendarDate() if printed.unit == "season" else printed
