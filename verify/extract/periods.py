"""Periods that are no plain dates: "la semaine dernière", "T1 2024", "this summer", "the 19th century".

In: a scan. Out: mentions of dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.counted_units import counted_of_this
from verify.extract.detector import detector
from verify.extract.elapsed import stretch
from verify.extract.parts import Dated, over_article, part_before, part_over_article
from verify.extract.pointers import SHIFTS, pointed_year, pointer_words, second_pointer
from verify.extract.scan import Scan
from verify.extract.years import is_printed_year, year_at
from verify.language.roman import read_bare_roman
from verify.language.tokens import HYPHENS
from verify.model import CalendarDate, Kind, Mention

__all__: list[str] = []

FORTNIGHT = "fortnight"  # no unit of the calendar: the last one is the fourteen days up to now
WEEKS = range(1, 54)
CENTURIES = range(11, 22)
YEARS_IN_CENTURY = 100


@detector("period", precedence=4)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the periods; they come before labels, of which "T1 2024" has the look."""
    for first, last, day in _periods(seen):
        yield Mention(seen.span(first, last), Kind.DATE, None, "period", date=day)


def _periods(seen: Scan) -> Iterator[Dated]:
    numbers = seen.lexicon.calendar_numbers
    for first, last, unit in seen.find(seen.lexicon.periods):
        found = _period(seen, first, last, unit) if unit != "day" else None  # a day is counted: "the last day of May"
        if found is not None:
            yield found
    for table, unit in (("quarters", "quarter"), ("halves", "half"), ("seasons", "season")):
        for first, last, number in seen.find(numbers[table]):
            found = _numbered(seen, first, last, CalendarDate(unit=unit, number=number))
            if found is not None:
                yield found
    for first, last, _ in seen.find(seen.lexicon.calendar["fiscal"]):
        year = year_at(seen, last)
        if year is not None:
            yield first, *_fiscal(seen, *year)


def _fiscal(seen: Scan, last: int, year: int) -> tuple[int, CalendarDate]:
    """Return the end and the date of a fiscal year, which may be told by both its years: "2022-2023", "2022/23"."""
    tokens = seen.tokens
    at = last + 1 if tokens.words[last : last + 1] == ("/",) else last
    other = seen.starting.get(at)
    is_close = at < len(tokens) and (not tokens.gap(at) if at > last else tokens.gap(at) in HYPHENS)
    if is_close and other is not None and tokens.words[at] in {str(year + 1), str(year + 1)[2:]}:
        return other.last, CalendarDate(year=year, until=CalendarDate(year=year + 1))
    return last, CalendarDate(year=year, unit="fiscal_year")


def _period(seen: Scan, first: int, last: int, unit: str) -> Dated | None:
    """Read a unit with what is told about it; "year.late" is a part of one in a word of its own ("Jahresende")."""
    unit, _, own = unit.partition(".")
    if own:
        year = year_at(seen, last) if unit == "year" else None
        told = pointed_year(seen, last) if unit == "year" else None
        if year is not None:
            return first, year[0], CalendarDate(year=year[1], part=own)
        return (
            (first, last, CalendarDate(unit=unit, shift=0, part=own))
            if told is None
            else (first, told[0], replace(told[1], part=own))
        )
    found = _century(seen, first, last) if unit == "century" else None
    found = found or _second(seen, first, last, unit) or _pointed(seen, first, last, unit)
    found = found or (_nearest(seen, first, last) if unit == "weekend" else None)
    if found is not None:
        return found
    is_named = seen.lexicon.percent_of.at(seen.tokens, last) is not None or last in seen.starting
    within = counted_of_this(seen, first, unit) if not is_named else None
    if within is not None:
        return within[0], last, within[1]
    return _week(seen, first, last) if unit == "week" else None


def _nearest(seen: Scan, first: int, last: int) -> Dated | None:
    """Read a weekend without a word that points at it, behind one that makes it a date: "am Wochenende"."""
    is_over = seen.lexicon.calendar["weekend_before"].ending(seen.tokens, first) is not None
    is_whole = seen.lexicon.percent_of.at(seen.tokens, last) is None
    return (first, last, CalendarDate(unit="weekend")) if is_over and is_whole and seen.is_close(first) else None


def _week(seen: Scan, first: int, last: int) -> Dated | None:
    """Read a week by its number in the year, as ISO 8601 counts: "week 27 of 2018", "KW 3"."""
    tokens, numeral = seen.tokens, seen.starting.get(last)
    if numeral is None or not numeral.digits or numeral.ordinal or numeral.last != last + 1 or not seen.is_close(last):
        return None
    year, told = year_at(seen, numeral.last), pointed_year(seen, numeral.last)
    if (
        numeral.value % 1
        or int(numeral.value) not in WEEKS
        or (year is None and told is None and tokens.is_word(numeral.last))
    ):
        return None
    found = CalendarDate(unit="nth_week", number=int(numeral.value), year=None if year is None else year[1])
    if year is None and told is not None:
        return first, told[0], replace(found, base=told[1])
    return (first, numeral.last, found) if year is None else (first, year[0], found)


def _pointed(seen: Scan, first: int, last: int, unit: str) -> Dated | None:
    """Read a unit that a word points from the dateline, or whose part is named: "the end of the year"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    pointed = pointer_words(seen, first, last)
    begin, end, name = pointed if pointed is not None else (first, last, "")
    is_named = unit == "month" and lexicon.months.at(tokens, end) is not None
    follows = is_named or lexicon.percent_of.at(tokens, end) is not None or end in seen.starting
    rest = _rest(seen, begin, end, CalendarDate(unit=unit, shift=SHIFTS.get(name, 0)))
    if rest is not None and (not follows or name == "this"):
        return rest
    part = part_over_article(seen, begin)
    if part is not None:
        begin = part[0]
    if (pointed is None and part is None) or (follows and name != "this"):
        return None
    if unit == FORTNIGHT:
        return (begin, end, stretch(SHIFTS[name], unit)) if name in {"last", "next"} and part is None else None
    found = CalendarDate(unit=unit, shift=SHIFTS.get(name, 0), part=part[1] if part is not None else None)
    weekday = _weekday(seen, begin) if unit == "week" and part is None else None
    return (weekday[0], end, replace(found, weekday=weekday[1])) if weekday is not None else (begin, end, found)


def _second(seen: Scan, first: int, last: int, unit: str) -> Dated | None:
    """Read a unit that words point two steps away; "die vorletzte Woche des Jahres" is none of those."""
    found = second_pointer(seen, first, last)
    if found is None or unit == FORTNIGHT or seen.lexicon.percent_of.at(seen.tokens, found[1]) is not None:
        return None
    return found[0], found[1], CalendarDate(unit=unit, shift=found[2])


def _rest(seen: Scan, begin: int, end: int, whole: CalendarDate) -> Dated | None:
    """Read what is left of a period: "the rest of the year", "le reste de la semaine"."""
    if whole.shift != 0 or whole.unit == FORTNIGHT:
        return None
    for at in (begin, over_article(seen, begin)):
        rest = seen.lexicon.calendar["rest"].ending(seen.tokens, at)
        if rest is not None and seen.is_close(at):
            return rest[0], end, CalendarDate(offset=0, until=whole)
    return None


def _weekday(seen: Scan, begin: int) -> tuple[int, int] | None:
    """Return the weekday that a week follows: "mercredi de la semaine prochaine", "Monday this week"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    at = over_article(seen, begin)
    of = lexicon.percent_of.ending(tokens, at)
    return lexicon.weekdays.ending(tokens, of[0] if of is not None else at)


def _numbered(seen: Scan, first: int, last: int, found: CalendarDate) -> Dated | None:
    """Read the year of a quarter, half or season, or the word that points it; a quarter in words needs neither."""
    tokens = seen.tokens
    if any("\n" in tokens.gap(at) for at in range(first + 1, last)):
        return None
    year = year_at(seen, last)
    part = part_before(seen, first)
    begin, name = part if part is not None else (first, None)
    if year is not None:
        return begin, year[0], CalendarDate(year=year[1], unit=found.unit, number=found.number, part=name)
    told = pointed_year(seen, last)
    if told is not None:
        return begin, told[0], replace(found, base=told[1], part=name)
    before = seen.starting.get(first - 1)
    if found.unit != "season" and before is not None and before.last == first and is_printed_year(seen, first - 1):
        return first - 1, last, CalendarDate(year=int(before.value), unit=found.unit, number=found.number)
    pointed = pointer_words(seen, first, last)
    if pointed is not None:
        begin, end, pointer = pointed
        return begin, end, CalendarDate(unit=found.unit, number=found.number, pointer=pointer, part=name)
    if seen.lexicon.periods.ending(tokens, last) is not None:  # but "the second half" of a match
        return begin, last, CalendarDate(unit=found.unit, number=found.number, part=name)
    return None


def _century(seen: Scan, first: int, last: int) -> Dated | None:
    """Read the number of a century, before or behind the word; its years share their hundred, as in ISO 8601."""
    before, after = seen.ending.get(first), seen.starting.get(last)
    number, begin, end = 0, first, last
    if before is not None and before.ordinal and before.value % 1 == 0:
        number, begin = int(before.value), before.first
    elif (roman := _roman(seen, last)) and seen.is_close(last):
        number, end = roman, last + 1
    elif (roman := _roman(seen, first - 1)) and seen.is_close(first):
        number, begin = roman, first - 1
    elif after is not None and (after.ordinal or after.digits) and after.value % 1 == 0:
        number, end = int(after.value), after.last
    if number not in CENTURIES or not seen.is_close(first if begin < first else last):
        return None
    part = part_over_article(seen, begin)
    start = (number - 1) * YEARS_IN_CENTURY
    until = CalendarDate(year=start + YEARS_IN_CENTURY - 1)
    return (
        (part[0] if part is not None else begin),
        end,
        CalendarDate(year=start, until=until, part=part[1] if part is not None else None),
    )


def _roman(seen: Scan, at: int) -> int | None:
    return read_bare_roman(seen.tokens.raw(at)) if seen.tokens.is_word(at) else None
