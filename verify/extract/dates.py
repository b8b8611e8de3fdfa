"""Calendar dates: day and month, with or without year and weekday; month and year; digits alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.tokens import TokenKind
from verify.model import CalendarDate, Kind, Mention

LAST_WRITTEN_DAY = 99  # "31 avril" and "45 mai" are read too, so that they can be called impossible
YEARS = range(1000, 3000)
YEAR_DIGITS = 4
YEAR_FIRST = 4  # an ISO date has its first hyphen there


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a date: tokens `first` up to, not including, `last`, and its number."""

    first: int
    last: int
    number: int


@detector("date", precedence=10)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the dates that name a month, and dates in digits."""
    for index, kind in enumerate(seen.tokens.kinds):
        if kind == TokenKind.DATE:
            yield _mention(seen, index, index + 1, _digits(seen, index))
    for first, last, month in seen.lexicon.months.find(seen.tokens):
        found = _around(seen, Part(first, last, month))
        if found is not None:
            yield _mention(seen, *found)


def _mention(seen: Scan, first: int, last: int, day: CalendarDate) -> Mention:
    return Mention(seen.span(first, last), Kind.DATE, None, "date", date=day)


def _digits(seen: Scan, index: int) -> CalendarDate:
    """Read "2024-04-26", "26/04/2024" or "04/26/2024"; a first number over 12 is a day in every language."""
    raw = seen.tokens.raw(index)
    mark = next(char for char in raw if not char.isdigit())
    parts = [int(part) for part in raw.split(mark)]
    if raw.index(mark) == YEAR_FIRST:
        return CalendarDate(year=parts[0], month=parts[1], day=parts[2])
    day, month = (parts[0], parts[1]) if seen.lexicon.day_first or mark == "." else (parts[1], parts[0])
    try:
        date(parts[2], month, day)
    except ValueError:
        day, month = (month, day) if day <= 12 < month else (day, month)  # noqa: PLR2004 - months of a year
    return CalendarDate(year=parts[2], month=month, day=day)


def _around(seen: Scan, month: Part) -> tuple[int, int, CalendarDate] | None:
    """Read the day, year, weekday and pointer around a month's name; `None` where it is no date."""
    if seen.lexicon.capital_days and not seen.tokens.is_upper(month.first):
        return None
    before = _day_before(seen, month.first)
    after = _day_after(seen, month.last) if before is None else None
    day = before or after
    year = _year(seen, after.last if after is not None else month.last)
    if day is None and year is None and not _is_introduced(seen, month.first):
        return None
    first = before.first if before is not None else month.first
    last = max(part.last for part in (month, after, year) if part is not None)
    found = CalendarDate(
        year=year.number if year is not None else None,
        month=month.number,
        day=day.number if day is not None else None,
    )
    if day is None:
        return first, last, replace(found, pointer=_pointer(seen, first, last))
    return _with_range(seen, first, last, found)


def _with_range(seen: Scan, first: int, last: int, found: CalendarDate) -> tuple[int, int, CalendarDate]:
    """Add the first day of "5 au 7 mai", else the weekday, and the pointer."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    between = dates["range_between"].ending(tokens, first)
    opening = seen.ending.get(between[0]) if between is not None else None
    if opening is None and first > 0 and tokens.gap(first) in {"-", "‐", "‑"}:
        opening = seen.ending.get(first)
    if opening is not None and _is_day(seen, opening.first, opening.last) and found.day is not None:
        low = int(opening.value)
        return opening.first, last, replace(found, day=low, until=replace(found), pointer=_pointer(seen, opening.first, last))
    weekday = _weekday_before(seen, first)
    start = weekday.first if weekday is not None else first
    pointer = _pointer(seen, start, last)
    return start, last, replace(found, weekday=weekday.number if weekday is not None else None, pointer=pointer)


def _is_day(seen: Scan, first: int, last: int) -> bool:
    numeral = seen.starting.get(first)
    return numeral is not None and numeral.last == last and 1 <= numeral.value <= LAST_WRITTEN_DAY and numeral.value % 1 == 0


def _day_before(seen: Scan, month: int) -> Part | None:
    if not seen.is_close(month):
        return None
    of = seen.lexicon.dates["day_before_month"].ending(seen.tokens, month)
    for last in (month, of[0] if of is not None else month):
        numeral = seen.ending.get(last)
        if numeral is not None and not numeral.doubtful and _is_day(seen, numeral.first, last):
            return Part(numeral.first, last, int(numeral.value))
    return None


def _day_after(seen: Scan, month: int) -> Part | None:
    """Read the day of "April 26": digits of at most two places, or an ordinal."""
    numeral = seen.starting.get(month)
    if seen.lexicon.day_first_only or numeral is None or not numeral.digits or not _is_day(seen, month, numeral.last):
        return None
    following = numeral.last
    if following < len(seen.tokens) and seen.lexicon.percent.at(seen.tokens, following) is not None:
        return None
    return Part(month, numeral.last, int(numeral.value))


def _year(seen: Scan, index: int) -> Part | None:
    """Read the year behind a day or a month, over a comma or a joining word."""
    tokens = seen.tokens
    over = seen.lexicon.dates["connectors"].at(tokens, index)
    for first in (index, index + 1 if index < len(tokens) and tokens.words[index] == "," else index, over[0] if over else index):
        numeral = seen.starting.get(first)
        if numeral is None or numeral.ordinal or numeral.last != first + 1 or not seen.is_close(first):
            continue
        raw = tokens.raw(first)
        if raw.isdigit() and len(raw) == YEAR_DIGITS and int(raw) in YEARS:
            return Part(first, first + 1, int(raw))
    return None


def _weekday_before(seen: Scan, first: int) -> Part | None:
    tokens, lexicon = seen.tokens, seen.lexicon
    at = first
    while at > 0 and first - at < 2 and (tokens.words[at - 1] == "," or lexicon.dates["articles"].ending(tokens, at)):  # noqa: PLR2004
        at -= 1
    found = lexicon.weekdays.ending(tokens, at)
    if found is None or not seen.is_close(first):
        return None
    return Part(found[0], at, found[1])


def _is_introduced(seen: Scan, month: int) -> bool:
    return seen.lexicon.dates["month_before"].ending(seen.tokens, month) is not None


def _pointer(seen: Scan, first: int, last: int) -> str | None:
    """Return "this", "last" or "next" where such a word stands beside the date."""
    dates, tokens = seen.lexicon.dates, seen.tokens
    for name in ("this", "last", "next"):
        if dates[name].ending(tokens, first) is not None or dates[name].at(tokens, last) is not None:
            return name
    return None
