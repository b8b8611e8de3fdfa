"""Spans of time in several units, the largest first: "2 heures 30", "1 Jahr und 3 Monate", "an hour and 45 minutes".

In: a mention's end and its quantity. Out: the end of the whole and its quantity in the smallest unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.evidence import is_elapsed
from verify.extract.scan import Scan
from verify.extract.time_units import is_over
from verify.quantity import Quantity

__all__ = ["with_smaller_time"]

CLOCK: Mapping[str, int] = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
CALENDAR: Mapping[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
HOUR, MINUTES = "hour", 60


def with_smaller_time(seen: Scan, last: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Add what follows in smaller units of time; nothing else is changed."""
    while quantity.written is not None and quantity.written == int(quantity.written):
        following = _following(seen, last)
        if following is None or following.quantity.written is None or following.bound is not None:
            break
        found = seen.lexicon.durations.at(seen.tokens, following.last)
        if found is None and _is_minutes(seen, last, following, quantity):
            found = following.last, "minute"
        times = _times(quantity.unit or "", found[1]) if found is not None else None
        if found is None or times is None or not 0 < following.quantity.written < times:
            break
        last = found[0]
        quantity = _sum(quantity, times, following.quantity.written, found[1])
    return last, quantity


def _following(seen: Scan, last: int) -> Amount | None:
    """Return the amount that follows at once, or behind "and" or a comma; "3 months later" is no part of a span."""
    at = last + 1 if last < len(seen.tokens) and seen.tokens.words[last] == "," else last
    joined = seen.lexicon.fraction_mixers.at(seen.tokens, at)
    following = seen.amount_at(at) or (seen.amount_at(joined[0]) if joined is not None else None)
    if following is None or not seen.is_close(following.first):
        return None
    unit = seen.lexicon.durations.at(seen.tokens, following.last)
    if at == last or unit is None:
        return following
    tables = (
        seen.lexicon.percent_of,
        seen.lexicon.bounds_before,
    )  # "two years, 6 months of it", "20 minutes more than"
    is_other = any(table.at(seen.tokens, unit[0]) is not None for table in tables)
    return None if is_other or is_elapsed(seen, following.first, unit[0]) else following


def _is_minutes(seen: Scan, last: int, following: Amount, quantity: Quantity) -> bool:
    """Tell whether an amount is the minutes of "2 heures 30": two digits with nothing that they count."""
    is_short = len(seen.tokens.words[last]) == 2 if following.digits else not following.doubtful  # noqa: PLR2004 - minutes
    is_joined = following.first == last or not following.digits  # "an hour and thirty"
    is_bare = is_joined and is_short and (following.plain or not following.digits)
    is_few = (following.quantity.written or 0) < MINUTES
    return quantity.unit == HOUR and is_bare and is_few and is_over(seen, following.last)


def _times(unit: str, smaller: str) -> int | None:
    """Return how many of a smaller unit a unit has."""
    for family in (CLOCK, CALENDAR):
        if unit in family and smaller in family and family[smaller] < family[unit]:
            return family[unit] // family[smaller]
    return None


def _sum(quantity: Quantity, times: int, part: Decimal, unit: str) -> Quantity:
    ends = [None if end is None else end * times + part for end in (quantity.written, quantity.low, quantity.high)]
    return replace(quantity, written=ends[0], low=ends[1], high=ends[2], unit=unit, step=Decimal(1))
