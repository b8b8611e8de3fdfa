"""Link mentions that are one date together: "the last Friday of May", "two weeks before 13 May".

In: a scan and its mentions in reading order, none overlapping. Out: the mentions, with those that are one
date joined. It runs once the detectors are done, since each of the parts may be another detector's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from verify.extract.date_within import day_of_month, week_of_day
from verify.extract.scan import Scan
from verify.model import CalendarDate, Kind, Mention

__all__ = ["join_neighbours", "link_dates"]

REACH = 3  # words between two parts of one date
NTH = ("weekday", "day", "week", "month")
LARGEST = {"weekday": 5, "day": 366, "week": 53, "month": 12}
MONTHS_OF_YEAR = 12
STEPS = frozenset(("day", "week", "fortnight", "month", "quarter", "year", "decade"))

Join = Callable[[Scan, Mention, Mention], Mention | None]


def link_dates(seen: Scan, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with their dates linked."""
    listed = list(mentions)
    if not any(mention.date is not None for mention in listed):
        return tuple(listed)
    listed = list(_nth(seen, listed))
    for join in (_week_of_day, _shifted):
        listed = list(join_neighbours(seen, listed, join))
    return tuple(listed)


def join_neighbours(seen: Scan, mentions: Iterable[Mention], join: Join) -> Iterator[Mention]:
    """Yield the mentions, a date and its neighbour before it as one where a rule joins them."""
    before: Mention | None = None
    for mention in mentions:
        joined = join(seen, before, mention) if before is not None and mention.date is not None else None
        if joined is not None:
            before = joined
            continue
        if before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _is_silent(seen: Scan, first: int, last: int) -> bool:
    """Tell whether only small words stand between two tokens, within one line of thought."""
    if last - first > REACH or not seen.is_close(last):
        return False
    words, lexicon = seen.tokens.words, seen.lexicon
    tables = (lexicon.dates["connectors"], lexicon.percent_of, lexicon.dates["articles"])
    return all(
        words[at] in lexicon.stopwords or any(table.at(seen.tokens, at) is not None for table in tables)
        for at in range(first, last)
    )


def _nth(seen: Scan, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions, with "the third Thursday of May" and "the 9th month of next year" as one date."""
    held: list[Mention] = []
    for mention in mentions:
        found = _whole(seen, mention) if mention.date is not None and mention.date.until is None else None
        if found is None:
            held.append(mention)
            continue
        first, made = found
        start = seen.tokens.starts[first]
        while held and held[-1].span.end > start:
            held.pop()
        held.append(made)
    yield from held


def _whole(seen: Scan, mention: Mention) -> tuple[int, Mention] | None:
    """Return the first token and the date that a mention makes together with the words before it."""
    if (counted := _counted(seen, mention)) is not None or mention.date is None:
        return counted
    first, last = seen.tokens_of(mention.span)
    found = day_of_month(seen, first, mention.date) or week_of_day(seen, first, mention.date)
    if found is None:
        return None
    begin, date = found
    return begin, replace(mention, span=seen.span(begin, last), detector="date_link", date=date)


def _counted(seen: Scan, mention: Mention) -> tuple[int, Mention] | None:
    """Return the first token and the date of a unit that an ordinal or "last" counts within a period."""
    tokens, lexicon, printed = seen.tokens, seen.lexicon, mention.date
    first, last = seen.tokens_of(mention.span)
    if printed is None or not _holds_units(printed):
        return None
    for end in range(first, max(first - REACH, 0), -1):
        if not _is_silent(seen, end, first):
            return None
        unit = _unit_before(seen, end)
        if unit is None or (end == first and not _may_adjoin(printed)):
            continue
        at, name, weekday = unit
        number = _number_before(seen, at)
        if number is None:
            return None
        begin, nth = number
        made = _within(printed, name, weekday, nth)
        if made is None:
            return None
        begin = (lexicon.dates["articles"].ending(tokens, begin) or (begin,))[0]
        return begin, Mention(seen.span(begin, last), Kind.DATE, None, "date_link", date=made)
    return None


def _may_adjoin(printed: CalendarDate) -> bool:
    """Tell whether a unit may stand right before a date without a word between: "first week 2015"."""
    return printed.year is not None or printed.shift is not None


def _holds_units(printed: CalendarDate) -> bool:
    """Tell whether a date is a month or a year, printed or pointed at."""
    if printed.part is not None or printed.elapsed is not None or printed.day is not None or printed.offset is not None:
        return False
    if printed.unit is not None:
        return printed.unit in {"month", "year"} and printed.shift is not None and printed.weekday is None
    return printed.weekday is None and (printed.month is not None or printed.year is not None)


def _unit_before(seen: Scan, end: int) -> tuple[int, str, int | None] | None:
    """Return the first token of a weekday or of a day, week or month that ends at a token."""
    weekday = seen.lexicon.weekdays.ending(seen.tokens, end)
    if weekday is not None:
        return weekday[0], "weekday", weekday[1]
    unit = seen.lexicon.periods.ending(seen.tokens, end)
    return (unit[0], unit[1], None) if unit is not None and unit[1] in NTH else None


def _number_before(seen: Scan, at: int) -> tuple[int, int] | None:
    """Return the first token and the worth of an ordinal, or -1 for "last"."""
    numeral = seen.ending.get(at)
    if numeral is not None and numeral.ordinal and numeral.value % 1 == 0 and numeral.value > 0:
        return numeral.first, int(numeral.value)
    last = seen.lexicon.calendar["final"].ending(seen.tokens, at)
    return (last[0], -1) if last is not None else None


def _within(printed: CalendarDate, unit: str, weekday: int | None, nth: int) -> CalendarDate | None:
    """Return the nth unit within a period; the nth month of a year is a month."""
    if nth > LARGEST[unit]:
        return None
    if unit == "month":
        month = MONTHS_OF_YEAR if nth < 0 else nth
        is_year = printed.month is None and (printed.year is not None or printed.unit == "year")
        return CalendarDate(month=month, year=printed.year, base=_based(printed)) if is_year else None
    if printed.year is None and printed.month is None and printed.unit is None:
        return None
    return CalendarDate(
        year=printed.year,
        month=printed.month,
        unit=f"nth_{unit}",
        number=nth,
        weekday=weekday,
        pointer=printed.pointer,
        base=_based(printed),
    )


def _based(printed: CalendarDate) -> CalendarDate | None:
    return printed if printed.unit is not None else None


def _week_of_day(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Join "next week Wednesday", "Monday two weeks from now", "el lunes de la semana que viene"."""
    one, two = low.date, high.date
    if one is None or two is None or not _is_silent(seen, seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[0]):
        return None
    day, week = (one, two) if one.weekday is not None else (two, one)
    is_bare = day.weekday is not None and (day.day, day.month, day.unit, day.until, day.pointer) == (None,) * 5
    steps = week.shift if week.shift is not None else week.elapsed
    if (
        not is_bare
        or week.unit not in {"week", "fortnight"}
        or steps is None
        or week.until
        or week.weekday
        or week.part
    ):
        return None
    steps = steps * 2 if week.unit == "fortnight" else steps
    return replace(
        low, span=replace(low.span, end=high.span.end), date=CalendarDate(weekday=day.weekday, unit="week", shift=steps)
    )


def _shifted(seen: Scan, low: Mention, high: Mention) -> Mention | None:
    """Join "two weeks before 13 May", "three days after tomorrow", "deux jours après Noël"."""
    quantity, base = low.quantity, high.date
    if low.kind is not Kind.DURATION or base is None or quantity is None or quantity.unit not in STEPS:
        return None
    if low.bound is not None or quantity.written is None or quantity.written % 1 or base.until is not None:
        return None
    at, end = seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[0]
    sign = 0
    for name, direction in (("shift_back", -1), ("shift_ahead", 1)):
        found = seen.lexicon.calendar[name].at(seen.tokens, at)
        if found is not None and (found[0] == end or _is_silent(seen, found[0], end)):
            sign = direction
    if not sign:
        return None
    date = CalendarDate(unit=quantity.unit, elapsed=sign * int(quantity.written), base=base)
    return Mention(replace(low.span, end=high.span.end), Kind.DATE, None, "date_link", date=date)
