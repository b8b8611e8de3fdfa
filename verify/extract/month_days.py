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

DAYS = range(1, 32)
ENDS = frozenset(',.;:!?)»”"')


@detector("month_day", precedence=16)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the days."""
    for numeral in seen.numerals:
        if numeral.value not in DAYS or numeral.scaled or numeral.fraction or numeral.doubtful:
            continue
        if seen.lexicon.dates["day_alone"].ending(seen.tokens, numeral.first) is None or not _is_printed(seen, numeral):
            continue
        if seen.is_close(numeral.first) and _is_free(seen, numeral):
            day = CalendarDate(day=int(numeral.value))
            yield Mention(seen.span(numeral.first, numeral.last), Kind.DATE, None, "month_day", date=day)


def _is_printed(seen: Scan, numeral: Numeral) -> bool:
    """Tell whether a number is printed as a day is: an ordinal where the language has them, in digits."""
    raw = seen.tokens.words[numeral.first]
    return numeral.digits and raw.isdigit() and (numeral.ordinal or not seen.lexicon.capital_days)


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
    return word in lexicon.stopwords and bool(tokens.gap(last)) and not is_joining and not is_whole
