"""Read times of day: "à 14 heures", "5 p.m.", "a las dos de la tarde", "at seven twenty-seven".

In: a scan and an amount. Out: the end of the time that begins with it, or `None`.
"""

from __future__ import annotations

import re

from verify.extract.amounts import Amount
from verify.extract.scan import Scan
from verify.language.numeral import Numeral

__all__ = ["clock_end"]

HOURS = range(25)
TOLD_HOURS = frozenset(range(1, 13))  # in words
MINUTES = frozenset(range(1, 60))
DAYS = frozenset(range(1, 32))
DIGITS = re.compile(r"(?:1?\d|2[0-4])(?:[.,][0-5]\d)?")
HOUR_AND_MINUTES = re.compile(r"\d{1,2}[.,][0-5]\d")
CLOSING = frozenset(".,;:!?)»”،؛؟")


def clock_end(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a time of day; in words it needs a word before it that may stand before a time."""
    tokens, clock = seen.tokens, seen.lexicon.clock
    is_told = amount.first > 0 and tokens.words[amount.first - 1] in seen.lexicon.edges.timing
    if not is_told and not seen.is_followed(amount.last, clock["after"].words):
        return None
    is_led = clock["before"].ending(tokens, amount.first) is not None
    after = clock["after"].at(tokens, amount.last)
    if after is not None and (amount.digits or is_led) and not _is_fine(seen, amount):
        return after[0]
    hours = clock["hours"].at(tokens, amount.last) if is_led else None
    if hours is not None:
        return hours[0] if seen.lexicon.percent_of.at(tokens, hours[0]) is None else None
    return _bare(seen, amount, is_led=is_led)


def _is_fine(seen: Scan, amount: Amount) -> bool:
    """Tell whether a number has decimals that are no minutes: "2.1 pm" is a length."""
    raw = seen.tokens.words[amount.first]
    is_single = amount.digits and amount.last == amount.first + 1 and not raw.isdecimal()
    return is_single and HOUR_AND_MINUTES.fullmatch(raw) is None


def _bare(seen: Scan, amount: Amount, *, is_led: bool) -> int | None:
    """Return the end of an hour without a word for it, where nothing follows that it could count."""
    is_only = seen.lexicon.clock["only"].ending(seen.tokens, amount.first) is not None
    hour = seen.starting.get(amount.first) if is_only or is_led else None
    if hour is None or hour.ordinal or hour.value < 0 or int(hour.value) not in HOURS:
        return None
    last = hour.last
    if is_only and not amount.digits and amount.quantity.written and amount.quantity.written % 1:
        return amount.last  # "a las siete y media"
    if not hour.digits:
        minutes = _minutes(seen, hour) if is_led or is_only else None
        return minutes if minutes is not None and _is_free(seen, minutes) else None
    is_only = is_only or (is_led and _is_behind_day(seen, hour.first))
    is_hour = is_only and last == hour.first + 1 and DIGITS.fullmatch(seen.tokens.words[hour.first]) is not None
    return last if is_hour and _is_free(seen, last) else None


def _is_behind_day(seen: Scan, first: int) -> bool:
    """Tell whether a day stands before the word that leads to a number: "on Friday at 4", "demain à 8"."""
    led = seen.lexicon.clock["before"].ending(seen.tokens, first)
    start = led[0] if led is not None else first
    day = seen.ending.get(start)
    tables = (seen.lexicon.weekdays, seen.lexicon.offsets)
    is_day = any(table.ending(seen.tokens, start) is not None for table in tables)
    return is_day or (day is not None and day.ordinal and day.value in DAYS)


def _minutes(seen: Scan, hour: Numeral) -> int | None:
    """Return the end of the minutes in words right behind an hour in words."""
    minutes = seen.starting.get(hour.last)
    if minutes is None or minutes.digits or minutes.ordinal or minutes.value not in MINUTES:
        return None
    return minutes.last if hour.value in TOLD_HOURS and not seen.tokens.gap(hour.last).strip(" -") else None


def _is_free(seen: Scan, last: int) -> bool:
    """Tell whether nothing stands at a token that a number could count, and no word that makes it a part."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if last >= len(tokens):
        return True
    if not tokens.is_word(last):
        is_split = tokens.gap(last) == "" and last + 1 < len(tokens) and tokens.gap(last + 1) == ""
        return tokens.words[last] in CLOSING and not is_split
    is_day = any(table.at(tokens, last) is not None for table in (lexicon.weekdays, lexicon.offsets))
    is_joined = lexicon.percent_of.at(tokens, last) is not None or tokens.words[last] in lexicon.joiners
    return is_day or (tokens.words[last] in lexicon.stopwords and not is_joined)
