"""Years that stand alone: "en 2022", "since 2007", "(2019)", "2014-2018", "the 1990s"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.marks import is_whole
from verify.model import CalendarDate, Kind, Mention

PLAIN_YEARS = range(1900, 2100)  # read as years without a word that says so
HINTED_YEARS = range(1700, 2100)  # behind a word that may as well stand before a count
SAID_YEARS = range(1000, 3000)
YEAR_DIGITS = 4
DECADE = 10


@detector("year", precedence=45)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the years; four plain digits before a word that is counted are a count."""
    for amount in seen.amounts:
        decade = _decade(seen, amount)
        last = decade or amount.last
        years = _years(seen, amount)
        if years is None and decade is None:
            continue
        low, high = years or (0, 0)
        if decade is not None:
            low, high = _first_of_decade(amount), _first_of_decade(amount) + DECADE - 1
        until = CalendarDate(year=high) if high != low else None
        day = CalendarDate(year=low, until=until)
        yield Mention(seen.span(amount.first, last), Kind.DATE, None, "year", date=day)


def _decade(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a decade ("les années 1990", "the 1990s")."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    value = amount.quantity.written
    if not amount.plain or value is None or value % DECADE:
        return None
    raw = tokens.words[amount.first]
    after = dates["decade_after"].at(tokens, amount.last) if not tokens.gap(amount.last) else None
    if after is not None and len(raw) == YEAR_DIGITS:
        return after[0]
    said = dates["decade_before"].ending(tokens, amount.first) is not None
    return amount.last if said and len(raw) in {YEAR_DIGITS, YEAR_DIGITS // 2} else None


def _first_of_decade(amount: Amount) -> int:
    value = int(amount.quantity.written or 0)
    return value if value >= SAID_YEARS.start else value + PLAIN_YEARS.start


def _years(seen: Scan, amount: Amount) -> tuple[int, int] | None:
    """Return the first and the last year that an amount is."""
    if not amount.plain or not _is_printed_as_year(seen, amount):
        return None
    dates = seen.lexicon.dates
    said = dates["year_before"].ending(seen.tokens, amount.first) is not None
    hinted = dates["year_hints"].ending(seen.tokens, amount.first) is not None
    years = SAID_YEARS if said else HINTED_YEARS if hinted else PLAIN_YEARS
    ends = [end for end in (amount.quantity.low, amount.quantity.high) if end is not None]
    low, high = int(min(ends)), int(max(ends))
    if low not in years or high not in years:
        return None
    return None if not said and _is_counting(seen, amount) else (low, high)


def _is_printed_as_year(seen: Scan, amount: Amount) -> bool:
    return len(seen.tokens.words[amount.first]) == YEAR_DIGITS


def _is_counting(seen: Scan, amount: Amount) -> bool:
    """Tell whether four digits count what follows: people, or a plural that no article made one thing with them."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.roles.at(tokens, amount.last) or lexicon.metrics.at(tokens, amount.last):
        return True
    if lexicon.dates["year_articles"].ending(tokens, amount.first) is not None:
        return False
    is_event = tokens.is_word(amount.last) and tokens.is_upper(amount.last) and not amount.quantity.is_round
    return is_whole(tokens, amount.last, lexicon) and not is_event
