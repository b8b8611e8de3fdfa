"""A length of time and the dates that it lies between: "the four-day truce, from 24 to 27 November"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import linker, printed
from verify.model import CalendarDate, Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import Quantity, interval

GAP = 3  # tokens between the length and the dates
DAYS = {"day": 1, "week": 7}
YEAR = "year"


@linker("days")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the numbers of days, weeks or years right before or behind a range of dates; nights count one less."""
    for position, claim in enumerate(claims):
        quantity, own = claim.mention.quantity, printed(claim.mention)
        if claim.mention.kind is not Kind.DURATION or quantity is None or own is None:
            continue
        for at in (position - 1, position + 1):
            if not 0 <= at < len(claims) or at not in context.days or not _is_beside(context, position, at):
                continue
            between = claims[at].mention.date
            if between is None or between.until is None:
                continue
            if quantity.unit == YEAR:
                link = _years(context, position, at, own, (between, between.until))
            else:
                link = _days(context, at, own, between)
            if link is not None:
                yield position, link


def _days(context: Context, at: int, own: Quantity, between: CalendarDate) -> Link | None:
    """Return the link of days or weeks; "two weeks" are counted roughly."""
    unit, (first, last) = DAYS.get(own.unit or ""), context.days[at]
    if unit is None or between.day is None or last <= first:
        return None
    elapsed, slack = (last - first).days, unit - 1
    expected = interval(max(elapsed - slack, 0), elapsed + 1 + slack, unit="day")
    ends = interval(_times(own.low, unit), _times(own.high, unit), unit="day")
    return Link("days", ends, expected, (context.mentions[at].span,))


def _years(
    context: Context, position: int, at: int, own: Quantity, ends: tuple[CalendarDate, CalendarDate]
) -> Link | None:
    """Return the link of years to two years behind a mark: first and last may count, or neither in full."""
    first, last = ends
    low, high = sorted((context.places[position], context.places[at]), key=lambda place: place.first)
    is_years = first.year is not None and last.year is not None and first.month is None and last.month is None
    text = context.scan.document.text[context.mentions[position].span.start : context.mentions[position].span.end]
    if not is_years or "-" in text or at < position or not context.has_mark(low.last, high.first):
        return None  # "every five years between 1990 and 2020", "ten-year bonds (2010-2015)"
    if _is_repeated(context, low.first):
        return None
    elapsed = (last.year or 0) - (first.year or 0)
    expected = interval(max(elapsed - 1, 0), elapsed + 1, unit=YEAR)
    return Link("days", own, expected, (context.mentions[at].span,))


def _is_repeated(context: Context, first: int) -> bool:
    """Tell whether a length of time is that of a turn: "every five years", "de cinco em cinco anos"."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    every = (lexicon.dates["each"], lexicon.ratios["every"])
    return any(words.ending(tokens, first) for words in every) or tokens.words[first - 2] == tokens.words[first]


def _times(end: Decimal | None, unit: int) -> Decimal | None:
    return None if end is None else end * unit


def _is_beside(context: Context, position: int, at: int) -> bool:
    low, high = sorted((context.places[position], context.places[at]), key=lambda place: place.first)
    return low.sentence == high.sentence and high.first - low.last <= GAP
