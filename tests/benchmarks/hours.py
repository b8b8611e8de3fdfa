"""Tell the days that a suite takes for moments: those beside a time of day or a part of the day, or with one in them.

In: a scan, its mentions and the mention of a day. Out: whether an hour or a part of the day goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verify.extract.parts import part_before
from verify.extract.scan import Scan
from verify.model import Kind, Mention, Span

__all__ = ["has_hour", "is_feast"]

REACH = 4  # words between a day and its time of day ("Friday some time after 5 p.m.")
SHORTEST = 4  # letters of a part of the day that a longer word may end in
CLOCK = re.compile(r"\d{1,2} ?[h:](?: ?\d{2}(?: ?:\d{2})?)?", re.IGNORECASE)  # "11h45" and "11:45" are codes to us
STOPS = frozenset(".;:\n")


def has_hour(seen: Scan, mentions: Iterable[Mention], day: Mention) -> bool:
    """Tell whether a time of day or a part of the day stands beside a day, or in it ("tonight", "Montagabend")."""
    tokens = seen.tokens
    first, last = seen.tokens_of(day.span)
    parts = (word for word, _ in seen.lexicon.clock["day_parts"].pairs() if " " not in word)
    endings = tuple(word for word in parts if len(word) >= SHORTEST)
    if any(tokens.words[at].endswith(endings) for at in range(first, last)):
        return True
    if part_before(seen, first) is not None:  # "the end of today"
        return True
    return any(_is_beside(tokens.text, hour, day.span) for hour in _hours(seen, mentions))


def _hours(seen: Scan, mentions: Iterable[Mention]) -> Iterator[Span]:
    """Yield where times of day and parts of the day stand."""
    for first, last, _ in seen.lexicon.clock["day_parts"].find(seen.tokens):
        yield seen.span(first, last)
    for mention in mentions:
        is_clock = CLOCK.fullmatch(seen.tokens.text[mention.span.start : mention.span.end]) is not None
        if mention.kind is Kind.LABEL and (mention.note == "time" or is_clock):
            yield mention.span


def _is_beside(text: str, hour: Span, day: Span) -> bool:
    """Tell whether few words of the same sentence stand between the two."""
    one, two = (hour, day) if hour.start <= day.start else (day, hour)
    between = text[one.end : two.start]
    return len(between.split()) <= REACH and STOPS.isdisjoint(between)


def is_feast(day: Mention) -> bool:
    """Tell whether a day is told by the name of a feast."""
    if day.date is None:
        return False
    return day.date.feast is not None or (day.detector == "relative_day" and day.date.month is not None)
