"""Calendar dates: day and month, with or without year and weekday; month and year; digits alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verify.extract.detector import detector
from verify.extract.pointers import pointer
from verify.extract.scan import Scan
from verify.language.marks import is_whole
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import CalendarDate, Kind, Mention

LAST_WRITTEN_DAY = 99  # "31 avril" and "45 mai" are read too, so that they can be called impossible
YEARS = range(1000, 3000)
YEAR_DIGITS = 4
MONTHS = range(1, 13)
CENTURY = 100
PIVOT = 69  # two digits from here on are of the last century


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a date: tokens `first` up to, not including, `last`, and its number; `until` ends a range."""

    first: int
    last: int
    number: int
    until: int | None = None


@detector("date", precedence=10)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the dates that name a month, and dates in digits."""
    for index, kind in enumerate(seen.tokens.kinds):
        if kind is TokenKind.DATE:
            yield _mention(seen, index, index + 1, _digits(seen, index))
    for first, last, month in seen.lexicon.months.find(seen.tokens):
        found = _around(seen, Part(first, last, month))
        if found is not None:
            yield _mention(seen, *found)


def _mention(seen: Scan, first: int, last: int, day: CalendarDate) -> Mention:
    return Mention(seen.span(first, last), Kind.DATE, None, "date", date=day)


def _digits(seen: Scan, index: int) -> CalendarDate:
    """Read "2024-04-26", "26/04/2024" or "04/26/24"; a first number over 12 is a day in every language."""
    raw = seen.tokens.words[index]
    mark = next(char for char in raw if not char.isdigit())
    parts = [int(part) for part in raw.split(mark)]
    if raw.index(mark) == YEAR_DIGITS:
        return CalendarDate(year=parts[0], month=parts[1], day=parts[2])
    first, second, year = parts
    if len(raw) - raw.rindex(mark) <= YEAR_DIGITS - 1:
        year += 19 * CENTURY if year >= PIVOT else 20 * CENTURY
    day, month = (first, second) if seen.lexicon.day_first or mark == "." else (second, first)
    try:
        date(year, month, day)
    except ValueError:
        day, month = (month, day) if day in MONTHS and month not in MONTHS else (day, month)
    return CalendarDate(year=year, month=month, day=day)


def _around(seen: Scan, month: Part) -> tuple[int, int, CalendarDate] | None:
    """Read the day, year, weekday and pointer around a month's name; `None` where it is no date."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.capital_days and not tokens.is_upper(month.first):
        return None
    is_short = lexicon.dates["abbreviated"].at(tokens, month.first) is not None
    behind = month.last + 1 if is_short and month.last < len(tokens) and tokens.words[month.last] == "." else month.last
    before = _day_before(seen, month.first)
    after = _day_after(seen, month, behind) if before is None else None
    day = before or after
    year = _year(seen, after.last if after is not None else behind)
    if day is None and year is None and (is_short or not _is_introduced(seen, month.first)):
        return None
    first = before.first if before is not None else month.first
    last = max(part.last for part in (month, after, year) if part is not None)
    found = CalendarDate(year=year.number if year is not None else None, month=month.number)
    if day is None:
        return first, last, replace(found, pointer=pointer(seen, first, last))
    until = replace(found, day=day.until) if day.until is not None else None
    found = replace(found, day=day.number, until=until)
    opening = _opening(seen, first) if before is not None else None
    if opening is not None:
        found = replace(found, day=opening.number, until=found, pointer=pointer(seen, opening.first, last))
        return opening.first, last, found
    return _with_weekday(seen, first, last, found)


def _with_weekday(seen: Scan, first: int, last: int, found: CalendarDate) -> tuple[int, int, CalendarDate]:
    """Add the weekday before a date, and the word that points it from the dateline."""
    weekday = _weekday_before(seen, first)
    start = weekday.first if weekday is not None else first
    number = weekday.number if weekday is not None else None
    return start, last, replace(found, weekday=number, pointer=pointer(seen, start, last))


def _opening(seen: Scan, first: int) -> Part | None:
    """Return the first day of a range whose last day begins at a token: the 5 of "5 au 7 mai"."""
    tokens = seen.tokens
    between = seen.lexicon.dates["range_between"].ending(tokens, first)
    at = between[0] if between is not None else None
    if at is None and first > 0 and tokens.words[first - 1] in seen.lexicon.range_signs:
        at = first - 1
    if at is None and first > 0 and tokens.gap(first) in HYPHENS:
        at = first
    opening = seen.ending.get(at) if at is not None else None
    if opening is None or seen.lexicon.months.ending(tokens, opening.first) is not None:
        return None
    return _day(seen, opening.first, opening.last)


def _day(seen: Scan, first: int, last: int) -> Part | None:
    """Return the day of the month that a numeral can be."""
    numeral = seen.starting.get(first)
    if numeral is None or numeral.last != last or numeral.scaled:
        return None
    if numeral.doubtful and not numeral.ordinal and seen.tokens.words[first] not in seen.lexicon.homographs:
        return None
    is_day = 1 <= numeral.value <= LAST_WRITTEN_DAY and numeral.value % 1 == 0
    return Part(first, last, int(numeral.value)) if is_day else None


def _day_before(seen: Scan, month: int) -> Part | None:
    """Read the day of "26 avril" or "26th of April"."""
    if not seen.is_close(month):
        return None
    of = seen.lexicon.dates["day_before_month"].ending(seen.tokens, month)
    for last in (month, of[0] if of is not None else month):
        numeral = seen.ending.get(last)
        if numeral is not None and (last == month or numeral.ordinal):
            return _day(seen, numeral.first, last)
    return None


def _day_after(seen: Scan, month: Part, index: int) -> Part | None:
    """Read the day of "April 26", or the days of "June 5-7"; in "In May 20 people died" there is none."""
    numeral = seen.starting.get(index)
    if seen.lexicon.day_first_only or numeral is None or not numeral.digits or not seen.is_close(index):
        return None
    low = _day(seen, index, numeral.last)
    if low is None:
        return None
    high = _closing(seen, low)
    last = high.last if high is not None else low.last
    is_counting = is_whole(seen.tokens, last, seen.lexicon) and _is_introduced(seen, month.first)
    if is_counting or seen.lexicon.percent.at(seen.tokens, last) is not None:
        return None
    return replace(low, last=last, until=high.number) if high is not None else low


def _closing(seen: Scan, low: Part) -> Part | None:
    """Return the last day of a range whose first day is given."""
    tokens, at = seen.tokens, low.last
    if at < len(tokens) and tokens.words[at] in seen.lexicon.range_signs:
        at += 1
    elif tokens.gap(at) not in HYPHENS if at < len(tokens) else True:
        between = seen.lexicon.range_bare.at(tokens, at)
        at = between[0] if between is not None else -1
    numeral = seen.starting.get(at)
    high = _day(seen, at, numeral.last) if numeral is not None and numeral.digits else None
    return high if high is not None and high.number > low.number else None


def _year(seen: Scan, index: int) -> Part | None:
    """Read the year behind a day or a month, over a comma or a joining word."""
    tokens = seen.tokens
    over = seen.lexicon.dates["connectors"].at(tokens, index)
    comma = index + 1 if index < len(tokens) and tokens.words[index] == "," else index
    for first in (index, comma, over[0] if over is not None else index):
        numeral = seen.starting.get(first)
        if numeral is None or numeral.ordinal or numeral.last != first + 1 or not seen.is_close(first):
            continue
        raw = tokens.words[first]
        if raw.isdigit() and len(raw) == YEAR_DIGITS and int(raw) in YEARS:
            return Part(first, first + 1, int(raw))
    return None


def _weekday_before(seen: Scan, first: int) -> Part | None:
    tokens, dates = seen.tokens, seen.lexicon.dates
    at = first
    article = dates["articles"].ending(tokens, at)
    at = article[0] if article is not None else at
    while at > 0 and first - at <= 3 and tokens.words[at - 1] in {",", "."}:  # noqa: PLR2004 - "Fri., the"
        at -= 1
    found = seen.lexicon.weekdays.ending(tokens, at)
    return Part(found[0], at, found[1]) if found is not None and seen.is_close(first) else None


def _is_introduced(seen: Scan, month: int) -> bool:
    return seen.lexicon.dates["month_before"].ending(seen.tokens, month) is not None
