"""Years that stand alone: "en 2022", "since 2007", "(2019)"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import CalendarDate, Kind, Mention

PLAIN_YEARS = range(1900, 2100)  # read as years without a word that says so
SAID_YEARS = range(1000, 3000)
YEAR_DIGITS = 4


@detector("year", precedence=45)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the years; four plain digits before a word that is counted are a count."""
    for amount in seen.amounts:
        years = _years(seen, amount)
        if years is None:
            continue
        low, high = years
        until = CalendarDate(year=high) if high != low else None
        yield Mention(
            seen.span(amount.first, amount.last), Kind.DATE, None, "year", date=CalendarDate(year=low, until=until)
        )


def _years(seen: Scan, amount: Amount) -> tuple[int, int] | None:
    tokens, lexicon = seen.tokens, seen.lexicon
    ends = (amount.first,) if amount.last == amount.first + 1 else (amount.first, amount.last - 1)
    raws = [tokens.raw(at) for at in ends]
    if not all(raw.isdigit() and len(raw) == YEAR_DIGITS for raw in raws):
        return None
    said = lexicon.dates["year_before"].ending(tokens, amount.first) is not None
    if not all(int(raw) in (SAID_YEARS if said else PLAIN_YEARS) for raw in raws):
        return None
    counted = lexicon.roles.at(tokens, amount.last) or lexicon.metrics.at(tokens, amount.last)
    return None if counted is not None and not said else (int(raws[0]), int(raws[-1]))
