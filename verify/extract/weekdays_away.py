"""Weekdays told by how many of them ago or ahead: "two Fridays ago", "il y a deux lundis".

In: a scan. Out: dates as (first token, end token, `CalendarDate`), for the detector of relative days.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.parts import Dated
from verify.extract.scan import Scan
from verify.language.tokens import tokenize
from verify.model import CalendarDate

__all__ = ["find_weekdays_away"]

WEEK = 7
MOST = 10
POINTERS = {-1: "last", 1: "next"}


def find_weekdays_away(seen: Scan) -> Iterator[Dated]:
    """Yield the weekdays."""
    for amount in seen.amounts:
        number = amount.quantity.written
        if number not in range(1, MOST) or amount.is_range or amount.bound is not None:
            continue
        weekday = _weekday(seen, amount.last)
        away = _away(seen, amount, amount.last + 1) if weekday is not None else None
        if weekday is None or away is None or not seen.is_close(amount.last):
            continue
        first, last, sign = away
        nearest = CalendarDate(weekday=weekday, pointer=POINTERS[sign])
        steps = sign * WEEK * (int(number or 1) - 1)
        yield first, last, CalendarDate(unit="day", elapsed=steps, base=nearest) if steps else nearest


def _weekday(seen: Scan, at: int) -> int | None:
    """Return the weekday that a token names, in the singular or the plural."""
    if at not in seen.tokens.letters:
        return None
    word, endings = seen.tokens.words[at], ("", *seen.lexicon.plural_endings)
    stems = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    named = (seen.lexicon.weekdays.at(tokenize(stem), 0) for stem in stems if stem in seen.lexicon.weekdays.words)
    return next((found[1] for found in named if found is not None and found[0] == 1), None)


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
