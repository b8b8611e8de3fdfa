"""Give a quantity in the unit that a suite gives it in.

In: a quantity and the convention of its suite. Out: the quantity in another unit, or as it is.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from tests.benchmarks.conventions import Convention
from verify.extract.compound import factor_of
from verify.extract.scan import Scan
from verify.extract.units import unit_at
from verify.model import Kind, Mention
from verify.quantity import Quantity

__all__ = ["converted", "in_parts"]

PLACES = 9  # behind the point: a third of a yard in inches is whole


def in_parts(seen: Scan, mention: Mention, form: Convention) -> Quantity:
    """Return a quantity in several units ("7 feet 10 inches") in the one that the suite gives it in."""
    quantity = mention.quantity or Quantity(None, None, None)
    if form.parts != "last" or mention.kind is not Kind.MEASURE or quantity.written is None:
        return quantity
    inside = [each for each in seen.numerals if seen.tokens.starts[each.first] >= mention.span.start]
    inside = [each for each in inside if seen.tokens.ends[each.last - 1] <= mention.span.end]
    unit = unit_at(seen, inside[-1].last, digits=True) if len(inside) > 1 else None
    factor = factor_of(quantity.unit or "", unit[1]) if unit is not None else None
    if unit is None or factor is None:
        return quantity
    return replace(quantity, written=round(quantity.written / factor, PLACES), unit=unit[1])


def converted(quantity: Quantity, form: Convention) -> Quantity:
    """Return a quantity in the unit that the suite gives it in."""
    found = next((each for each in form.units if each[0] == quantity.unit), None)
    if found is None:
        return quantity
    times = Decimal(found[1])
    written, low, high = (
        None if each is None else each * times for each in (quantity.written, quantity.low, quantity.high)
    )
    return replace(quantity, written=written, low=low, high=high, unit=found[2])
