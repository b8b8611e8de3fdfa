"""Join two dates to a range: "du 28 mars au 3 avril", "28 March to 3 April", "between March and May".

In: a scan and its dates in reading order. Out: the dates, those that are the ends of a range joined. Two
dates that each print a weekday and a day stay apart, so that each can be held against the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.parts import Dated, is_introduced, is_of_period
from verify.extract.pointers import pointed_year
from verify.extract.scan import Scan
from verify.language.edges import NAMING
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import CalendarDate

__all__ = ["is_hyphened", "is_opened", "is_opener", "is_opening", "is_said", "join", "joined", "range_of"]
__all__ += ["starts_of"]

LISTED = 12  # months of a list that are followed back to the word that makes them dates


def join(seen: Scan, dates: list[Dated]) -> Iterator[Dated]:
    """Yield dates and ranges of dates."""
    before: Dated | None = None
    for dated in dates:
        if before is not None and _is_range(seen, before, dated):
            yield before[0], dated[1], range_of(before[2], dated[2])
            before = None
            continue
        if before is not None:
            yield before
        before = dated
    if before is not None:
        yield before


def is_hyphened(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a month is an end of two that a hyphen or a sign joins: "Jan-Feb 2017", "June–August"."""
    tokens, months = seen.tokens, seen.lexicon.months
    for at, find in ((last, months.at), (first, months.ending)):
        edge = at if find == months.at else at - 1
        if not 0 < edge < len(tokens):
            continue
        if tokens.words[edge] in seen.lexicon.range_signs:
            step = 1 if find == months.at else -1
            if find(tokens, at + step) is not None:
                return True
        elif tokens.gap(at) in HYPHENS and find(tokens, at) is not None:
            return True
    return False


def is_opened(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a month alone is an end of a range: "*from* March *to* May 2018", "between March and *May*"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if is_hyphened(seen, first, last):
        return True
    between = lexicon.dates["range_between"]
    closing = between.at(tokens, last)
    is_low = closing is not None and lexicon.months.at(tokens, closing[0]) is not None
    if closing is not None and is_low and (is_opener(seen, first) or _is_told(seen, first, closing[0])):
        return True
    opening = between.ending(tokens, first)
    start = lexicon.months.ending(tokens, opening[0]) if opening is not None else None
    if start is not None and (is_opener(seen, start[0]) or _is_told(seen, start[0], first)):
        return True
    return _is_listed(seen, first)


def is_said(seen: Scan, first: int, last: int, *, is_short: bool) -> bool:
    """Tell whether the words around a month show that one is meant; a short form ("mar") must be joined to another."""
    if is_short or is_hyphened(seen, first, last):
        return is_hyphened(seen, first, last) or is_of_period(seen, first)
    return is_opened(seen, first, last) or is_introduced(seen, first) or pointed_year(seen, last) is not None


def _is_told(seen: Scan, low: int, high: int) -> bool:
    """Tell whether two months need no word that opens a range: "May to March", but not "May and March"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_printed = not lexicon.capital_days or (tokens.is_upper(low) and tokens.is_upper(high))
    return is_printed and tokens.words[high - 1] not in lexicon.joiners


def _is_listed(seen: Scan, first: int) -> bool:
    """Tell whether a month goes on with a list of months that a word makes dates: "in February, March and *July*"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    at = first
    for _ in range(LISTED):
        if at == 0 or (tokens.words[at - 1] != "," and tokens.words[at - 1] not in lexicon.joiners):
            break
        before = lexicon.months.ending(tokens, at - 1)
        if before is None:
            return False
        at = before[0]
    return at < first and lexicon.dates["month_before"].ending(tokens, at) is not None


def joined(seen: Scan, low: Dated, high: Dated) -> bool:
    """Tell whether two days of any detectors are the ends of a range; a word that joins them needs one that opens."""
    if high[0] < low[1]:
        return False
    is_named = all(each.month is not None or each.year is not None for each in (low[2], high[2]))
    is_named = is_named or (low[2].month is not None and high[2].offset == 0)
    return _is_range(seen, low, high) and (is_named or is_opener(seen, low[0]))


def is_opener(seen: Scan, first: int) -> bool:
    """Tell whether a word before a date may open a range: "from", "between", "since"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    openers = (lexicon.range_pairs, lexicon.dates["bound_at_least"], lexicon.dates["range_opens"])
    return any(table.ending(tokens, at) is not None for table in openers for at in starts_of(seen, first))


def starts_of(seen: Scan, first: int) -> tuple[int, ...]:
    """Return where a date may be said to begin: at its first token or at words that point or name it."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    if first == 0 or tokens.words[first - 1] not in seen.lexicon.edges.naming:
        return (first,)
    starts = [first]
    for name in NAMING:
        found = dates[name].ending(tokens, first)
        if found is not None:
            starts.append(found[0])
    return tuple(starts)


def is_opening(seen: Scan, index: int) -> bool:
    """Tell whether a date in digits, a month or a weekday begins at a token."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_digits = index < len(tokens) and tokens.kinds[index] is TokenKind.DATE
    return is_digits or any(table.at(tokens, index) is not None for table in (lexicon.months, lexicon.weekdays))


def _is_range(seen: Scan, low: Dated, high: Dated) -> bool:
    """Tell whether words or a sign between two dates make them the ends of a range."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first, at, after = low[0], low[1], high[0]
    if not _fit(low[2], high[2]) or not seen.is_close(after):
        return False
    article = lexicon.dates["articles"].at(tokens, after)  # of "until the | end of June"
    behind = (*starts_of(seen, after), *([article[0]] if article is not None else []))
    for start in starts_of(seen, first):
        opening = lexicon.range_pairs.ending(tokens, start)
        closing = opening[1].at(tokens, at) if opening is not None else None
        if closing is not None and closing[0] in behind:
            return True
    if after == at:
        return tokens.gap(after) in HYPHENS
    if after == at + 1 and tokens.words[at] in lexicon.range_signs:
        return True
    between = lexicon.dates["range_between"].at(tokens, at)
    return between is not None and between[0] in behind and tokens.words[at] not in lexicon.joiners


def _fit(low: CalendarDate, high: CalendarDate) -> bool:
    """Tell whether two dates can be the ends of a range: neither is one, and the second is not before the first."""
    if low.until is not None or high.until is not None:
        return False
    if any(each.weekday is not None and each.day is not None for each in (low, high)):
        return False
    if low.year is not None and high.year is not None:
        ends = [(each.year or 0, each.month or 0, each.day or 0, each.number or 0) for each in (low, high)]
        return ends[0] < ends[1]
    if low.offset is not None and high.offset is not None:
        return low.offset < high.offset
    is_far = high.month is None and (high.offset is not None or high.unit is not None or high.weekday is not None)
    return low.year is None or low.month is None or is_far


def range_of(low: CalendarDate, high: CalendarDate) -> CalendarDate:
    """Make the range; the year of its end is that of its beginning too, or the one before."""
    year = low.year
    if year is None and high.year is not None and low.month is not None and high.month is not None:
        year = high.year - (low.month > high.month)
    return replace(low, year=year, pointer=low.pointer or high.pointer, until=replace(high, pointer=None))
