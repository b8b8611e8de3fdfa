"""Settle the days of all detectors together: the two ends of a range joined, open ends marked.

In: a scan and its mentions in reading order. Out: the mentions, with "entre hier et demain" as one day range
and with a bound on what "since", "after", "until" or "before" opens. A span stays that of the printed days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from verify.extract.date_links import join_neighbours
from verify.extract.date_ranges import is_opening, joined, range_of, starts_of
from verify.extract.scan import Scan
from verify.model import CalendarDate, Mention, Span
from verify.quantity import Bound

__all__ = ["settle"]

BEFORE = {
    Bound.AT_LEAST: "bound_at_least",
    Bound.MORE_THAN: "bound_more_than",
    Bound.AT_MOST: "bound_at_most",
    Bound.LESS_THAN: "bound_less_than",
}
BEHIND = {Bound.AT_LEAST: "bound_at_least_behind", Bound.AT_MOST: "bound_at_most_behind"}
TODAY = CalendarDate(offset=0)


def settle(seen: Scan, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, days joined and bounded."""
    for mention in join_neighbours(seen, mentions, _range):
        printed = mention.date
        if printed is None or printed.until is not None:
            yield mention
            continue
        first, last = seen.tokens_of(mention.span)
        reached = _with_now(seen, first, last, printed)
        if reached is not None:
            yield replace(mention, date=reached)
        else:
            is_set = mention.bound is not None or _is_naming(seen, first, last, printed)
            bound = mention.bound if is_set else _bound(seen, first, last)
            yield mention if bound is mention.bound else replace(mention, bound=bound)


def _range(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Join two days in a row that words make the ends of a range."""
    if low.date is None or high.date is None:
        return None
    if not joined(seen, (*seen.tokens_of(low.span), low.date), (*seen.tokens_of(high.span), high.date)):
        return None
    return replace(low, span=Span(low.span.start, high.span.end), date=range_of(low.date, high.date))


def _with_now(seen: Scan, first: int, last: int, printed: CalendarDate) -> CalendarDate | None:
    """Return the range between a day and now: "between May 2019 and now", "entre maintenant et le 5 mai"."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    pairs = seen.lexicon.range_pairs
    opening = pairs.ending(tokens, _over(seen, first))
    closing = opening[1].at(tokens, last) if opening is not None else None
    if closing is not None and dates["now"].at(tokens, closing[0]) is not None:
        return replace(printed, until=TODAY)
    for at in starts_of(seen, first):
        for length in (1, 2):
            now = dates["now"].ending(tokens, at - length)
            opening = pairs.ending(tokens, now[0]) if now is not None else None
            closing = opening[1].at(tokens, at - length) if opening is not None else None
            if closing is not None and closing[0] == at:
                return replace(TODAY, until=printed)
    return None


def _is_naming(seen: Scan, first: int, last: int, printed: CalendarDate) -> bool:
    """Tell whether a year with an article only names what follows: "after the 2013 vote"."""
    tokens = seen.tokens
    is_year = printed.month is None and printed.year is not None
    if not is_year or seen.lexicon.dates["articles"].ending(tokens, first) is None or not tokens.is_word(last):
        return False
    return tokens.words[last] not in seen.lexicon.stopwords


def _over(seen: Scan, first: int) -> int:
    """Return the first token of a date with the words that may stand between it and a bound: "the year 2019"."""
    over = seen.lexicon.dates["bound_over"].ending(seen.tokens, first)
    return over[0] if over is not None else first


def _bound(seen: Scan, first: int, last: int) -> Bound | None:
    """Return the bound that a word before or behind a date sets; after an amount of time it measures from the date."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    for at in starts_of(seen, first):
        if at == 0 or tokens.words[at - 1] not in seen.lexicon.edges.bounding:
            continue
        start, bound = at, None
        for each, name in BEFORE.items():
            phrase = dates[name].ending(tokens, at)
            if phrase is not None and phrase[0] < start:
                start, bound = phrase[0], each
        if bound is not None and seen.is_close(at):
            return None if seen.lexicon.durations.ending(tokens, start) is not None else bound
    for bound, name in BEHIND.items():
        behind = dates[name].at(tokens, last)
        if behind is None or behind[0] in seen.starting or is_opening(seen, behind[0]):
            continue
        later = seen.lexicon.calendar["later"].at(tokens, last + 1)  # "this month and later in the year"
        if later is None or later[0] <= behind[0]:
            return bound
    return None
