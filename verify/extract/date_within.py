"""Read days by their number within a month that is pointed at, and weeks by a day of theirs.

In: a scan, the first token of a date and the date. Out: the first token of the whole and its date: "the 20th of
next month", "el día 21 de este mes", "the week of 4 February", or `None`.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.extract.parts import over_article
from verify.extract.scan import Scan
from verify.language.numerals import Numeral
from verify.model import CalendarDate

__all__ = ["day_of_month", "week_of_day"]

DAYS = frozenset(range(1, 32))
DAYS_BEFORE = 6  # the last one of a week


def day_of_month(seen: Scan, first: int, month: CalendarDate) -> tuple[int, CalendarDate] | None:
    """Return the day whose number stands before a month that a word points at; "his 20th this month" is no day."""
    if month.unit != "month" or month.shift is None or (month.part, month.base, month.weekday) != (None,) * 3:
        return None
    starts = (first, over_article(seen, first))
    links = [of[0] for at in starts if (of := seen.lexicon.percent_of.ending(seen.tokens, at)) is not None]
    numeral = seen.ending.get(links[-1] if links else first)
    if numeral is None or numeral.scaled or numeral.doubtful or numeral.value not in DAYS:
        return None
    if not numeral.digits and (not links or seen.lexicon.dates["articles"].ending(seen.tokens, numeral.first) is None):
        return None  # "the twentieth of next month", "el doce del mes pasado"
    begin = _begin(seen, numeral, is_linked=bool(links)) if seen.is_close(first) else None
    day = CalendarDate(unit="nth_day", number=int(numeral.value), base=month)
    low = _low(seen, numeral)
    if low is not None and (begin is not None or links):
        return low.first, replace(day, number=int(low.value), until=day)
    return None if begin is None else (begin, day)


def _low(seen: Scan, high: Numeral) -> Numeral | None:
    """Return the first one of a range of days whose last is given: the 4 of "du 4 au 23 du mois prochain"."""
    between = seen.lexicon.dates["range_between"].ending(seen.tokens, high.first)
    low = seen.ending.get(between[0]) if between is not None else None
    if low is None or not (low.digits or low.ordinal) or low.scaled or low.value not in DAYS:
        return None
    return low if low.value < high.value and seen.is_close(high.first) else None


def _begin(seen: Scan, numeral: Numeral, *, is_linked: bool) -> int | None:
    """Return where a day begins: an ordinal in digits, or a plain number behind an article or a word for a day."""
    tokens, lexicon, first = seen.tokens, seen.lexicon, numeral.first
    article = lexicon.dates["articles"].ending(tokens, first)
    alone = lexicon.dates["day_alone"].ending(tokens, first)
    if not is_linked:
        unit = lexicon.periods.ending(tokens, first)
        is_day = unit is not None and unit[1] == "day"
        return first if alone is not None and (numeral.ordinal or is_day) else None
    return first if numeral.ordinal or article is not None or alone is not None else None


def week_of_day(seen: Scan, first: int, day: CalendarDate) -> tuple[int, CalendarDate] | None:
    """Return the week or the weekend that holds a day, where words before it say so."""
    is_day = day.day is not None or day.offset is not None or day.feast is not None
    if day.until is not None or day.unit is not None or not is_day or not seen.is_close(first):
        return None
    ending = seen.lexicon.calendar["week_to"].ending(seen.tokens, first)
    if ending is not None:
        return ending[0], CalendarDate(unit="day", elapsed=-DAYS_BEFORE, base=day, until=day)
    week = seen.lexicon.calendar["week_of"].ending(seen.tokens, first)
    if week is not None:
        return week[0], CalendarDate(unit="week", shift=0, base=day)
    of = seen.lexicon.percent_of.ending(seen.tokens, first)
    weekend = seen.lexicon.periods.ending(seen.tokens, of[0]) if of is not None else None
    if weekend is None or weekend[1] != "weekend":
        return None
    return weekend[0], CalendarDate(unit="weekend", shift=0, base=day)
