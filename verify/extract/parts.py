"""Read the words that narrow a period: "début", "mi-", "fin", "early", "mid", "the end of".

In: a scan and the first token of a period. Out: where the words begin and the part that they name.
"""

from __future__ import annotations

from verify.extract.scan import Scan
from verify.model import CalendarDate

__all__ = ["PARTS", "Dated", "full_year", "is_introduced", "part_before"]

Dated = tuple[int, int, CalendarDate]  # first token, end token, date
PARTS = ("early", "mid", "late", "earlier", "later")
CENTURY = 100
PIVOT = 69  # two digits from here on are of the last century


def full_year(short: int) -> int:
    """Return the year that two digits mean, as POSIX `strptime` reads `%y`.

    >>> full_year(68), full_year(69)
    (2068, 1969)
    """
    return short + (19 if short >= PIVOT else 20) * CENTURY


def part_before(seen: Scan, first: int) -> tuple[int, str] | None:
    """Return the first token and the part that stand right before a period; the longest phrase counts."""
    found = [
        (phrase[0], part)
        for part in PARTS
        if (phrase := seen.lexicon.calendar[part].ending(seen.tokens, first)) is not None
    ]
    return min(found) if found and seen.is_close(first) else None


def is_introduced(seen: Scan, month: int) -> bool:
    """Tell whether the words before a month show that one is meant: "in May", "the last Friday of May"."""
    of = seen.lexicon.percent_of.ending(seen.tokens, month)
    units = (seen.lexicon.weekdays, seen.lexicon.periods, seen.lexicon.durations) if of is not None else ()
    if of is not None and any(table.ending(seen.tokens, of[0]) is not None for table in units):
        return True
    return seen.lexicon.dates["month_before"].ending(seen.tokens, month) is not None
