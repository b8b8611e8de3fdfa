"""Days that point from the dateline: "hier", "vendredi dernier", "last Friday"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import CalendarDate, Kind, Mention


@detector("relative_day", precedence=15)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the relative days, and weekdays that stand alone."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for first, last, offset in lexicon.offsets.find(tokens):
        yield Mention(seen.span(first, last), Kind.DATE, None, "relative_day", date=CalendarDate(offset=offset))
    for first, last, weekday in lexicon.weekdays.find(tokens):
        if lexicon.capital_days and not tokens.is_upper(first):
            continue
        day = CalendarDate(weekday=weekday, pointer=_pointer(seen, first, last))
        yield Mention(seen.span(first, last), Kind.DATE, None, "relative_day", date=day)


def _pointer(seen: Scan, first: int, last: int) -> str | None:
    dates = seen.lexicon.dates
    for name in ("this", "last", "next"):
        if dates[name].ending(seen.tokens, first) is not None or dates[name].at(seen.tokens, last) is not None:
            return name
    return None
