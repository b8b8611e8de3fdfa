"""Cardinal numbers: what no other detector takes, with the noun that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.evidence import is_evident
from verify.extract.scan import Scan
from verify.model import Kind, Mention


@detector("cardinal", precedence=90)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield a count where a noun follows, else a bare number."""
    for amount in seen.amounts:
        if not amount.doubtful or is_evident(seen, amount):
            noun = seen.noun(amount.last)
            kind = Kind.NUMBER if noun is None else Kind.COUNT
            yield Mention(
                seen.span(amount.first, amount.last), kind, amount.quantity, "cardinal", amount.bound, noun=noun
            )
