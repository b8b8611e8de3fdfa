"""Write a date of ours as the suites do: a day, or a range of days whose end does not belong to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from verify.extract.scan import Scan
from verify.language.tokens import TokenKind
from verify.model import CalendarDate, Mention, Span
from verify.normalise.days import Days, nominal
from verify.quantity import Bound

__all__ = ["period"]

DAY = timedelta(days=1)


def period(
    seen: Scan, mention: Mention, dateline: date | None, *, range_end: Literal["after", "at"]
) -> tuple[str, str | None]:
    """Return the type and the value of a date: "date" for one day, "daterange" for more or for an open end."""
    printed = mention.date
    days = nominal(printed, dateline) if printed is not None else None
    if printed is None or days is None:
        return ("date" if _names_a_day(printed) else "daterange"), None
    if mention.bound in {Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN}:
        return "daterange", _open(_edge(days, printed.part, mention.bound), mention.bound, range_end)
    first, last = days
    if first == last:
        return "date", first.isoformat()
    end = last + DAY if last < date.max else last
    if (
        range_end == "at"
        and printed.until is not None
        and (printed.unit is None or printed.elapsed is None)
        and not _is_counted(mention)
        and (printed.until.offset == 0 or _is_printed_range(seen, mention.span))
    ):
        end = _start_of_part(printed.until, last)
    return "daterange", f"{first.isoformat()}/{end.isoformat()}"


def _names_a_day(printed: CalendarDate | None) -> bool:
    if printed is None or printed.until is not None:
        return False
    return any(part is not None for part in (printed.day, printed.weekday, printed.offset))


def _open(days: Days, bound: Bound, range_end: Literal["after", "at"]) -> str:
    """Write "since", "after", "until" and "before"; one day is its own end to the suites."""
    first, last = days
    after = first if first == last else last + DAY
    match bound:
        case Bound.AT_LEAST:
            return f"{first.isoformat()}/"
        case Bound.MORE_THAN:
            return f"{after.isoformat()}/"
        case Bound.AT_MOST if range_end == "after":
            return f"/{after.isoformat()}"
        case _:
            return f"/{first.isoformat()}"


def _edge(days: Days, part: str | None, bound: Bound) -> Days:
    """Return the day that a bound means of a part: "before the end of May" is up to the 31st, not to the 16th."""
    first, last = days
    if part == "late" and bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return last + DAY, last + DAY
    return (first, first) if part == "early" and bound in {Bound.AT_LEAST, Bound.MORE_THAN} else days


def _start_of_part(until: CalendarDate, last: date) -> date:
    """Return the first day of what ends a printed range: the 7th, May, 1945."""
    if until.part == "late":
        return last + DAY
    if until.day is not None or until.weekday is not None or until.offset is not None:
        return last
    if until.unit is not None:
        days = nominal(until, last)
        return days[0] if days is not None else last
    return last.replace(day=1) if until.month is not None else last.replace(month=1, day=1)


def _is_counted(mention: Mention) -> bool:
    """Tell whether units are counted within a period: of "the first nine months of 2023" no end is printed."""
    until = mention.date.until if mention.date is not None else None
    if until is not None and until.day is not None:
        return False
    return mention.detector == "date_link" or (until is not None and until.base is not None)


def _is_printed_range(seen: Scan, span: Span) -> bool:
    """Tell whether both ends of a range are printed; of a decade only one number is."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first = next(at for at in range(len(tokens)) if tokens.starts[at] >= span.start)
    last = next((at for at in range(first, len(tokens)) if tokens.starts[at] >= span.end), len(tokens))
    figures = sum(first <= numeral.first < last for numeral in seen.numerals)
    figures += sum(tokens.kinds[at] is TokenKind.DATE for at in range(first, last))
    words = sum(
        1 for table in (lexicon.months, lexicon.weekdays, lexicon.offsets) for _ in table.find(tokens, first, last)
    )
    return figures + words > 1
