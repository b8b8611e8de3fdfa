"""Measures: an amount and a physical unit, or a scale before it; the unit's code comes from the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.amounts import Amount
from verify.extract.compound import with_smaller
from verify.extract.detector import detector
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.model import Kind, Mention

LETTER = 1  # a unit of one letter ("m") needs digits before it, and is printed as the lexicon prints it


@detector("measure", precedence=35)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the measures."""
    for amount in seen.amounts:
        found = _unit(seen, amount)
        if found is not None:
            last, unit = found
            last, quantity = with_smaller(seen, last, replace(amount.quantity, unit=unit))
            span, note = seen.span(amount.first, last), relation(seen, amount, last)
            yield Mention(span, Kind.MEASURE, quantity, "measure", amount.bound, note=note)


def _unit(seen: Scan, amount: Amount) -> tuple[int, str] | None:
    """Return the end and the unit of a measure."""
    tokens, lexicon = seen.tokens, seen.lexicon
    of = lexicon.percent_of.at(tokens, amount.last)
    found = lexicon.units.at(tokens, amount.last) or (lexicon.units.at(tokens, of[0]) if of is not None else None)
    is_scale = amount.doubtful and lexicon.scales.at(tokens, amount.last) is not None  # "une magnitude de 6"
    if found is not None and seen.is_close(amount.last) and not is_scale:
        printed = tokens.text[tokens.starts[amount.last if of is None else of[0]] : tokens.ends[found[0] - 1]]
        if len(printed) > LETTER or (amount.digits and printed in lexicon.unit_symbols):
            return found
    scale = lexicon.scales.ending(tokens, amount.first)
    return (amount.last, scale[1]) if scale is not None and not amount.doubtful else None
