"""Dates whose parts a hyphen or a stroke joins, the month by name: "05-Aug-2016", "22/Jan/2019", "Dec-2018", "Nov/2".

In: a scan. Out: dates as (first token, end token, `CalendarDate`). The year has four digits,
or two behind a day and a month; a day without a year needs a stroke, being a label otherwise ("Apollo-11").
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.parts import Dated, full_year
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import CalendarDate

__all__ = ["find_glued"]

DAYS = range(1, 32)
YEARS = range(1000, 2200)
SHORT = 2
YEAR_DIGITS = 4
LONGEST = 3  # parts


def find_glued(seen: Scan) -> Iterator[Dated]:
    """Yield the dates."""
    for first, last, month in seen.find(seen.lexicon.months):
        before, after = _figures(seen, first, -1), _figures(seen, last, 1)
        is_stroke = any(joint == "/" for _, joint in (*before, *after))
        if is_stroke:  # the hyphen of "Dec/2018-May/2019" joins two dates
            before, after = ([each for each in side if each[1] == "/"] for side in (before, after))
        if not 1 <= len(before) + len(after) < LONGEST:
            continue
        found = _read([each for each, _ in before], month, [each for each, _ in after], is_stroke=is_stroke)
        if found is not None and (found.year is not None or _is_named(seen, first)):
            step = 2 if is_stroke else 1
            yield first - step * len(before), last + step * len(after), found


def _is_named(seen: Scan, month: int) -> bool:
    return not seen.lexicon.capital_days or seen.tokens.is_upper(month)


def _is_stroke(seen: Scan, index: int) -> bool:
    return 0 <= index < len(seen.tokens) and seen.tokens.words[index] == "/"


def _figures(seen: Scan, at: int, step: int) -> list[tuple[str, str]]:
    """Return the figures joined to a month before or behind it, each with its joint, the nearest first."""
    tokens = seen.tokens
    found: list[tuple[str, str]] = []
    while len(found) <= LONGEST:
        behind = at if step > 0 else at - 1  # the next token in this direction
        edge = at  # the gap between what is read and that token
        is_stroke = _is_stroke(seen, behind) and not tokens.gap(behind) and not tokens.gap(behind + 1)
        figure = behind + step if is_stroke else behind
        joint = "/" if is_stroke else tokens.gap(edge)
        is_joined = is_stroke or joint in HYPHENS
        if not is_joined or not 0 <= figure < len(tokens) or tokens.kinds[figure] is not TokenKind.NUMBER:
            return found
        found.append((tokens.words[figure], joint))
        at = figure + (1 if step > 0 else 0)
    return found


def _read(before: list[str], month: int, after: list[str], *, is_stroke: bool) -> CalendarDate | None:
    """Make the date of the figures around a month; two that may both be days are the day and a short year."""
    figures = [*reversed(before), *after]
    if not all(each.isdigit() and len(each) in {1, SHORT, YEAR_DIGITS} for each in figures):
        return None
    years = [int(each) for each in figures if len(each) == YEAR_DIGITS]
    days = [int(each) for each in figures if len(each) <= SHORT]
    if len(before) == len(after) == len(days) - 1 == 1:
        years = [full_year(days.pop())]
    if len(years) > 1 or len(days) > 1 or any(year not in YEARS for year in years):
        return None
    if any(day not in DAYS for day in days):
        return None
    if not years and not is_stroke:
        return None
    return CalendarDate(year=years[0] if years else None, month=month, day=days[0] if days else None)
