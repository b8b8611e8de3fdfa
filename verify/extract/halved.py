"""Read a unit and a half where the language has no article that counts the unit: "عام ونصف", "لتر ونصف".

In: a scan and a table of units. Out: the tokens of each and its quantity.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.extract.scan import Scan
from verify.language.phrases import Phrases
from verify.quantity import Quantity

__all__ = ["halved"]

TENTH = Decimal("0.1")


def halved(seen: Scan, units: Phrases[str]) -> Iterator[tuple[int, int, Quantity]]:
    """Yield first token, end and quantity of every unit with a half behind it and no number before it."""
    lexicon, tokens = seen.lexicon, seen.tokens
    if lexicon.articles:
        return
    for first, last, half in seen.find(lexicon.halves):
        unit = units.ending(tokens, first)
        if unit is not None and unit[0] not in seen.ending and seen.is_close(first):
            end = _over_unit(seen, units, last, unit[1])
            worth = 1 + half
            yield unit[0], end, Quantity(worth, worth, worth, unit=unit[1], step=TENTH)


def _over_unit(seen: Scan, units: Phrases[str], last: int, unit: str) -> int:
    """Return the end of the unit said again behind the half ("عام ونصف العام")."""
    again = units.at(seen.tokens, last)
    return again[0] if again is not None and again[1] == unit else last
