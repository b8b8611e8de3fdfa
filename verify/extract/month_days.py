"""Days of a month that is not named: "on the 18th", "le 23", "el día 4", "am 4.".

In: a scan. Out: mentions of dates. Only behind words that make a number a day, and only where nothing follows
that the number could order or count: the 18th floor and the 23 soldiers are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.numeral import Numeral
from verify.model import CalendarDate, Kind, Mention

__all__: list[str] = []

DAYS = frozenset(range(1, 32))
REACH = 8  # tokens behind a day in which the month of a list or a range of days stands
ENDS = frozenset(',.;:!?)»”"')


@detector("month_day", precedence=16)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the days."""
    for numeral in seen.numerals:
        if not _is_printed(seen, numeral) or numeral.scaled or numeral.fraction or numeral.doubtful:
            continue
        if numeral.value not in DAYS or not seen.is_close(numeral.first):
            continue
        of_week = seen.lexicon.calendar["week_of"].ending(seen.tokens, numeral.first) is not None
        of_week = of_week and seen.lexicon.durations.at(seen.tokens, numeral.last) is None
        if not of_week and not _is_told(seen, numeral):
            continue
        month = None if of_week else _month(seen, numeral.last)
        if of_week or month is None or month[1]:
            day = CalendarDate(month=month[0] if month is not None else None, day=int(numeral.value))
            yield Mention(seen.span(numeral.first, numeral.last), Kind.DATE, None, "month_day", date=day)


def _is_told(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether a word before a number makes it a day, and nothing follows that it could count."""
    is_led = seen.lexicon.dates["day_alone"].ending(seen.tokens, numeral.first) is not None
    return is_led and _is_free(seen, numeral)


def _is_printed(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether a number is printed as a day is: an ordinal where the language has them, in digits."""
    raw = seen.tokens.words[numeral.first]
    return numeral.digits and raw.isdigit() and (numeral.ordinal or not seen.lexicon.capital_days)


def _month(seen: Scan, last: int) -> tuple[int, bool] | None:
    """Return the month that follows soon, and whether only more days stand before it: "le 3, le 5 et le 7 mai"."""
    tokens, lexicon, is_list = seen.tokens, seen.lexicon, True
    tables = (lexicon.dates["articles"], lexicon.dates["range_between"], lexicon.weekdays)
    for at in range(last, min(last + REACH, len(tokens))):
        if tokens.words[at] in {".", "!", "?"}:
            return None
        month = lexicon.months.at(tokens, at)
        if month is not None:
            return month[1], is_list
        is_day = at in seen.starting or tokens.words[at] == "," or tokens.words[at] in lexicon.joiners
        is_list = is_list and (is_day or any(table.at(tokens, at) is not None for table in tables))
    return None


def _is_free(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether a sentence ends or goes on with a word that begins a phrase of its own."""
    tokens, lexicon, last = seen.tokens, seen.lexicon, numeral.last
    if last >= len(tokens):
        return True
    if not tokens.is_word(last):
        is_decimal = tokens.words[last] in {",", "."} and not tokens.gap(last + 1) and last + 1 < len(tokens)
        return tokens.words[last] in ENDS and not tokens.gap(last) and not is_decimal
    word = tokens.words[last]
    is_joining = word in lexicon.joiners or lexicon.range_bare.at(tokens, last) is not None
    is_whole = lexicon.percent_of.at(tokens, last) is not None or word in lexicon.auxiliaries
    is_whole = is_whole or lexicon.rankings["after"].at(tokens, last) is not None  # "le 10e plus grand pays"
    return word in lexicon.stopwords and bool(tokens.gap(last)) and not is_joining and not is_whole
