"""Measures: an amount and a physical unit, or a scale before it; the unit's code comes from the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.compound import with_smaller
from verify.extract.detector import detector
from verify.extract.halved import halved
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.extract.units import height, unit_at
from verify.model import Kind, Mention
from verify.quantity import Quantity

TEMPERATURES = frozenset(("deg", "degC", "degF", "K"))
SCALED = frozenset(("degC", "degF"))
MINUS_SIGNS = frozenset("-−")
DEGREES = "deg"  # of which scale is not said
TENTH = Decimal("0.1")


@detector("measure", precedence=35)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the measures."""
    for first, end, quantity in halved(seen, seen.lexicon.units):
        yield Mention(seen.span(first, end), Kind.MEASURE, quantity, "measure")
    for amount in seen.free_amounts():
        tall = height(seen, amount)
        if tall is not None:
            quantity = Quantity(tall[1], tall[1], tall[1], unit="ft", step=TENTH)
            yield Mention(seen.span(amount.first, tall[0]), Kind.MEASURE, quantity, "measure", amount.bound)
            continue
        found = _unit(seen, amount)
        if found is not None:
            last, unit = found
            first, last, quantity = _below_zero(seen, amount, last, replace(amount.quantity, unit=unit))
            last, quantity = with_smaller(seen, last, quantity)
            span, note = seen.span(first, last), relation(seen, amount, last)
            yield Mention(span, Kind.MEASURE, quantity, "measure", amount.bound, note=note)


def _unit(seen: Scan, amount: Amount) -> tuple[int, str] | None:
    """Return the end and the unit of a measure."""
    tokens, lexicon = seen.tokens, seen.lexicon
    scale = lexicon.scales.ending(tokens, amount.first)
    if scale is None and tokens.is_word(amount.last) and tokens.words[amount.last] not in lexicon.edges.measuring:
        return None
    found = unit_at(seen, amount.last, digits=amount.digits)
    of = lexicon.percent_of.at(tokens, amount.last) if found is None else None
    if of is not None:
        found = unit_at(seen, of[0], digits=False)
    is_scale = amount.doubtful and lexicon.scales.at(tokens, amount.last) is not None  # "une magnitude de 6"
    if found is not None and found[1] == DEGREES and scale is not None and seen.is_close(amount.last):
        return found[0], scale[1]  # degrees of a scale
    if found is not None and seen.is_close(amount.last) and not is_scale:
        return found
    if amount.digits and lexicon.minus_after.at(tokens, amount.last) is not None:
        return amount.last, "deg"  # "it was 10 below zero"
    return (amount.last, scale[1]) if scale is not None and not amount.doubtful else None


def _below_zero(seen: Scan, amount: Amount, last: int, quantity: Quantity) -> tuple[int, int, Quantity]:
    """Return the ends and the quantity of a temperature below zero: "- 20 °C", "10 degrees below zero"."""
    tokens, first = seen.tokens, amount.first
    low, high = quantity.low, quantity.high
    if quantity.unit not in TEMPERATURES or quantity.written is None or low is None or low <= 0:
        return first, last, quantity
    after = seen.lexicon.minus_after.at(tokens, last)
    is_signed = first > 1 and tokens.words[first - 1] in MINUS_SIGNS and _may_precede_minus(seen, first - 2)
    if after is not None:
        last = after[0]
    elif is_signed and quantity.unit in SCALED and "\n" not in tokens.gap(first - 1) + tokens.gap(first):
        first -= 1
    else:
        return first, last, quantity
    ends = (-quantity.written, None if high is None else -high, -low)
    closed = quantity.high_closed, quantity.low_closed
    return (
        first,
        last,
        replace(quantity, written=ends[0], low=ends[1], high=ends[2], low_closed=closed[0], high_closed=closed[1]),
    )


def _may_precede_minus(seen: Scan, index: int) -> bool:
    """Tell whether a dash behind a token may be a minus: behind a day or a name ("Lyon - 20 °C") it is a dash."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not tokens.is_word(index) or (tokens.is_upper(index) and not lexicon.capital_nouns):
        return False
    return all(table.ending(tokens, index + 1) is None for table in (lexicon.weekdays, lexicon.months))
