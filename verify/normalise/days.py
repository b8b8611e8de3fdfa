"""Turn a date as printed into days of the calendar.

In: a `CalendarDate` and the dateline. Out: the first and the last day that it can mean, or `None`
where the text and the dateline do not fix it. The news reading: the nearest past day, unless a
word or the tense points forward.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from msgspec.structs import replace

from verify.model import AHEAD, CalendarDate
from verify.normalise.feasts import feast_days, is_loose
from verify.normalise.nearest import (
    counted_weekday,
    day_alone,
    fitting,
    in_year,
    is_coming,
    named,
    nearest,
    stepped_days,
)
from verify.normalise.stretches import MONTHS, Days, around, moved, nth, numbered, part_of, period, side_of

__all__ = ["Days", "is_impossible", "nominal", "resolve"]

WEEK = 7
LAST_DAY = 31
DECEMBER = 12
LEAP_YEAR = 2000
DECADE, CENTURY = 10, 100
NTH = frozenset(("nth_weekday", "nth_day", "nth_week", "nth_weekend"))


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


def resolve(printed: CalendarDate, dateline: date | None) -> Days | None:
    """Return the days that a date can mean when it is said on the dateline.

    >>> resolve(CalendarDate(month=4, day=1), date(2024, 4, 26))
    (datetime.date(2024, 4, 1), datetime.date(2024, 4, 1))
    >>> resolve(CalendarDate(unit="week", elapsed=-2), date(2024, 4, 26))
    (datetime.date(2024, 4, 9), datetime.date(2024, 4, 15))
    """
    return _resolve(printed, dateline, exact=False)


def nominal(printed: CalendarDate, dateline: date | None) -> Days | None:
    """Return the days that a date means to the letter: "two weeks ago" is the day fourteen days before.

    >>> nominal(CalendarDate(unit="week", elapsed=-2), date(2024, 4, 26))
    (datetime.date(2024, 4, 12), datetime.date(2024, 4, 12))
    """
    return _resolve(printed, dateline, exact=True)


def _resolve(printed: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    until = printed.until
    if is_impossible(printed) or (until is not None and is_impossible(until)):
        return None
    if until is None:
        return _resolve_one(printed, dateline, exact=exact)
    if printed.pointer == AHEAD and dateline is not None:
        return _ahead(printed, until, dateline, exact=exact)
    if printed.part is not None and _is_long(printed, until):  # "the early 1990s"
        whole = _resolve(replace(printed, part=None), dateline, exact=exact)
        return None if whole is None else part_of(whole, printed.part)
    if None not in {printed.month, until.month} and printed.year is None and until.year is None:
        first = _resolve_one(printed, dateline, exact=exact)  # that has begun: on 30 March, "from 28 March to 3 April"
        last = None if first is None else _resolve_one(_closed(printed, until, first), dateline, exact=exact)
        return None if first is None or last is None else (first[0], last[1])
    last = _resolve_one(until, dateline, exact=exact)
    first = _resolve_one(_opened(printed, until, last), dateline, exact=exact)
    if first is not None and last is not None and last[1] < first[0] and until.year is None:
        last = _resolve_one(replace(until, pointer="next"), first[1], exact=exact)
    return None if first is None or last is None or last[1] < first[0] else (first[0], last[1])


def _ahead(printed: CalendarDate, until: CalendarDate, dateline: date, *, exact: bool) -> Days | None:
    """Return the days of a range that is told in the future: those that are not over, else the next ones."""
    begun = _resolve(replace(printed, pointer=None), dateline, exact=exact)
    if begun is not None and begun[1] >= dateline:
        return begun
    first = _resolve_one(printed, dateline, exact=exact)
    last = None if first is None else _resolve_one(replace(until, pointer=AHEAD), first[0], exact=exact)
    return None if first is None or last is None else (first[0], last[1])


def _is_long(printed: CalendarDate, until: CalendarDate) -> bool:
    """Tell whether a range of years is a decade or a century."""
    if printed.year is None or until.year is None or printed.month is not None or until.month is not None:
        return False
    return not printed.year % DECADE and until.year - printed.year in {DECADE - 1, CENTURY - 1}


def _opened(printed: CalendarDate, until: CalendarDate, last: Days | None) -> CalendarDate:
    """Give the first day of a range the year of its last day, or the one before: "from 28 December to 3 January"."""
    if printed.year is not None or printed.month is None or until.month is None or last is None:
        return printed
    return replace(printed, year=last[0].year - (not _rises(printed, until)))


def _closed(printed: CalendarDate, until: CalendarDate, first: Days) -> CalendarDate:
    """Give the last day of a range the year of its first day, or the one after."""
    return replace(until, year=first[0].year + (not _rises(printed, until)))


def _rises(printed: CalendarDate, until: CalendarDate) -> bool:
    """Tell whether the ends of a range are in the order of one year."""
    return (printed.month or 0, printed.day or 0) <= (until.month or 0, until.day or LAST_DAY)


def _resolve_one(printed: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    found = _whole(printed, dateline, exact=exact)
    if found is None:
        return None
    if printed.calendar is not None and not exact:
        return found[0] - timedelta(days=1), found[1] + timedelta(days=1)
    if printed.part in {"earlier", "later"}:
        return side_of(found, printed.part, dateline, exact=exact)
    return part_of(found, printed.part, exact=exact)


def _whole(printed: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    if printed.feast is not None:
        return _feast(printed, printed.feast, dateline, exact=exact)
    if printed.base is not None:
        return _based(printed, printed.base, dateline, exact=exact)
    return _nth_of(printed, dateline) if printed.unit in NTH else _plain(printed, dateline, exact=exact)


def _plain(printed: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    if printed.unit is not None and printed.elapsed is None and printed.shift is None:
        return _numbered(printed, dateline, exact=exact)
    if printed.year is not None:
        return in_year(printed, printed.year)
    if dateline is None:
        return None
    if printed.offset is not None:
        return stepped_days(dateline, printed.offset)
    if printed.unit is not None:
        return _stepped(printed, printed.unit, dateline, exact=exact)
    if printed.month is not None:
        return nearest(printed, dateline)
    if printed.weekday is None and printed.day is None:
        return None
    if printed.weekday is None:
        return day_alone(printed, dateline)
    return (fitting(printed, dateline) if exact else None) or named(printed, dateline)


def _feast(printed: CalendarDate, rule: str, dateline: date | None, *, exact: bool) -> Days | None:
    """Return the days of a feast that moves: of its year, else the nearest past ones, or the next."""
    year = printed.year
    if printed.base is not None:
        based = _resolve_one(printed.base, dateline, exact=True)
        year = based[0].year if based is not None else None
    if year is not None:
        found = feast_days(rule, year)
    elif dateline is None or printed.base is not None:
        return None
    else:
        every = [days for shift in (-1, 0, 1) for days in feast_days(rule, dateline.year + shift)]
        is_next = printed.pointer in {"next", AHEAD}
        found = tuple(each for each in every if is_coming(each, printed.pointer, dateline) == is_next)
        found = found[:: 1 if is_next else -1]
    if not found:
        return None
    slack = timedelta(days=1 if is_loose(rule) and not exact else 0)
    return found[0][0] - slack, found[0][1] + slack


def _based(printed: CalendarDate, base: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    """Return what is counted from another date, or within another period than the dateline's."""
    is_chain = printed.elapsed is not None and base.elapsed is not None  # "two weeks and two days ago"
    found = _resolve_one(base, dateline, exact=exact or is_chain)
    if found is None:
        return None
    if printed.unit == "weekday" and printed.weekday is not None and printed.elapsed is not None:
        return counted_weekday(found, printed.weekday, printed.elapsed)
    if printed.elapsed is not None and printed.unit is not None:
        day = moved(found[0] if printed.elapsed < 0 else found[1], printed.elapsed, printed.unit)
        if day is None or not found[0] <= found[1] <= found[0] + timedelta(days=WEEK):
            return None
        return (day, day) if exact or printed.unit == "day" else around(day, printed.unit)
    if printed.unit in NTH:
        return nth(printed.unit or "", printed.number or 0, found, printed.weekday)
    if printed.unit is not None and printed.number is not None:
        return numbered(printed.unit, printed.number, found[0].year, exact=exact)
    if printed.unit is not None and printed.shift is not None:
        return period(found[0], printed.unit)
    return in_year(replace(printed, base=None), found[0].year)


def _nth_of(printed: CalendarDate, dateline: date | None) -> Days | None:
    """Return the nth unit of a month or a year, that of the nearest past one where none is printed."""
    plain = CalendarDate(year=printed.year, month=printed.month)
    if printed.year is not None:
        whole = in_year(plain, printed.year)
        return None if whole is None else nth(printed.unit or "", printed.number or 0, whole, printed.weekday)
    if dateline is None:
        return None
    years = (in_year(plain, dateline.year + shift) for shift in (-1, 0, 1))
    found = [nth(printed.unit or "", printed.number or 0, whole, printed.weekday) for whole in years if whole]
    days = [each for each in found if each is not None]
    if printed.pointer in {"next", AHEAD}:
        return next((each for each in days if is_coming(each, printed.pointer, dateline)), None)
    return next((each for each in reversed(days) if each[0] <= dateline), None)


def _numbered(printed: CalendarDate, dateline: date | None, *, exact: bool) -> Days | None:
    """Return a quarter, half, season or weekend: of its year, else the latest that has begun, or the next one."""
    if printed.unit is None:
        return None
    if printed.year is not None:
        return numbered(printed.unit, printed.number, printed.year, exact=exact)
    if dateline is None:
        return None
    years = range(max(dateline.year - 2, 1), dateline.year + 3)
    every = [each for year in years if (each := numbered(printed.unit, printed.number, year, exact=exact))]
    if printed.unit == "weekend":
        around_it = (moved(dateline, step, "week") for step in (-1, 0, 1))
        every = [each for day in around_it if day is not None and (each := period(day, "weekend"))]
    begun = [each for each in every if each[0] <= dateline]
    ended = [each for each in every if each[1] < dateline]
    match printed.pointer:
        case "next" | "ahead":
            return next((each for each in every if is_coming(each, printed.pointer, dateline)), None)
        case "last":
            return ended[-1] if ended else None
        case "this":
            return min(every, key=lambda each: max(each[0] - dateline, dateline - each[1]), default=None)
    return begun[-1] if begun else None


def _stepped(printed: CalendarDate, unit: str, dateline: date, *, exact: bool) -> Days | None:
    """Return the period some steps away ("last week"), or about the day that lies so far off ("two weeks ago")."""
    steps = printed.elapsed if printed.elapsed is not None else printed.shift
    day = moved(dateline.replace(day=1) if unit in MONTHS and printed.elapsed is None else dateline, steps or 0, unit)
    if day is None:
        return None
    if printed.elapsed is None:
        found = period(day, unit)
        if found is None or printed.weekday is None:
            return found
        weekday = found[0] + timedelta(days=printed.weekday - 1)
        return weekday, weekday
    return (day, day) if exact else around(day, unit)
