"""Amounts in two units, the larger first: "15 dollars and 15 cents", "5 ft 2 in", "2 km et 300 m".

In: a mention's end and its quantity. Out: the end of the whole and its quantity in the first unit.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verify.extract.amounts import Amount
from verify.extract.scan import Scan
from verify.quantity import Quantity

__all__ = ["SUBUNIT", "with_smaller"]

SUBUNIT = "-cent"  # the end of the code of a hundredth of a currency
CLOSING = frozenset(".,;)!?")
HUNDREDTH = Decimal("0.01")
FAMILIES = (
    {"km": Decimal(1000), "m": Decimal(1), "cm": Decimal("0.01"), "mm": Decimal("0.001")},
    {"mi": Decimal(63360), "yd": Decimal(36), "ft": Decimal(12), "in": Decimal(1)},
    {"t": Decimal(1000), "kg": Decimal(1), "g": Decimal("0.001")},
    {"lb": Decimal(16), "oz": Decimal(1)},
)


def with_smaller(seen: Scan, last: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Add what follows in a smaller unit of the same family; nothing else is changed."""
    following = seen.amount_at(last)
    if following is None:
        joined = seen.lexicon.fraction_mixers.at(seen.tokens, last)
        following = seen.amount_at(joined[0]) if joined is not None else None
    if following is None or quantity.written is None or quantity.unit is None or not seen.is_close(following.first):
        return last, quantity
    cents = _cents(seen, following, quantity)
    if cents is not None:
        return following.last, _sum(quantity, cents * HUNDREDTH, following, HUNDREDTH)
    found = seen.lexicon.currencies.at(seen.tokens, following.last) or seen.lexicon.units.at(
        seen.tokens, following.last
    )
    factor = _factor(quantity.unit, found[1]) if found is not None else None
    part = following.quantity.written
    if found is None or factor is None or part is None or not 0 <= part * factor < 1 or following.bound is not None:
        return last, quantity
    return found[0], _sum(quantity, part * factor, following, factor)


def _cents(seen: Scan, following: Amount, quantity: Quantity) -> Decimal | None:
    """Return the cents of "15 dollars 50": two digits with nothing that they count."""
    word = seen.tokens.words[following.first]
    is_money = quantity.unit in seen.lexicon.currency_codes and quantity.step == 1
    is_bare = following.plain and len(word) == 2 and following.last == following.first + 1  # noqa: PLR2004 - cents
    if not (is_money and is_bare) or seen.tokens.is_word(following.last) or following.last == following.first:
        return None
    is_over = following.last >= len(seen.tokens) or seen.tokens.words[following.last] in CLOSING
    return following.quantity.written if is_over else None


def _sum(quantity: Quantity, part: Decimal, following: Amount, factor: Decimal) -> Quantity:
    ends = [None if end is None else end + part for end in (quantity.written, quantity.low, quantity.high)]
    step = (following.quantity.step or Decimal(1)) * factor
    return replace(quantity, written=ends[0], low=ends[1], high=ends[2], step=step)


def _factor(unit: str, smaller: str) -> Decimal | None:
    """Return how much of a unit a smaller one is."""
    if smaller.endswith(SUBUNIT):
        is_same = smaller == SUBUNIT or smaller.startswith(unit) or len(unit) == len("EUR")
        return HUNDREDTH if is_same and not unit.endswith(SUBUNIT) else None
    for family in FAMILIES:
        if unit in family and smaller in family and family[smaller] < family[unit]:
            return family[smaller] / family[unit]
    return None
