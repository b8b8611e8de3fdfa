"""Read the word that points a date from the dateline: "ce", "dernier", "last", "next".

In: a scan and the place of a date. Out: "this", "last" or "next", or `None`.
"""

from __future__ import annotations

from verify.extract.scan import Scan
from verify.model import CalendarDate

__all__ = ["SHIFTS", "pointed_year", "pointer", "pointer_words", "second_pointer"]

SHIFTS = {"last": -1, "this": 0, "next": 1}
REACH = 4  # words between a part of a year and the word for it
SECOND = (("second_last", -2), ("second_next", 2))


def pointer(seen: Scan, first: int, last: int) -> str | None:
    """Return the direction that a word right before or right behind a date gives it."""
    found = pointer_words(seen, first, last)
    return found[2] if found is not None else None


def pointer_words(seen: Scan, first: int, last: int) -> tuple[int, int, str] | None:
    """Return the direction of a date, and the tokens from the pointing word to the date or the other way round."""
    dates, tokens = seen.lexicon.dates, seen.tokens
    for name in ("this", "last", "next"):
        before = dates[name].ending(tokens, first)
        if before is not None:
            return before[0], last, name
    for name in ("this", "last", "next"):
        after = dates[f"{name}_after"].at(tokens, last)
        if after is not None:
            return first, after[0], name
    return None


def second_pointer(seen: Scan, first: int, last: int) -> tuple[int, int, int] | None:
    """Return the tokens of a date with the words that point two steps away, and the steps: "the week *after next*"."""
    words, tokens = seen.lexicon.calendar, seen.tokens
    for name, steps in SECOND:
        before = words[name].ending(tokens, first)
        if before is not None and seen.is_close(first):
            return before[0], last, steps
        after = words[f"{name}_after"].at(tokens, last)
        if after is not None and seen.is_close(last):
            return first, after[0], steps
    return None


def pointed_year(seen: Scan, at: int) -> tuple[int, CalendarDate] | None:
    """Return the end and the date of a year that is pointed at behind a part of it: "of next year", "del año"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    tables = (lexicon.percent_of, lexicon.dates["articles"], *(lexicon.dates[name] for name in SHIFTS))
    is_of = False  # whether only "of" and articles stand between, so that the year needs no pointer
    for first in range(at, at + REACH):
        period = lexicon.periods.at(tokens, first)
        if period is not None:
            pointed = pointer_words(seen, first, period[0])
            end, name = (pointed[1], pointed[2]) if pointed is not None else (period[0], "this")
            is_told = period[1] == "year" and seen.is_close(first) and (pointed is not None or is_of)
            return (end, CalendarDate(unit="year", shift=SHIFTS[name])) if is_told else None
        is_led = any(table.at(tokens, first) is not None for table in tables)
        is_small = tokens.is_word(first) and tokens.words[first] in lexicon.stopwords
        if not is_led and (not is_small or tokens.words[first] in lexicon.joiners | lexicon.auxiliaries):
            return None
        is_of = is_led and (is_of or first == at)
    return None
