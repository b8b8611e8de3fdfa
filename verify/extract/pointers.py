"""Read the word that points a date from the dateline: "ce", "dernier", "last", "next".

In: a scan and the place of a date. Out: "this", "last" or "next", or `None`.
"""

from __future__ import annotations

from verify.extract.scan import Scan

__all__ = ["pointer"]


def pointer(seen: Scan, first: int, last: int) -> str | None:
    """Return the direction that a word right before or right behind a date gives it."""
    dates, tokens = seen.lexicon.dates, seen.tokens
    for name in ("this", "last", "next"):
        if dates[name].ending(tokens, first) is not None:
            return name
    for name in ("last", "next"):
        if dates[f"{name}_after"].at(tokens, last) is not None:
            return name
    return None
