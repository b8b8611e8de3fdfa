"""Percentages and percentage points."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.language.lone import is_lone
from verify.model import Kind, Mention


@detector("percent", precedence=30)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the amounts that a percent sign or word follows; the noun is what they are a share of."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for each in seen.amounts:
        if not seen.is_followed(each.last, lexicon.edges.parting):
            continue
        amount = _over(seen, each)
        sign = lexicon.percent.at(tokens, amount.last)
        points = lexicon.percent_points.at(tokens, amount.last)
        if points is not None and sign is not None:
            sign = None  # "percentage points" begins with a word for percent
        found = sign or points
        if found is None:
            continue
        unit = "percent" if sign is not None else "point"
        is_share = sign is not None and lexicon.percent_of.at(tokens, found[0]) is not None
        yield Mention(
            seen.span(amount.first, found[0]),
            Kind.PERCENT,
            replace(amount.quantity, unit=unit),
            "percent",
            amount.bound,
            noun=seen.noun(found[0]) if is_share else None,
            note=relation(seen, amount, found[0]),
        )


def _over(seen: Scan, amount: Amount) -> Amount:
    """Read "1 over 3 percent" as a third of one percent, where it is the whole text."""
    word = seen.lexicon.ratios["words"].ending(seen.tokens, amount.first)
    part = seen.ending.get(word[0]) if word is not None else None
    whole = amount.quantity.written
    if part is None or part.ordinal or not whole or not is_lone(seen.tokens, part.first, amount.last, seen.lexicon):
        return amount
    value = part.value / whole
    return replace(amount, first=part.first, quantity=replace(amount.quantity, written=value, low=value, high=value))
