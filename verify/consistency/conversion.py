"""A figure given again in another unit: "10 km (6 miles)"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from verify.consistency.link import linker, printed
from verify.extract.relations import CONVERSION
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import Quantity

BRACKET = 1  # tokens between the two figures


class Unit(Struct, frozen=True):
    """How a unit stands to the first of its family: times `factor`, plus `offset`."""

    family: str
    factor: Decimal
    offset: Decimal


@linker("conversion")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the figures in brackets that repeat the measure before them in another unit."""
    for position, claim in enumerate(claims):
        if claim.mention.kind is not Kind.MEASURE or position == 0:
            continue
        original = claims[position - 1].mention
        if original.kind is not Kind.MEASURE or original.note == CONVERSION or not _is_said_again(context, position):
            continue
        own, other = printed(claim.mention), printed(original)
        expected = _converted(other, own.unit) if other is not None and own is not None else None
        if own is not None and expected is not None:
            yield position, Link("conversion", own, expected, (original.span,))


def _is_said_again(context: Context, position: int) -> bool:
    """Tell whether a measure stands in brackets right behind another, or "that is" leads from that to it."""
    first, last = context.places[position - 1].last, context.places[position].first
    if context.mentions[position].note == CONVERSION:
        return last - first <= BRACKET
    last -= context.scan.tokens.words[last - 1] == ","
    found = context.scan.lexicon.cues["sum"].ending(context.scan.tokens, last)
    return found is not None and all(not context.scan.tokens.is_word(at) for at in range(first, found[0]))


def _converted(quantity: Quantity, unit: str | None) -> Quantity | None:
    """Return a quantity in another unit of its family, or `None` where there is no factor between them.

    >>> from verify.quantity import exact
    >>> round(_converted(exact(10, unit="km"), "mi").low, 2)
    Decimal('6.21')
    """
    units = _units()
    source, target = units.get(quantity.unit or ""), units.get(unit or "")
    if source is None or target is None or source.family != target.family or source == target:
        return None
    ends = (
        None if end is None else (end * source.factor + source.offset - target.offset) / target.factor
        for end in (quantity.low, quantity.high)
    )
    low, high = ends
    return replace(quantity, written=None, low=low, high=high, unit=unit, step=None)


@cache
def _units() -> dict[str, Unit]:
    families = tomllib.loads(files("verify.consistency").joinpath("conversions.toml").read_text("utf-8"))
    return {
        name: Unit(family, Decimal(factor), Decimal(table.get("offset", {}).get(name, "0")))
        for family, table in families.items()
        for name, factor in table.items()
        if name != "offset"
    }
