"""Join an amount of time with the date from which it counts: "two weeks before 13 May", "3 days starting Monday".

In: a scan, the mention of a duration and that of the date behind it. Out: one mention, or `None`.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.extract.counted_units import is_silent
from verify.extract.date_ranges import starts_of
from verify.extract.scan import Scan
from verify.model import CalendarDate, Kind, Mention
from verify.quantity import Bound

__all__ = ["shifted"]

STEPS = frozenset(("day", "week", "fortnight", "month", "quarter", "year", "decade"))
BEYOND = frozenset((Bound.MORE_THAN, Bound.AT_LEAST))
WITHIN = frozenset((Bound.LESS_THAN, Bound.AT_MOST))
DAY_BEFORE = -1


def shifted(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Return the day that lies so far from a date, the days up to it, or the days that begin with the date."""
    quantity, base = low.quantity, high.date
    if low.kind is not Kind.DURATION or base is None or quantity is None or quantity.unit not in STEPS:
        return None
    if quantity.written is None or quantity.written % 1 or base.until is not None:
        return None
    at, first = seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[0]
    first, base = _inner(seen, at, first, base)
    far = CalendarDate(unit=quantity.unit, elapsed=int(quantity.written), base=base)
    joined = replace(
        low, span=replace(low.span, end=high.span.end), kind=Kind.DATE, quantity=None, detector="date_link"
    )
    for name, sign in (("shift_back", -1), ("shift_ahead", 1)):
        if _leads(seen, name, at, first):
            far = replace(far, elapsed=sign * int(quantity.written))
            return _bounded(joined, far, base, sign)
    if low.bound is None and seen.lexicon.dates["bound_at_least"].at(seen.tokens, at) is not None:
        is_start = _leads(seen, "bound_at_least", at, first)
        return replace(joined, date=_days(base, far)) if is_start else None
    return None


def _inner(seen: Scan, at: int, first: int, base: CalendarDate) -> tuple[int, CalendarDate]:
    """Part a phrase for a day whose first word counts from its last: "dos días | antes de | ayer"."""
    for name in ("shift_back", "shift_ahead"):
        found = seen.lexicon.calendar[name].at(seen.tokens, first) if at == first and base.offset is not None else None
        inner = seen.lexicon.offsets.at(seen.tokens, found[0]) if found is not None else None
        if found is not None and inner is not None:
            return found[0], CalendarDate(offset=inner[1])
    return first, base


def _leads(seen: Scan, name: str, at: int, first: int) -> bool:
    """Tell whether a word of a table leads from a token to a date, or to the words that point the date."""
    table = seen.lexicon.calendar[name] if name in seen.lexicon.calendar else seen.lexicon.dates[name]
    found = table.at(seen.tokens, at)
    if found is None:
        return False
    starts = starts_of(seen, first)
    over = first + 1 if seen.tokens.words[first] in seen.lexicon.stopwords else first  # the "do" of "antes | do Natal"
    if found[0] in {*starts, over}:
        return True
    return any(found[0] < start and is_silent(seen, found[0], start) for start in starts)


def _bounded(joined: Mention, far: CalendarDate, base: CalendarDate, sign: int) -> Mention:
    """Return the day, or what lies beyond it or within: "more than two weeks before", "less than 3 days after"."""
    if joined.bound in BEYOND:
        return replace(joined, date=far, bound=Bound.AT_MOST if sign < 0 else Bound.AT_LEAST)
    if joined.bound in WITHIN:
        date = replace(far, until=base) if sign < 0 else _days(base, far)
        return replace(joined, date=date, bound=None)
    return replace(joined, date=far, bound=None)


def _days(base: CalendarDate, far: CalendarDate) -> CalendarDate:
    """Return the days from a date on, as many as lead to a day, which is the first one after them."""
    return replace(base, until=CalendarDate(unit="day", elapsed=DAY_BEFORE, base=far))
