"""Moments told by their distance from the dateline: "il y a trois jours", "two weeks ago", "dans dix jours".

In: a scan. Out: dates as (first token, end token, `CalendarDate`), for the detector of relative days.
A distance with a bound ("more than two years ago") or in hours stays a duration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.amounts import Amount
from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.model import CalendarDate
from verify.quantity import Bound

__all__ = ["find_elapsed", "stretch"]

Reach = tuple[int, int, int]  # first token, end, and -1 for back or 1 for ahead

UNITS = frozenset(("day", "week", "fortnight", "month", "quarter", "year", "decade", "century"))
EXACT_DAYS = 7  # fewer days are counted, not rounded
ROLLING = (("rolling_last", -1), ("rolling_next", 1))
FUTURE_REACH = 8  # words before "in three days" in which a verb puts it in the future


def find_elapsed(seen: Scan) -> Iterator[Dated]:
    """Yield the moments and stretches that an amount of time and a word such as "ago" or "past" tell."""
    tokens, words = seen.tokens, seen.lexicon.calendar
    openers = seen.lexicon.durations.words | words["rolling_last"].words | words["rolling_next"].words
    for amount in seen.amounts:
        if amount.is_range or amount.last >= len(tokens) or tokens.words[amount.last] not in openers:
            continue
        value = amount.quantity.written
        inside = _rolling_at(seen, amount.last)
        unit_at = inside[0] if inside is not None else amount.last
        found = seen.lexicon.durations.at(tokens, unit_at)
        if found is None or found[1] not in UNITS or value is None or value % 1 or not seen.is_close(unit_at):
            continue
        last, unit = found
        rolling = _rolling(seen, amount, last) or (inside and (amount.first, last, inside[1]))
        reach = rolling or _reach(seen, amount, last)
        if reach is None or (rolling and seen.lexicon.percent_of.at(tokens, rolling[1]) is not None):
            continue
        make = stretch if rolling else _moment
        yield reach[0], reach[1], make(reach[2] * int(value), unit)


def _moment(steps: int, unit: str) -> CalendarDate:
    if unit == "day" and abs(steps) < EXACT_DAYS:
        return CalendarDate(offset=steps)
    return CalendarDate(unit=unit, elapsed=steps)


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
    far = CalendarDate(unit=unit, elapsed=steps)
    if steps < 0:
        return replace(far, until=CalendarDate(offset=-1))
    return CalendarDate(offset=1, until=far)


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
    return (ahead[0], last, 1) if ahead is not None and _is_ahead(seen, ahead[0]) else None


def _is_name(seen: Scan, at: int) -> bool:
    """Tell whether a word is no verb: a small word, or one with the capital of a name inside its sentence."""
    tokens = seen.tokens
    is_first = at == 0 or not tokens.is_word(at - 1)
    return tokens.words[at] in seen.lexicon.stopwords or (tokens.is_upper(at) and not is_first)


def _is_ahead(seen: Scan, first: int) -> bool:
    """Tell whether a verb before shows that what is told is still to come ("will", "ocurrirá")."""
    future, tokens = seen.lexicon.calendar["future"], seen.tokens
    endings = tuple(seen.lexicon.calendar["future_endings"].words)
    for at in range(first - 1, max(first - FUTURE_REACH, 0) - 1, -1):
        if not tokens.is_word(at) and tokens.words[at] in {".", ";", "!", "?"}:
            return False
        if future.at(tokens, at) is not None:
            return True
        if endings and tokens.is_word(at) and tokens.words[at].endswith(endings) and not _is_name(seen, at):
            return True
    return False
