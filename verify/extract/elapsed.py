"""Moments told by their distance from the dateline: "il y a trois jours", "two weeks ago", "dans dix jours".

In: a scan. Out: dates as (first token, end token, `CalendarDate`), for the detector of relative days.
A distance with a bound ("more than two years ago") or in hours stays a duration.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.extract.verbs import is_to_come
from verify.model import CalendarDate
from verify.quantity import Bound

__all__ = ["find_elapsed", "stretch"]

Told = tuple[int, str]  # how many of a unit
Reach = tuple[int, int, int]  # first token, end, and -1 for back or 1 for ahead

UNITS = frozenset(("day", "week", "fortnight", "month", "quarter", "year", "decade", "century"))
SIZES = ("day", "week", "month", "year", "decade")
HALVED = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
QUARTER, QUARTERS = "quarter", 4
EXACT_DAYS = 7  # fewer days are counted, not rounded
ROLLING = (("rolling_last", -1), ("rolling_next", 1))


def find_elapsed(seen: Scan) -> Iterator[Dated]:
    """Yield the moments and stretches that an amount of time and a word such as "ago" or "past" tell."""
    tokens = seen.tokens
    for amount in seen.amounts:
        found = None if amount.is_range else _first(seen, amount)
        if found is None:
            continue
        end, first, inside = found
        last, told = _smaller(seen, end, (first,))
        is_ago = seen.lexicon.calendar["ago_after"].at(tokens, last) is not None
        rolling = _rolling(seen, amount, end) or (inside and (amount.first, end, inside))
        if rolling and last > end and not is_ago:  # "2 days ago" is its own behind "the last 3 months and"
            rolling = rolling[0], last, rolling[2]
        reach = rolling or _reach(seen, amount, last)
        if reach is None or (rolling and seen.lexicon.percent_of.at(tokens, rolling[1]) is not None):
            continue
        if rolling:
            yield reach[0], reach[1], _rolled(reach[2], (first,) if is_ago else told)
        else:
            yield reach[0], reach[1], _moment(reach[2], told)


def _first(seen: Scan, amount: Amount) -> tuple[int, Told, int | None] | None:
    """Return the end of an amount of time, its unit, and the direction of a word inside: "trois *derniers* mois"."""
    tokens, durations, value = seen.tokens, seen.lexicon.durations, amount.quantity.written
    if value is None or (not seen.is_followed(amount.last, seen.lexicon.edges.rolling) and not value % 1):
        return None
    inside = _rolling_at(seen, amount.last)
    unit_at = inside[0] if inside is not None else amount.last
    found = durations.at(tokens, unit_at)
    if found is None and value % 1:  # "three quarters" is a fraction, but "the past three quarters"
        quarter = durations.ending(tokens, amount.last)
        is_quarter = quarter is not None and quarter[1] == QUARTER and not value * QUARTERS % 1
        return (amount.last, (int(value * QUARTERS), QUARTER), None) if is_quarter else None
    if found is None or found[1] not in UNITS or not seen.is_close(unit_at):
        return None
    half = seen.lexicon.halves.at(tokens, found[0]) if not value % 1 else None
    told = _whole_units(value + (half[1] if half is not None else 0), found[1])
    last = half[0] if half is not None else found[0]
    return None if told is None else (last, told, inside[1] if inside is not None else None)


def _whole_units(value: Decimal, unit: str) -> Told | None:
    """Return a number of a unit, or what a half of it holds: two years and a half are thirty months."""
    if not value % 1:
        return int(value), unit
    times, smaller = HALVED.get(unit, (1, unit))
    return (int(value * times), smaller) if not value * times % 1 else None


def _smaller(seen: Scan, last: int, told: tuple[Told, ...]) -> tuple[int, tuple[Told, ...]]:
    """Add the smaller units that follow: "two weeks and two days ago", "vor 2 Jahren und 3 Monaten"."""
    mixer = seen.lexicon.fraction_mixers.at(seen.tokens, last)
    following = seen.amount_at(last) or (seen.amount_at(mixer[0]) if mixer is not None else None)
    if following is None or following.bound is not None or not seen.is_close(following.first):
        return last, told
    value, unit = following.quantity.written, seen.lexicon.durations.at(seen.tokens, following.last)
    if unit is None or value is None or value % 1 or following.is_range or unit[1] not in SIZES:
        return last, told
    is_smaller = told[-1][1] in SIZES and SIZES.index(unit[1]) < SIZES.index(told[-1][1])
    return _smaller(seen, unit[0], (*told, (int(value), unit[1]))) if is_smaller else (last, told)


def _moment(sign: int, told: tuple[Told, ...]) -> CalendarDate:
    """Return the day so far away; a few days are counted, not rounded."""
    if told[0][1] == "day" and told[0][0] < EXACT_DAYS:
        return CalendarDate(offset=sign * told[0][0])
    return _far(sign, told)


def _rolled(sign: int, told: tuple[Told, ...]) -> CalendarDate:
    """Return the time up to now or from now on; quarters are those of the calendar that are over or to come."""
    count, unit = told[0]
    if unit == QUARTER:
        near, far = (CalendarDate(unit=unit, shift=sign * step) for step in (1, count))
        return replace(far, until=near) if sign < 0 else replace(near, until=far)
    return _between(sign, _far(sign, told))


def _far(sign: int, told: tuple[Told, ...]) -> CalendarDate:
    """Return the day that lies some units away, the largest counted first."""
    (count, unit), *smaller = told
    far = CalendarDate(unit=unit, elapsed=sign * count)
    for number, each in smaller:
        far = CalendarDate(unit=each, elapsed=sign * number, base=far)
    return far


def _rolling(seen: Scan, amount: Amount, last: int) -> Reach | None:
    """Return the tokens of an amount that a word before or behind it makes the time up to now or from now on."""
    for name, sign in ROLLING:
        before = seen.lexicon.calendar[name].ending(seen.tokens, amount.first)
        if before is not None:
            return before[0], last, sign
    after = _rolling_at(seen, last) if not seen.lexicon.capital_days else None
    return (amount.first, after[0], after[1]) if after is not None else None


def _rolling_at(seen: Scan, at: int) -> tuple[int, int] | None:
    """Return the end and the direction of such a word at a token: "les trois *derniers* mois"."""
    for name, sign in ROLLING:
        found = seen.lexicon.calendar[name].at(seen.tokens, at)
        if found is not None:
            return found[0], sign
    return None


def stretch(steps: int, unit: str) -> CalendarDate:
    """Return the days up to yesterday, or from tomorrow on: "the past three months", "dans les dix prochains jours"."""
    return _between(steps, CalendarDate(unit=unit, elapsed=steps))


def _between(sign: int, far: CalendarDate) -> CalendarDate:
    return replace(far, until=CalendarDate(offset=-1)) if sign < 0 else CalendarDate(offset=1, until=far)


def _reach(seen: Scan, amount: Amount, last: int) -> Reach | None:
    """Return the first token, the end and the direction of a moment; a bound but "about" leaves a duration."""
    if amount.bound not in {None, Bound.ABOUT} or last == amount.last:
        return None
    words, tokens = seen.lexicon.calendar, seen.tokens
    bound = seen.lexicon.bounds_before.ending(tokens, amount.first) if amount.bound is not None else None
    start = bound[0] if bound is not None else amount.first
    before = words["ago_before"].ending(tokens, start) or words["ago_before"].ending(tokens, amount.first)
    if before is not None:
        return before[0], last, -1
    after = words["ago_after"].at(tokens, last)
    if after is not None:
        return amount.first, after[0], -1
    ahead = words["ahead_after"].at(tokens, last)
    if ahead is not None:
        return amount.first, ahead[0], 1
    ahead = words["ahead_before"].ending(tokens, start)
    if ahead is not None:
        return ahead[0], last, 1
    ahead = words["ahead_if_future"].ending(tokens, start)
    is_whole = seen.lexicon.percent_of.at(tokens, last) is not None  # "in three days of talks"
    return (ahead[0], last, 1) if ahead is not None and not is_whole and is_to_come(seen, ahead[0], last) else None
