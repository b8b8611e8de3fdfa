"""Tell the days that a suite takes for moments: those beside a time of day or a part of the day, or with one in them.

In: a scan, its mentions and the mention of a day. Out: whether an hour or a part of the day goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.extract.parts import part_before
from verify.extract.scan import Scan
from verify.model import Kind, Mention, Span
from verify.quantity import Quantity

__all__ = ["has_hour", "is_feast"]

LAST_HOUR = 24
REACH = 4  # words between a day and its time of day ("Friday some time after 5 p.m.")
SHORTEST = 4  # letters of a part of the day that a longer word may end in
CLOCK = re.compile(r"\d{1,2} ?[h:](?: ?\d{2}(?: ?:\d{2})?)?", re.IGNORECASE)  # "11h45" and "11:45" are codes to us
STOPS = frozenset(".;:\n")


def has_hour(seen: Scan, mentions: Sequence[Mention], day: Mention) -> bool:
    """Tell whether a time of day or a part of the day stands beside a day, or in it ("tonight", "Montagabend")."""
    tokens = seen.tokens
    first, last = seen.tokens_of(day.span)
    parts = (word for word, _ in seen.lexicon.clock["day_parts"].pairs() if " " not in word)
    endings = tuple(word for word in parts if len(word) >= SHORTEST)
    if any(tokens.words[at].endswith(endings) for at in range(first, last)):
        return True
    article = seen.lexicon.dates["articles"].ending(tokens, first)
    if part_before(seen, article[0] if article is not None else first) is not None:  # "the end of today"
        return True
    days = [each.span for each in mentions if each.date is not None and each is not day]
    return any(_is_beside(tokens.text, hour, day.span, days) for hour in _hours(seen, mentions, day.span))


def _hours(seen: Scan, mentions: Iterable[Mention], day: Span) -> Iterator[Span]:
    """Yield where times of day and parts of the day stand, and bare ranges of hours right beside the day."""
    for first, last, _ in seen.lexicon.clock["day_parts"].find(seen.tokens):
        yield seen.span(first, last)
    text = seen.tokens.text
    for mention in mentions:
        if mention.kind is Kind.LABEL:
            is_hour = mention.note == "time" or CLOCK.fullmatch(text[mention.span.start : mention.span.end]) is not None
        else:
            is_range = mention.kind is Kind.NUMBER and _is_range(mention.quantity)
            is_hour = is_range and _between(text, mention.span, day) <= 1
        if is_hour:
            yield mention.span


def _is_range(quantity: Quantity | None) -> bool:
    """Tell whether a number is a range whose ends can be hours: "6-8"."""
    if quantity is None or quantity.low is None or quantity.high is None:
        return False
    return 0 <= quantity.low < quantity.high <= LAST_HOUR


def _between(text: str, one: Span, two: Span) -> int:
    """Return how many words stand between two spans."""
    first, last = (one, two) if one.start <= two.start else (two, one)
    return len(text[first.end : last.start].split())


def _is_beside(text: str, hour: Span, day: Span, days: Iterable[Span]) -> bool:
    """Tell whether few words of the same sentence stand between the two, and no other day."""
    one, two = (hour, day) if hour.start <= day.start else (day, hour)
    between = text[one.end : two.start]
    if any(one.end <= other.start and other.end <= two.start for other in days):
        return False
    return len(between.split()) <= REACH and STOPS.isdisjoint(between)


def is_feast(day: Mention) -> bool:
    """Tell whether a day is told by the name of a feast."""
    if day.date is None:
        return False
    return day.date.feast is not None or (day.detector == "relative_day" and day.date.month is not None)
