"""Read the words that narrow a period: "début", "mi-", "fin", "early", "mid", "the end of".

In: a scan and the first token of a period. Out: where the words begin and the part that they name.
"""

from __future__ import annotations

from verify.extract.scan import Scan
from verify.language.edges import PARTS
from verify.model import CalendarDate

__all__ = ["PARTS", "Dated", "full_year", "is_introduced", "is_of_period", "over_article", "part_before"]
__all__ += ["part_over_article"]

Dated = tuple[int, int, CalendarDate]  # first token, end token, date
CENTURY = 100
PIVOT = 69  # two digits from here on are of the last century


def full_year(short: int) -> int:
    """Return the year that two digits mean, as POSIX `strptime` reads `%y`.

    >>> full_year(68), full_year(69)
    (2068, 1969)
    """
    return short + (19 if short >= PIVOT else 20) * CENTURY


def over_article(seen: Scan, first: int) -> int:
    """Return the first token of a date with the article before it, if there is one."""
    return (seen.lexicon.dates["articles"].ending(seen.tokens, first) or (first,))[0]


def part_before(seen: Scan, first: int) -> tuple[int, str] | None:
    """Return the first token and the part that stand right before a period; the longest phrase counts."""
    words, narrowing = seen.tokens.words, seen.lexicon.edges.narrowing
    starts = {at for at in (first, _before_month_of(seen, first)) if at > 0 and words[at - 1] in narrowing}
    found = [
        (phrase[0], part)
        for at in starts
        for part in PARTS
        if (phrase := seen.lexicon.calendar[part].ending(seen.tokens, at)) is not None
    ]
    return min(found) if found and seen.is_close(first) else None


def part_over_article(seen: Scan, first: int) -> tuple[int, str] | None:
    """Return the part that a word names before the first token of a date, or before an article there."""
    part, start = part_before(seen, first), over_article(seen, first)
    return part if part is not None or start == first else part_before(seen, start)


def _before_month_of(seen: Scan, first: int) -> int:
    """Return where "the month of" begins before a month's name: "fin *du mois de* mars", "أوائل *شهر* مارس"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.months.at(tokens, first) is None:
        return first
    of = lexicon.percent_of.ending(tokens, first)
    unit = lexicon.periods.ending(tokens, of[0] if of is not None else first)
    if unit is None or unit[1] != "month":
        return first
    return over_article(seen, unit[0])


def is_introduced(seen: Scan, month: int) -> bool:
    """Tell whether the words before a month show that one is meant: "in May", "the last Friday of May"."""
    return is_of_period(seen, month) or seen.lexicon.dates["month_before"].ending(seen.tokens, month) is not None


def is_of_period(seen: Scan, month: int) -> bool:
    """Tell whether a month holds what is told before it: "the last week of Oct"."""
    of = seen.lexicon.percent_of.ending(seen.tokens, month)
    of = of if of is not None else seen.lexicon.dates["bound_over"].ending(seen.tokens, month)
    return of is not None and _is_period(seen, of[0])


def _is_period(seen: Scan, last: int) -> bool:
    """Tell whether a weekday, a period or the half of one ends before a token."""
    lexicon, tokens = seen.lexicon, seen.tokens
    ordinal = seen.ending.get(last)
    starts = (last,) if ordinal is None or not ordinal.ordinal else (last, ordinal.first)  # "الأسبوع الأول من مايو"
    units = (lexicon.weekdays, lexicon.periods, lexicon.durations)
    if any(table.ending(tokens, at) is not None for table in units for at in starts):
        return True
    return any(lexicon.calendar_numbers[name].ending(tokens, last) is not None for name in ("halves", "month_halves"))
