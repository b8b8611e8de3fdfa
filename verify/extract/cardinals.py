"""Cardinal numbers: what no other detector takes, with the noun that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.evidence import is_evident
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.model import Kind, Mention


@detector("cardinal", precedence=90)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield a count where a noun follows, else a bare number."""
    for amount in seen.free_amounts():
        if not amount.doubtful or is_evident(seen, amount):
            noun = seen.noun(amount.last)
            kind = Kind.NUMBER if noun is None else Kind.COUNT
            last = amount.last
            if noun is not None and not amount.digits and _is_one_word(seen, last):
                last, noun = last + 1, seen.span(amount.first, last + 1)
            span, note = seen.span(amount.first, last), relation(seen, amount, amount.last)
            yield Mention(span, kind, amount.quantity, "cardinal", amount.bound, noun=noun, note=note)


def _is_one_word(seen: Scan, last: int) -> bool:
    """Tell whether a numeral in words is written in one word with what it counts, as an Arabic dual is."""
    return seen.tokens.is_word(last) and not seen.tokens.gap(last) and bool(seen.lexicon.clitics.duals)
