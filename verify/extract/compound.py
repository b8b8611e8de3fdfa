"""Amounts in several units, the largest first: "15 dollars and 15 cents", "5 ft 2 in", "un metro y medio".

In: a mention's end and its quantity. Out: the end of the whole and its quantity in the first unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from verify.extract.amounts import Amount
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.extract.units import INCHES, unit_at
from verify.language.tokens import HYPHENS
from verify.quantity import Quantity, plus

__all__ = ["FAMILIES", "SUBUNITS", "factor_of", "with_smaller"]

CLOSING = frozenset(".,;)!?")
HUNDREDTH = Decimal("0.01")
HALF_STEP = Decimal("0.1")
HUNDRED = 100
SUBUNITS: Mapping[str, Decimal] = {"-cent": HUNDREDTH, "-tenth": Decimal("0.1"), "-mille": Decimal("0.001")}
IMPERIAL = frozenset(("mi", "yd", "ft", "in", "st", "lb", "oz"))  # a comma joins them: "5 feet, 2 inches"
FAMILIES: tuple[Mapping[str, Decimal], ...] = (
    {"km": Decimal(1000), "m": Decimal(1), "cm": Decimal("0.01"), "mm": Decimal("0.001")},
    {"mi": Decimal(63360), "yd": Decimal(36), "ft": Decimal(12), "in": Decimal(1)},
    {"t": Decimal(1000000), "kg": Decimal(1000), "g": Decimal(1), "mg": Decimal("0.001")},
    {"st": Decimal(224), "lb": Decimal(16), "oz": Decimal(1)},
    {"l": Decimal(1), "dl": Decimal("0.1"), "cl": HUNDREDTH, "ml": Decimal("0.001")},
    {"gal": Decimal(8), "qt": Decimal(2), "pt": Decimal(1)},
    {"deg": Decimal(3600), "arcmin": Decimal(60), "arcsec": Decimal(1)},
)


def with_smaller(seen: Scan, last: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Add a half, and what follows in smaller units of the same family; nothing else is changed."""
    half = seen.lexicon.halves.at(seen.tokens, last)
    if half is not None and quantity.written is not None and quantity.written == int(quantity.written):
        return half[0], plus(quantity, half[1], HALF_STEP)
    smallest = quantity.unit
    while quantity.written is not None and smallest is not None:
        found = _smaller(seen, last, quantity, smallest)
        if found is None:
            break
        last, part, step, smallest = found
        quantity = plus(quantity, part, step)
    return last, quantity


def _smaller(
    seen: Scan, last: int, quantity: Quantity, smallest: str
) -> tuple[int, Decimal, Decimal, str | None] | None:
    """Return the end of the next part, what it is worth in the first unit, its step and its own unit."""
    following = _following(seen, last, smallest)
    part = following.quantity.written if following is not None else None
    if following is None or part is None or not seen.is_close(following.first) or following.bound is not None:
        return None
    if _is_cents(seen, following, quantity):
        return following.last, part * HUNDREDTH, HUNDREDTH, None
    found = seen.lexicon.currencies.at(seen.tokens, following.last) or unit_at(
        seen, following.last, digits=following.digits
    )
    if smallest == "ft" and seen.tokens.gap(following.first) in HYPHENS and part < INCHES:  # "6-foot-2"
        end = found[0] if found is not None and found[1] == "in" else following.last
        return end, part / INCHES, 1 / INCHES, None
    factor = factor_of(quantity.unit or "", found[1]) if found is not None else None
    below = factor_of(smallest, found[1]) if found is not None else None
    is_apart = following.first > last  # "2 yards 7 feet" is one length, "2 km and 1500 m" are two
    if found is None or factor is None or below is None or part < 0 or (is_apart and part * below >= 1):
        return None
    return found[0], part * factor, (following.quantity.step or Decimal(1)) * factor, found[1]


def _following(seen: Scan, last: int, smallest: str) -> Amount | None:
    """Return the amount that follows at once, or behind "and" or a comma."""
    following = seen.amount_at(last)
    if following is not None or last >= len(seen.tokens):
        return following
    at = last + 1 if seen.tokens.words[last] == "," and smallest in IMPERIAL else last
    following = seen.amount_at(at)
    if following is not None:
        return None if relation(seen, following, following.last + 1) is not None else following
    tables = (seen.lexicon.fraction_mixers, seen.lexicon.decimal_words)  # "25 euros con 50"
    joined = next((found for table in tables if (found := table.at(seen.tokens, at)) is not None), None)
    return seen.amount_at(joined[0]) if joined is not None else None


def _is_cents(seen: Scan, following: Amount, quantity: Quantity) -> bool:
    """Tell whether an amount is the hundredths of "15 dollars 50": two digits with nothing that they count."""
    tokens, lexicon, last = seen.tokens, seen.lexicon, following.last
    is_parted = quantity.unit in lexicon.currency_codes or quantity.unit == "m"  # "1 mètre 80"
    is_whole = is_parted and quantity.step == 1
    if is_whole and quantity.unit != "m" and _is_spelled_end(seen, following):
        return True  # "3 dollars and fourteen"
    is_bare = following.plain and len(tokens.words[following.first]) == 2 and last == following.first + 1  # noqa: PLR2004 - cents
    if not (is_whole and is_bare):
        return False
    is_followed = tokens.is_word(last) and tokens.words[last] in lexicon.stopwords and bool(tokens.gap(last))
    is_over = last >= len(tokens) or tokens.words[last] in CLOSING or is_followed
    is_measured = is_over and (unit_at(seen, last, digits=True) or lexicon.durations.at(tokens, last)) is not None
    return is_over and not is_measured


def _is_spelled_end(seen: Scan, following: Amount) -> bool:
    """Tell whether an amount in words, too small to be anything but cents, ends what is said."""
    tokens, last, value = seen.tokens, following.last, following.quantity.written
    is_small = not following.digits and value is not None and 0 < value < HUNDRED and value % 1 == 0
    return is_small and (last >= len(tokens) or tokens.words[last] in CLOSING)


def factor_of(unit: str, smaller: str) -> Decimal | None:
    """Return how much of a unit a smaller one is."""
    ending = next((ending for ending in SUBUNITS if smaller.endswith(ending)), None)
    if ending is not None:
        is_same = smaller == ending or smaller.startswith(unit) or len(unit) == len("EUR")
        return SUBUNITS[ending] if is_same and not unit.endswith(tuple(SUBUNITS)) else None
    for family in FAMILIES:
        if unit in family and smaller in family and family[smaller] < family[unit]:
            return family[smaller] / family[unit]
    return None
