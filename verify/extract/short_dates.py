"""Days of the year in digits without their year: "le 31/10", "on Friday 10/31", "am 15.10."; months as "04/2024".

In: a scan. Out: dates as (first token, end token, `CalendarDate`). Two numbers around a slash may be a part of
a whole or a score, so that they are a date only behind a weekday, an article of dates or a word for a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from verify.extract.parts import Dated, full_year
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import CalendarDate

__all__ = ["find_short", "is_linked", "with_opening", "written_in_digits"]

MONTHS = range(1, 13)
DAYS = range(1, 32)
YEARS = range(1900, 2100)
SHORT = 2
YEAR_DIGITS = 4


def find_short(seen: Scan) -> Iterator[Dated]:
    """Yield the days and months in digits."""
    tokens = seen.tokens
    for slash in tokens.places.get("/", ()):
        first, last = slash - 1, slash + 2
        if first < 0 or last > len(tokens) or tokens.gap(slash) or tokens.gap(slash + 1):
            continue
        if tokens.kinds[first] is not TokenKind.NUMBER or tokens.kinds[slash + 1] is not TokenKind.NUMBER:
            continue
        found = _around_slash(seen, tokens.words[first], tokens.words[slash + 1])
        is_month = found is not None and found.day is None
        is_proved = is_month or _is_said(seen, first, last) or is_linked(seen, first, last)
        if found is not None and is_proved and not _is_longer(seen, first, last):
            yield first, last, found
    if seen.lexicon.day_first and "." not in seen.lexicon.decimal:
        yield from _dotted(seen)


def _around_slash(seen: Scan, low: str, high: str) -> CalendarDate | None:
    if not (low.isdigit() and high.isdigit()):
        return None
    if len(low) == SHORT and len(high) == YEAR_DIGITS and int(low) in MONTHS and int(high) in YEARS:
        return CalendarDate(year=int(high), month=int(low))
    if len(low) > SHORT or len(high) > SHORT:
        return None
    return _day(seen, int(low), int(high))


def _day(seen: Scan, low: int, high: int) -> CalendarDate | None:
    """Return the day of two numbers; one over 12 is the day in every language."""
    pairs = [(low, high), (high, low)] if seen.day_first else [(high, low), (low, high)]
    return next((CalendarDate(month=month, day=day) for day, month in pairs if day in DAYS and month in MONTHS), None)


def _dotted(seen: Scan) -> Iterator[Dated]:
    """Yield "15.10." where the point is no decimal mark and one more stands right behind it."""
    tokens = seen.tokens
    for point in tokens.places.get(".", ()):
        if point == 0 or tokens.kinds[point - 1] is not TokenKind.NUMBER or tokens.gaps[point]:
            continue
        low, mark, high = tokens.words[point - 1].partition(".")
        if not mark or not (low.isdigit() and high.isdigit() and len(low) <= SHORT and len(high) <= SHORT):
            continue
        is_proved = _is_said(seen, point - 1, point + 1) or _is_end(seen, point - 1, point + 1)
        if int(low) in DAYS and int(high) in MONTHS and is_proved:
            yield point - 1, point + 1, CalendarDate(month=int(high), day=int(low))


def _is_end(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a day with points is an end of a range of such days: "14.10. - 15.10.2018", "14./15.10."."""
    tokens = seen.tokens
    signs = seen.lexicon.range_signs | {"/"}
    if first > 2 and tokens.words[first - 1] in signs and tokens.words[first - 2] == ".":  # noqa: PLR2004 - "14." and a sign
        return tokens.kinds[first - 3] is TokenKind.NUMBER and not tokens.gap(first - 2)
    if last + 1 >= len(tokens) or tokens.words[last] not in seen.lexicon.range_signs:
        return False
    is_dotted = last + 2 < len(tokens) and tokens.words[last + 2] == "." and "." in tokens.words[last + 1]
    return is_dotted or tokens.kinds[last + 1] is TokenKind.DATE


def with_opening(seen: Scan, dated: Dated) -> Dated:
    """Add the day with a point that opens a range before a day in digits: "*14.* - 15.10.2018"."""
    first, last, day = dated
    tokens, at = seen.tokens, first - 3
    signs = seen.lexicon.range_signs | {"/"}
    if at < 0 or day.day is None or tokens.words[first - 1] not in signs or tokens.words[first - 2] != ".":
        return dated
    raw = tokens.words[at]
    is_day = raw.isdigit() and len(raw) <= SHORT and not tokens.gap(first - 2) and seen.is_close(first)
    if not is_day or not 0 < int(raw) < day.day:
        return dated
    return at, last, replace(day, day=int(raw), until=day)


def _is_said(seen: Scan, first: int, last: int) -> bool:
    """Tell whether the words around two numbers show that they are a day."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.percent_of.at(tokens, last) is not None:
        return False
    dates = lexicon.dates
    tables = (
        lexicon.weekdays,
        dates["articles"],
        lexicon.calendar["day_before"],
        dates["this"],
        dates["next"],
        dates["last"],
    )
    is_comma = first > 0 and tokens.words[first - 1] == ","
    if is_comma and lexicon.weekdays.ending(tokens, first - 1) is not None:  # "Freitag, 13.9."
        return True
    return any(table.ending(tokens, first) is not None for table in tables)


def is_linked(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a hyphen links two pairs that are no parts of a whole: "28/2-1/3", "10/1-11/2/2017"."""
    tokens = seen.tokens
    pairs = [
        (tokens.words[at - 1], tokens.words[at + 1]) for at in (first + 1, first - 2, last + 1) if _is_pair(seen, at)
    ]
    is_dated = last < len(tokens) and tokens.kinds[last] is TokenKind.DATE and tokens.gap(last) in HYPHENS
    is_before = tokens.gap(first) in HYPHENS and _is_pair(seen, first - 2)
    is_behind = last < len(tokens) and tokens.gap(last) in HYPHENS and _is_pair(seen, last + 1)
    return is_dated or ((is_before or is_behind) and any(int(low) >= int(high) for low, high in pairs))


def _is_pair(seen: Scan, slash: int) -> bool:
    """Tell whether a stroke stands between two short numbers."""
    tokens = seen.tokens
    if not 0 < slash < len(tokens) - 1 or tokens.words[slash] != "/" or tokens.gap(slash) or tokens.gap(slash + 1):
        return False
    return all(tokens.words[at].isdigit() and len(tokens.words[at]) <= SHORT for at in (slash - 1, slash + 1))


def _is_longer(seen: Scan, first: int, last: int) -> bool:
    """Tell whether the numbers go on: "1/2/3"."""
    tokens = seen.tokens
    return (first > 0 and tokens.words[first - 1] == "/") or (last < len(tokens) and tokens.words[last] == "/")


def written_in_digits(seen: Scan, index: int) -> CalendarDate:
    """Read "2024-04-26", "26/04/2024" or "04/26/24"; a first number over 12 is a day in every language."""
    raw = seen.tokens.words[index]
    mark = next(char for char in raw if not char.isdigit())
    parts = [int(part) for part in raw.split(mark)]
    if raw.index(mark) == YEAR_DIGITS:
        return CalendarDate(year=parts[0], month=parts[1], day=parts[2])
    first, second, year = parts
    if len(raw) - raw.rindex(mark) <= YEAR_DIGITS - 1:
        year = full_year(year)
    day, month = (first, second) if mark == "." or seen.day_first else (second, first)
    try:
        date(year, month, day)
    except ValueError:
        day, month = (month, day) if day in MONTHS and month not in MONTHS else (day, month)
    return CalendarDate(year=year, month=month, day=day)
