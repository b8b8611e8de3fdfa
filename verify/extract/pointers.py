"""Read the word that points a date from the dateline: "ce", "dernier", "last", "next".

In: a scan and the place of a date. Out: "this", "last" or "next", or `None`.
"""

from __future__ import annotations

from verify.extract.scan import Scan

__all__ = ["pointer", "pointer_words", "second_pointer"]

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
    for name in ("last", "next"):
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
