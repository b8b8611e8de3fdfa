"""Days of one month in a row: "le 3, 5 et 7 mai", "on Monday 3 and Friday 7 May", "June 9, 10 and 11".

In: a scan and a date that names its month. Out: a date for each day of the row, in reading order. Two days that
follow each other ("9 and 10 June") stay one range, as do those that "between" opens.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.date_ranges import is_opener
from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.language.numeral import Numeral
from verify.model import CalendarDate

__all__ = ["listed"]

DAYS = range(1, 32)
MOST = 12  # days of a row
LEADING = 2  # words before a row
ENDS = frozenset(',.;:!?)»”"')


def listed(seen: Scan, dated: Dated) -> Iterator[Dated]:
    """Yield the days of a row, or the date alone."""
    first, _, day = dated
    if day.day is None or day.month is None or (day.pointer is not None and day.until is None):
        yield dated
        return
    own = _parted(seen, dated)
    before = list(_before(seen, own[0]))
    if (not before and _is_range(own)) or (before and not _is_led(seen, before[-1][0])):
        yield dated
    else:
        yield from reversed(before)
        yield from own if not before or own[0][2].until is not None or len(own) > 1 else [dated]
        if not before and seen.lexicon.months.at(seen.tokens, first) is not None:
            yield from _behind(seen, dated)


def _parted(seen: Scan, dated: Dated) -> list[Dated]:
    """Return the two days that a joining word makes of a range: the 5 and the 7 of "5 et 7 mai"."""
    first, last, day = dated
    until = day.until
    low = seen.starting.get(first)
    if until is None or low is None or any(is_opener(seen, start) for start in _starts(seen, first)):
        return [dated]
    at = _over_point(seen, low.last)
    high = next((numeral for each in range(at, last) if (numeral := seen.starting.get(each)) is not None), None)
    if high is None or seen.tokens.words[at] not in seen.lexicon.joiners:
        return [dated]
    return [(first, low.last, replace(day, until=None)), (high.first, last, until)]


def _starts(seen: Scan, first: int) -> Iterator[int]:
    """Yield where a row may be said to begin: at its first day, or at the words for days before it ("los días")."""
    yield first
    for at in range(first - 1, max(first - 1 - LEADING, -1), -1):
        if not _is_small(seen, at):
            return
        yield at


def _is_small(seen: Scan, at: int) -> bool:
    """Tell whether a small word or the word for days stands at a token."""
    found = seen.lexicon.durations.at(seen.tokens, at)
    return seen.tokens.words[at] in seen.lexicon.stopwords or (found is not None and found[1] == "day")


def _is_range(own: list[Dated]) -> bool:
    """Tell whether two days follow each other, so that they are a range as well."""
    days = [each.day for _, _, each in own]
    return len(days) > 1 and days[0] is not None and days[1] == days[0] + 1


def _before(seen: Scan, dated: Dated) -> Iterator[Dated]:
    """Yield the days before one, the nearest first."""
    first, _, day = dated
    at, high = first, day.day or 0
    for _ in range(MOST):
        found = _day_before(seen, at, high, is_range=day.weekday is not None)
        if found is None:
            return
        numeral, weekday = found
        start = numeral.first if weekday is None else weekday[0]
        number = None if weekday is None else weekday[1]
        yield start, numeral.last, CalendarDate(day.year, day.month, int(numeral.value), number)
        at, high = start, int(numeral.value)


def _day_before(seen: Scan, first: int, high: int, *, is_range: bool) -> tuple[Numeral, tuple[int, int] | None] | None:
    """Return the smaller day that a comma or a joining word leads on from, and the weekday before it."""
    tokens, lexicon = seen.tokens, seen.lexicon
    tables = (lexicon.calendar["day_before"], lexicon.dates["articles"], lexicon.dates["day_alone"])
    ends = [first, *(found[0] for table in tables if (found := table.ending(tokens, first)) is not None)]
    for end in ends:
        joint = tokens.words[end - 1] if end > 0 else ""
        last = end - 1 if joint == "," or joint in lexicon.joiners else None
        to = lexicon.dates["range_between"].ending(tokens, end) if is_range and last is None else None
        last = to[0] if to is not None else last
        if last is None or not seen.is_close(end):
            continue
        numeral = seen.ending.get(last) or (seen.ending.get(last - 1) if tokens.words[last - 1] == "." else None)
        if numeral is None or not _is_day(seen, numeral) or numeral.value >= high or not seen.is_close(last):
            return None
        return numeral, lexicon.weekdays.ending(tokens, numeral.first)
    return None


def _is_day(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether a number is printed as a day of a month."""
    is_whole = numeral.digits and not numeral.scaled and not numeral.fraction and not numeral.doubtful
    return is_whole and numeral.value in DAYS and seen.lexicon.months.ending(seen.tokens, numeral.first) is None


def _is_led(seen: Scan, first: int) -> bool:
    """Tell whether a row begins where one may: behind a small word or a weekday, or at the beginning of all."""
    tokens = seen.tokens
    if first == 0 or not seen.is_close(first) or seen.lexicon.weekdays.at(tokens, first) is not None:
        return True
    return _is_small(seen, first - 1)


def _behind(seen: Scan, dated: Dated) -> Iterator[Dated]:
    """Yield the days behind one that its month comes before: "June 9, *10* and *11*", where nothing is counted."""
    _, last, day = dated
    tokens, at, low, is_joined = seen.tokens, last, day.day or 0, False
    found: list[Dated] = []
    while len(found) < MOST and at < len(tokens) and day.until is None and day.year is None:
        is_joined = tokens.words[at] in seen.lexicon.joiners
        numeral = seen.starting.get(at + 1) if is_joined or tokens.words[at] == "," else None
        if numeral is None or not _is_day(seen, numeral) or numeral.value <= low or not seen.is_close(at):
            return
        found.append((numeral.first, numeral.last, replace(day, day=int(numeral.value), weekday=None)))
        at, low = numeral.last, int(numeral.value)
        if is_joined:
            break
    if found and is_joined and (at == len(tokens) or (tokens.words[at] in ENDS and not tokens.gap(at))):
        yield from found


def _over_point(seen: Scan, at: int) -> int:
    """Return the token behind the point of an ordinal: "5*.* und 7. Mai"."""
    return at + 1 if seen.tokens.words[at] == "." else at
