"""Weekdays told by how many of them ago or ahead: "two Fridays ago", "il y a deux lundis".

In: a scan. Out: dates as (first token, end token, `CalendarDate`), for the detector of relative days.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.model import CalendarDate

__all__ = ["find_weekdays_away"]

WEEK = 7
MOST = 10
POINTERS = {-1: "last", 1: "next"}


def find_weekdays_away(seen: Scan) -> Iterator[Dated]:
    """Yield the weekdays."""
    forms = seen.lexicon.edges.weekday_forms
    for amount in seen.amounts:
        if not seen.is_followed(amount.last, forms.keys()) or amount.is_range or amount.bound is not None:
            continue
        number = amount.quantity.written
        away = _away(seen, amount, amount.last + 1) if number in range(1, MOST) else None
        if away is None or not seen.is_close(amount.last):
            continue
        weekday = forms[seen.tokens.words[amount.last]]
        first, last, sign = away
        nearest = CalendarDate(weekday=weekday, pointer=POINTERS[sign])
        steps = sign * WEEK * (int(number or 1) - 1)
        yield first, last, CalendarDate(unit="day", elapsed=steps, base=nearest) if steps else nearest


def _away(seen: Scan, amount: Amount, last: int) -> tuple[int, int, int] | None:
    """Return the first token, the end and the direction of a distance."""
    words, tokens = seen.lexicon.calendar, seen.tokens
    for name, sign in (("ago_before", -1), ("ahead_before", 1)):
        before = words[name].ending(tokens, amount.first)
        if before is not None:
            return before[0], last, sign
    for name, sign in (("ago_after", -1), ("ahead_after", 1)):
        after = words[name].at(tokens, last)
        if after is not None:
            return amount.first, after[0], sign
    return None
