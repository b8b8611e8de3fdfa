"""Feasts and observed days by their names: "Noël", "Good Friday", "Diwali 2019", "World Refugee Day".

In: a scan. Out: dates as (first token, end token, `CalendarDate`), for the detector of relative days. A name that
stands beside another capital is part of a longer one ("Noël Martin", "Tariq Ramadan"), and then none of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.parts import Dated
from verify.extract.pointers import pointer
from verify.extract.scan import Scan
from verify.extract.years import APOSTROPHES, year_at
from verify.model import CalendarDate

__all__ = ["find_feasts"]

OVER = 5  # small words between "International Day" and what it is for


def find_feasts(seen: Scan) -> Iterator[Dated]:
    """Yield the feasts, each with the year behind it or the word that points at it."""
    found = sorted((*_fixed(seen), *_movable(seen)), key=_longest_first)
    named = {_words(seen, each) for each in found if _is_named(seen, each[0], each[1])}
    for first, last, day in (*(each for each in found if _words(seen, each) not in named), *_observed(seen)):
        year = year_at(seen, last)
        if year is not None:
            yield first, year[0], replace(day, year=year[1])
        else:
            yield first, last, replace(day, pointer=pointer(seen, first, last))


def _fixed(seen: Scan) -> Iterator[Dated]:
    """Yield the feasts that have their fixed day; a single word needs a capital."""
    for first, last, number in seen.find(seen.lexicon.calendar_numbers["feasts"]):
        if (last - first > 1 or _is_high(seen, first, last)) and first not in seen.silent:
            yield first, last, CalendarDate(month=number // 100, day=number % 100)


def _movable(seen: Scan) -> Iterator[Dated]:
    """Yield the feasts that move; one whose words are others too needs a capital or a year ("Lent", "Black Friday")."""
    common = seen.lexicon.dates["common"]
    for first, last, rule in seen.find(seen.lexicon.movable):
        is_common = common.at(seen.tokens, first) is not None
        if first not in seen.silent and (not is_common or _is_proved(seen, first, last)):
            yield first, last, CalendarDate(feast=rule)


def _is_proved(seen: Scan, first: int, last: int) -> bool:
    return seen.tokens.is_upper(first) or year_at(seen, last) is not None


def _observed(seen: Scan) -> Iterator[Dated]:
    """Yield the days that the world observes: what they are for stands between or behind the words for such a day."""
    tokens, calendar = seen.tokens, seen.lexicon.calendar
    purposes = seen.lexicon.calendar_numbers["observances"]
    for first, last, _ in seen.find(calendar["observed_open"]):
        purpose = purposes.at(tokens, last)
        close = calendar["observed_close"].at(tokens, purpose[0]) if purpose is not None else None
        if purpose is not None and close is not None:
            yield first, close[0], _day(purpose[1])
    for first, last, _ in seen.find(calendar["observed_before"]):
        for at in range(last, last + OVER):
            purpose = purposes.at(tokens, at)
            if purpose is not None:
                if not _is_going_on(seen, purpose[0]):
                    yield first, purpose[0], _day(purpose[1])
                break
            over = calendar["observed_over"].at(tokens, at) is not None
            if not over and not (tokens.is_word(at) and tokens.words[at] in seen.lexicon.stopwords):
                break


def _longest_first(dated: Dated) -> tuple[int, int]:
    return dated[0], -dated[1]


def _day(number: int) -> CalendarDate:
    return CalendarDate(month=number // 100, day=number % 100)


def _is_high(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a word has a capital; in a text that has none at all, whether a small word introduces it."""
    tokens = seen.tokens
    if any(tokens.is_upper(at) for at in range(first, last)):
        return True
    is_introduced = first == 0 or not seen.is_close(first) or tokens.words[first - 1] in seen.lexicon.stopwords
    return is_introduced and not any(map(str.isupper, seen.document.text))


def _is_named(seen: Scan, first: int, last: int) -> bool:
    """Tell whether another capital stands beside a feast, or somebody has it: "Ukraine's Independence Day"."""
    tokens = seen.tokens
    if _is_going_on(seen, last):
        return True
    before = first - 1
    if not tokens.is_word(before) or not seen.is_close(first):
        return False
    if tokens.gap(before) in APOSTROPHES and tokens.is_word(before - 1):
        before -= 1
    return tokens.is_upper(before) and tokens.words[before] not in seen.lexicon.stopwords


def _is_going_on(seen: Scan, last: int) -> bool:
    """Tell whether a name goes on behind a token: a word with a capital that is no weekday."""
    tokens = seen.tokens
    return tokens.is_word(last) and tokens.is_upper(last) and seen.lexicon.weekdays.at(tokens, last) is None


def _words(seen: Scan, dated: Dated) -> tuple[str, ...]:
    return tuple(seen.tokens.words[dated[0] : dated[1]])
