"""Measures: an amount and a physical unit; the unit's code comes from the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention

LETTER = 1  # a unit of one letter ("m") needs digits before it


@detector("measure", precedence=35)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the measures."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for amount in seen.amounts:
        of = lexicon.percent_of.at(tokens, amount.last)
        unit = lexicon.units.at(tokens, amount.last) or (lexicon.units.at(tokens, of[0]) if of is not None else None)
        if unit is None or not seen.is_close(amount.last):
            continue
        if len(tokens.raw(unit[0] - 1)) == LETTER and not amount.digits:
            continue
        quantity = replace(amount.quantity, unit=unit[1])
        yield Mention(seen.span(amount.first, unit[0]), Kind.MEASURE, quantity, "measure", amount.bound)
