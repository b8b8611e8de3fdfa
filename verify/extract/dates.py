"""Calendar dates: day and month, with or without year and weekday; month and year; digits alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.date_ranges import is_opened, is_opener, is_said, join
from verify.extract.day_lists import listed
from verify.extract.detector import detector
from verify.extract.foreign_dates import find_foreign
from verify.extract.glued_dates import find_glued
from verify.extract.parts import Dated, is_introduced, over_article, part_before
from verify.extract.pointers import pointer
from verify.extract.scan import Scan
from verify.extract.short_dates import find_short, is_linked, with_opening, written_in_digits
from verify.extract.years import brief_year_at, year_at
from verify.language.marks import is_whole
from verify.language.numeral import Numeral
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import CalendarDate, Kind, Mention

LAST_WRITTEN_DAY = 99  # "31 avril" and "45 mai" are read too, so that they can be called impossible
MONTHS = range(1, 13)


class Part(Struct, frozen=True):
    """A piece of a date: tokens `first` up to, not including, `last`, and its number; `until` ends a range."""

    first: int
    last: int
    number: int
    until: int | None = None


@detector("glued_date", precedence=3)
def find_joined(seen: Scan) -> Iterator[Mention]:
    """Yield the dates whose parts a hyphen or a stroke joins; "Dec-2018" has the look of a label."""
    for first, last, day in (on_weekday(seen, *dated) for dated in find_glued(seen)):
        yield replace(_mention(seen, first, last, day), detector="glued_date")
    linked = [dated for dated in find_short(seen) if is_linked(seen, dated[0], dated[1])]
    for first, last, day in join(seen, linked):
        if day.until is not None:
            yield replace(_mention(seen, first, last, day), detector="glued_date")


@detector("date", precedence=10)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the dates that name a month, and dates in digits."""
    digits = [
        on_weekday(seen, *with_opening(seen, (index, index + 1, written_in_digits(seen, index))))
        for index in seen.tokens.of(TokenKind.DATE)
        if not _is_coded(seen, index)
    ]
    short = [on_weekday(seen, *with_opening(seen, dated)) for dated in find_short(seen)]
    taken = {at for first, last, _ in find_glued(seen) for at in range(first, last)}
    months = (Part(*part) for part in seen.find(seen.lexicon.months) if part[0] not in taken)
    named = [each for month in months if (dated := _around(seen, month)) for each in listed(seen, dated)]
    for dated in join(seen, sorted([*digits, *short, *named], key=lambda each: each[0])):
        yield _event(seen, dated) or _mention(seen, *dated)
    for first, last, day in find_foreign(seen):
        yield _mention(seen, first, last, day)


def _event(seen: Scan, dated: Dated) -> Mention | None:
    """Read a day that names what happened on it: "le 11-Septembre", with a hyphen and a capital of its own."""
    first, last, day = dated
    is_glued = last == first + 2 and seen.tokens.gap(first + 1) in HYPHENS and day.day is not None
    if not is_glued or seen.lexicon.capital_days or not seen.tokens.is_upper(first + 1):
        return None
    return Mention(seen.span(first, last), Kind.LABEL, None, "date", note="day")


def _mention(seen: Scan, first: int, last: int, day: CalendarDate) -> Mention:
    return Mention(seen.span(first, last), Kind.DATE, None, "date", date=day)


def on_weekday(seen: Scan, first: int, last: int, found: CalendarDate) -> Dated:
    """Add the weekday before a date in digits; it settles which number is the month where only one order fits it."""
    weekday = _weekday_before(seen, first, last)
    if weekday is None or found.day is None:
        return first, last, found
    last += seen.tokens.words[weekday.last] == "("
    turned = replace(found, day=found.month, month=found.day)
    if found.year is not None and found.day in MONTHS and _falls_on(turned, weekday.number):
        found = found if _falls_on(found, weekday.number) else turned
    return weekday.first, last, replace(found, weekday=weekday.number, pointer=pointer(seen, weekday.first, last))


def _is_coded(seen: Scan, index: int) -> bool:
    """Tell whether digits go on before a date with the same mark, as in a code: "133-03-03-2020"."""
    tokens = seen.tokens
    is_number = index > 0 and tokens.kinds[index - 1] is TokenKind.NUMBER
    return is_number and tokens.gap(index) in HYPHENS and tokens.gap(index) in tokens.words[index]


def _falls_on(day: CalendarDate, weekday: int) -> bool:
    try:
        return date(day.year or 1, day.month or 1, day.day or 1).isoweekday() == weekday
    except ValueError:
        return False


def _around(seen: Scan, month: Part) -> tuple[int, int, CalendarDate] | None:
    """Read the day, year, weekday and pointer around a month's name; `None` where it is no date."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_low = lexicon.dates["common"].at(tokens, month.first) is not None and not tokens.is_upper(month.first)
    is_short = lexicon.dates["abbreviated"].at(tokens, month.first) is not None
    behind = month.last + 1 if is_short and month.last < len(tokens) and tokens.words[month.last] == "." else month.last
    before = _day_before(seen, month.first)
    after = _day_after(seen, month, behind) if before is None else None
    day = before or after
    is_ordinal = before is not None and _is_ordinal(seen, before)
    year = _year(seen, after.last if after is not None else behind, of_day=is_ordinal)
    part = part_before(seen, month.first) if day is None else None
    is_bare = day is None and year is None and part is None
    is_count = is_short and month.first in seen.starting and lexicon.durations.at(tokens, month.last) is not None
    if is_count or (is_bare and not is_said(seen, month.first, month.last, is_short=is_short)):
        return None  # "primeiros dez dias"
    first = before.first if before is not None else month.first
    last = max(part.last for part in (month, after, year) if part is not None)
    found = CalendarDate(year=year.number if year is not None else None, month=month.number)
    is_proved = day is not None and (year is not None or _is_ordinal(seen, day))
    if is_low and not is_proved and not (day is None and is_opened(seen, month.first, month.last)):
        return None
    if day is None:
        found = replace(found, pointer=pointer(seen, first, last), part=part[1] if part is not None else None)
        return part[0] if part is not None else first, last, found
    until = replace(found, day=day.until) if day.until is not None else None
    found = CalendarDate(year=found.year, month=found.month, day=day.number, until=until)
    opening = _opening(seen, first) if before is not None else None
    if opening is not None:
        found = replace(found, day=opening.number, until=found, pointer=pointer(seen, opening.first, last))
        return opening.first, last, found
    return _with_weekday(seen, first, last, found)


def _with_weekday(seen: Scan, first: int, last: int, found: CalendarDate) -> tuple[int, int, CalendarDate]:
    """Add the weekday before a date, and the word that points it from the dateline."""
    weekday = _weekday_before(seen, first, last)
    start = weekday.first if weekday is not None else first
    number = weekday.number if weekday is not None else None
    last += weekday is not None and seen.tokens.words[weekday.last] == "("
    pointed = pointer(seen, start, last)
    if number is None and pointed is None:
        return start, last, found
    return start, last, replace(found, weekday=number, pointer=pointed)


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
    if opening is None and at is not None and tokens.words[at - 1] == ".":  # "vom 4. bis zum 22. Mai"
        opening = seen.ending.get(at - 1)
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
        if numeral is None or seen.lexicon.currencies.ending(seen.tokens, numeral.first) is not None:
            continue
        if _is_half(seen, numeral):
            return None
        if last == month or numeral.ordinal or _is_day_of(seen, last, month) or _is_closing(seen, numeral.first):
            return _day(seen, numeral.first, last)
    return None


def _is_half(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether an ordinal belongs to the half or the week of a month: "الأسبوع *الأول* من أبريل"."""
    half = seen.lexicon.calendar_numbers["month_halves"].ending(seen.tokens, numeral.last)
    unit = seen.lexicon.periods.ending(seen.tokens, numeral.first) if numeral.ordinal else None
    return (half is not None and half[0] < numeral.first) or (unit is not None and unit[1] != "day")


def _is_ordinal(seen: Scan, day: Part) -> bool:
    """Tell whether a day is an ordinal: proof enough of a date beside "may" or "march" in small letters."""
    numeral = seen.starting.get(day.first)
    return numeral is not None and numeral.ordinal


def _is_day_of(seen: Scan, last: int, month: int) -> bool:
    """Tell whether the word between a plain numeral and a month makes it a day: "26 de abril"."""
    found = seen.lexicon.calendar["day_of"].at(seen.tokens, last)
    return found is not None and found[0] == month


def _is_closing(seen: Scan, first: int) -> bool:
    """Tell whether a number ends a range that a word opens: the 12 of "between 3 and 12 of September"."""
    between = seen.lexicon.dates["range_between"].ending(seen.tokens, first)
    low = seen.ending.get(between[0]) if between is not None else None
    return low is not None and is_opener(seen, low.first)


def _day_after(seen: Scan, month: Part, index: int) -> Part | None:
    """Read the day of "April 26", or the days of "June 5-7"; in "In May 20 people died" there is none."""
    numeral = _numeral_after(seen, index)
    low = _day(seen, numeral.first, numeral.last) if numeral is not None else None
    if low is None or numeral is None:
        return None
    high = _closing(seen, low)
    last = high.last if high is not None else low.last
    if seen.lexicon.day_first_only and high is None and numeral.digits and _year(seen, last) is None:
        return None
    if high is None and not numeral.digits and not _is_free(seen, last):
        return None
    is_counting = is_whole(seen.tokens, last, seen.lexicon) and is_introduced(seen, month.first)
    if is_counting or seen.lexicon.percent.at(seen.tokens, last) is not None:
        return None
    return replace(low, last=last, until=high.number) if high is not None else low


def _numeral_after(seen: Scan, index: int) -> Numeral | None:
    """Return the numeral right behind a month, in digits or an ordinal: "April *26*", "june the *28th*"."""
    article = seen.lexicon.dates["articles"].at(seen.tokens, index)
    for at in (index, article[0] if article is not None else index):
        numeral = seen.starting.get(at)
        if numeral is None or not seen.is_close(at):
            continue
        is_last = not seen.tokens.is_word(numeral.last)  # "mai vingt-neuf", but "in May two were hurt"
        if numeral.ordinal or (at == index and (numeral.digits or is_last)):
            return numeral
    return None


def _is_free(seen: Scan, index: int) -> bool:
    """Tell whether nothing follows that a number could order or count: "April first", but "April first results"."""
    tokens = seen.tokens
    return not tokens.is_word(index) or tokens.words[index] in seen.lexicon.stopwords or _year(seen, index) is not None


def _closing(seen: Scan, low: Part) -> Part | None:
    """Return the last day of a range whose first day is given."""
    tokens, at = seen.tokens, low.last
    if at < len(tokens) and tokens.words[at] in seen.lexicon.range_signs:
        at += 1
    elif tokens.gap(at) not in HYPHENS if at < len(tokens) else True:
        between = seen.lexicon.range_bare.at(tokens, at)
        if between is None and tokens.words[at : at + 1] and tokens.words[at] not in seen.lexicon.joiners:
            between = seen.lexicon.dates["range_between"].at(tokens, at)
        at = between[0] if between is not None else -1
    numeral = seen.starting.get(at)
    is_day = numeral is not None and (numeral.digits or numeral.ordinal)
    high = _day(seen, at, numeral.last) if numeral is not None and is_day else None
    return high if high is not None and high.number > low.number else None


def _year(seen: Scan, index: int, *, of_day: bool = False) -> Part | None:
    """Read the year behind a day or a month, over a comma or a joining word."""
    is_comma = index < len(seen.tokens) and seen.tokens.words[index] == ","
    found = year_at(seen, index) or (year_at(seen, index + 1) if is_comma else None)
    found = found or brief_year_at(seen, index, of_day=of_day)
    return Part(index, *found) if found is not None else None


def _weekday_before(seen: Scan, first: int, last: int) -> Part | None:
    """Return the weekday before a date, which may stand in brackets: "Friday (13 May)"."""
    tokens, at = seen.tokens, over_article(seen, first)
    at -= tokens.words[at - 1] == "(" and tokens.words[last : last + 1] == (")",) if at > 0 else 0
    found = seen.lexicon.weekdays.ending(tokens, at)
    while found is None and at > 0 and first - at <= 3 and tokens.words[at - 1] in {",", "."}:  # noqa: PLR2004 - "Fri., the"
        at -= 1
        found = seen.lexicon.weekdays.ending(tokens, at)
    part = seen.lexicon.clock["day_parts"].ending(tokens, at) if found is None else None
    if part is not None:  # "Tuesday morning, 5 May"
        at = part[0]
        found = seen.lexicon.weekdays.ending(tokens, at)
    is_day = found is not None and seen.is_close(first) and found[0] not in seen.silent
    return Part(found[0], at, found[1]) if found is not None and is_day else None
