"""Read the units that are counted within a period: "the third Thursday of May", "the first nine months of 2023".

In: a scan, the first token of a period and its date. Out: the first token of the whole and its date, or `None`.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.extract.parts import over_article
from verify.extract.scan import Scan
from verify.language.numeral import Numeral
from verify.language.tables import Words
from verify.model import CalendarDate

__all__ = ["counted", "counted_of_this", "is_silent"]

REACH = 4  # words between two parts of one date ("the first Tuesday *of the month of* October")
NTH = ("weekday", "day", "week", "weekend", "month")
LARGEST = {"weekday": 5, "day": 366, "week": 53, "weekend": 53, "month": 12}
MONTHS_OF_YEAR = 12
QUARTER_MONTHS = 3
SIDES = (("initial", 1), ("final", -1), ("rolling_last", -1))

Counted = tuple[int, CalendarDate]


def counted(seen: Scan, first: int, printed: CalendarDate) -> Counted | None:
    """Return the unit or units of a month or a year that an ordinal, "last" or a number counts."""
    if not _holds_units(printed):
        return None
    for end in range(first, max(first - REACH - 1, 0), -1):
        if not is_silent(seen, end, first):
            continue
        if (stretch := _stretch(seen, end, printed)) is not None:
            return stretch
        found = _counted(seen, end) if end < first or _may_adjoin(printed) else None
        if found is None:
            continue
        begin, (unit, weekday), number = found
        made = _within(printed, unit, weekday, number)
        return (over_article(seen, begin), made) if made is not None else None
    return None


def counted_of_this(seen: Scan, first: int, unit: str) -> Counted | None:
    """Return what is counted of the dateline's month or year, which no word points at: "the last day of the month"."""
    tables = (seen.lexicon.percent_of, seen.lexicon.dates["articles"])
    if unit not in {"month", "year"} or all(table.ending(seen.tokens, first) is None for table in tables):
        return None
    start = first
    while start > max(first - REACH, 0) and any(table.ending(seen.tokens, start) is not None for table in tables):
        start -= 1
    found = counted(seen, start, CalendarDate(unit=unit, shift=0))
    return found if seen.is_close(start) else None


def is_silent(seen: Scan, first: int, last: int) -> bool:
    """Tell whether only small words, or "the month of", stand between two tokens, within one line of thought."""
    if last - first > REACH or not seen.is_close(last):
        return False
    words, lexicon = seen.tokens.words, seen.lexicon
    tables = (lexicon.dates["connectors"], lexicon.percent_of, lexicon.dates["articles"], lexicon.clock["day_parts"])
    at = first
    while at < last:
        ends = [found[0] for table in tables if (found := table.at(seen.tokens, at)) is not None and found[0] <= last]
        month = lexicon.periods.at(seen.tokens, at)
        if month is not None and month[1] == "month" and month[0] <= last:
            ends.append(month[0])
        if not ends and words[at] not in lexicon.stopwords:
            return False
        at = max(ends, default=at + 1)
    return True


def _stretch(seen: Scan, end: int, printed: CalendarDate) -> Counted | None:
    """Read a number of units that ends at a token: "the first nine months", "les trois derniers jours"."""
    if end == 0 or seen.tokens.words[end - 1] not in seen.lexicon.edges.counting:
        return None
    for name, sign in SIDES:
        found = _ordered(seen, seen.lexicon.calendar[name], end)
        date = _units(printed, found[1], found[2], sign) if found is not None else None
        if found is not None and date is not None:
            return over_article(seen, found[0]), date
    return None


def _ordered(seen: Scan, words: Words, end: int) -> tuple[int, str, int] | None:
    """Return the first token, the unit and the number of units; the word for their side may stand anywhere."""
    tokens, durations = seen.tokens, seen.lexicon.durations
    unit = durations.ending(tokens, end)
    if unit is None:
        outer = words.ending(tokens, end)
        number = _count(seen, outer[0]) if outer is not None else None
        unit = durations.ending(tokens, number.first) if number is not None else None
        return (*unit, int(number.value)) if unit is not None and number is not None else None
    inner = words.ending(tokens, unit[0])
    number = _count(seen, inner[0] if inner is not None else unit[0])
    if number is None:
        return None
    before = inner or words.ending(tokens, number.first)
    return (min(before[0], number.first), unit[1], int(number.value)) if before is not None else None


def _count(seen: Scan, end: int) -> Numeral | None:
    """Return the whole number, of two or more, that ends at a token."""
    numeral = seen.ending.get(end)
    is_count = numeral is not None and not numeral.ordinal and numeral.value % 1 == 0 and numeral.value > 1
    return numeral if is_count else None


def _units(printed: CalendarDate, unit: str, count: int, sign: int) -> CalendarDate | None:
    """Return the first or the last units of a period, from one to another."""
    if unit == "quarter":
        unit, count = "month", count * QUARTER_MONTHS
    if unit not in NTH:
        return None
    ends = (1, count) if sign > 0 else (-count, -1)
    low, high = (_within(printed, unit, None, nth) for nth in ends)
    return replace(low, until=high) if low is not None and high is not None else None


def _counted(seen: Scan, end: int) -> tuple[int, tuple[str, int | None], int] | None:
    """Return the first token, the unit and the number of what is counted right before a token."""
    unit = _unit_before(seen, end)
    if unit is not None:
        number = _number_before(seen, unit[0])
        return (number[0], unit[1:], number[1]) if number is not None else None
    number = _number_behind(seen, end)
    unit = _unit_before(seen, number[0]) if number is not None else None
    if unit is None or number is None or (unit[2] is not None and number[1] > 0):
        return None  # "الثلاثاء الثالث من مايو" is Tuesday the third
    return unit[0], unit[1:], number[1]


def _number_behind(seen: Scan, end: int) -> tuple[int, int] | None:
    """Return the first token and the worth of an ordinal that stands behind its noun, as in Arabic."""
    last = seen.lexicon.calendar["final_after"].ending(seen.tokens, end)
    if last is not None:
        return last[0], -1
    numeral = seen.ending.get(end) if seen.lexicon.clitics.articles else None
    is_number = numeral is not None and numeral.ordinal and numeral.value % 1 == 0
    return (numeral.first, int(numeral.value)) if numeral is not None and is_number else None


def _may_adjoin(printed: CalendarDate) -> bool:
    """Tell whether a unit may stand right before a date without a word between: "first week 2015"."""
    return printed.year is not None or printed.shift is not None


def _holds_units(printed: CalendarDate) -> bool:
    """Tell whether a date is a month or a year, printed or pointed at."""
    if printed.part is not None or printed.elapsed is not None or printed.day is not None or printed.offset is not None:
        return False
    if printed.unit is not None:
        return printed.unit in {"month", "year"} and printed.shift is not None and printed.weekday is None
    return printed.weekday is None and (printed.month is not None or printed.year is not None)


def _unit_before(seen: Scan, end: int) -> tuple[int, str, int | None] | None:
    """Return the first token of a weekday or of a day, week or month that ends at a token."""
    weekday = seen.lexicon.weekdays.ending(seen.tokens, end)
    if weekday is not None:
        return weekday[0], "weekday", weekday[1]
    unit = seen.lexicon.periods.ending(seen.tokens, end)
    return (unit[0], unit[1], None) if unit is not None and unit[1] in NTH else None


def _number_before(seen: Scan, at: int) -> tuple[int, int] | None:
    """Return the first token and the worth of an ordinal, or -1 for "last", -2 for "vorletzte"."""
    numeral = seen.ending.get(at)
    if numeral is not None and numeral.ordinal and numeral.value % 1 == 0 and numeral.value > 0:
        return numeral.first, int(numeral.value)
    second = seen.lexicon.calendar["second_last"].ending(seen.tokens, at)
    last = seen.lexicon.calendar["final"].ending(seen.tokens, at)
    if second is not None or last is None:
        return (second[0], -2) if second is not None else None
    from_end = seen.ending.get(last[0])  # "the third last week"
    if from_end is not None and from_end.ordinal and from_end.value % 1 == 0 and from_end.value > 1:
        return from_end.first, -int(from_end.value)
    return last[0], -1


def _within(printed: CalendarDate, unit: str, weekday: int | None, nth: int) -> CalendarDate | None:
    """Return the nth unit within a period; the nth month of a year is a month."""
    if abs(nth) > LARGEST[unit]:
        return None
    if unit == "month":
        month = MONTHS_OF_YEAR + 1 + nth if nth < 0 else nth
        is_year = printed.month is None and (printed.year is not None or printed.unit == "year")
        return CalendarDate(month=month, year=printed.year, base=_based(printed)) if is_year else None
    if printed.year is None and printed.month is None and printed.unit is None:
        return None
    return CalendarDate(
        year=printed.year,
        month=printed.month,
        unit=f"nth_{unit}",
        number=nth,
        weekday=weekday,
        pointer=printed.pointer,
        base=_based(printed),
    )


def _based(printed: CalendarDate) -> CalendarDate | None:
    return printed if printed.unit is not None else None
