"""Multiples: "twice", "le double", "3 times as many", "25-fold": a factor, and no count of anything."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.bounds import bound_of
from verify.extract.detector import detector
from verify.extract.relations import MULTIPLE
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS
from verify.model import Kind, Mention
from verify.quantity import bounded, exact


@detector("multiple", precedence=37)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the words for a multiple, and numbers before "times" or with an ending that says so."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for first, last, factor in seen.find(lexicon.multiples):
        bound = bound_of(tokens, first, last, lexicon)
        quantity = bounded(exact(factor), bound)
        span = seen.span(first, seen.without_articles(first, last))
        yield Mention(span, Kind.NUMBER, quantity, "multiple", bound, note=MULTIPLE)
    for amount in seen.amounts:
        end = _end(seen, amount.last)
        if end is not None and not amount.doubtful:
            quantity = replace(amount.quantity, step=None)
            span = seen.span(amount.first, end)
            yield Mention(span, Kind.NUMBER, quantity, "multiple", amount.bound, note=MULTIPLE)


def _end(seen: Scan, last: int) -> int | None:
    """Return the end of a multiple whose number ends before a token."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not seen.is_followed(last, lexicon.edges.multiplying) or not tokens.is_word(last) or not seen.is_close(last):
        return None
    if tokens.words[last] in lexicon.multiple_endings and (tokens.gap(last) in HYPHENS or not tokens.gap(last)):
        return last + 1
    times = lexicon.multiple_times.at(tokens, last)
    return None if times is None else last + 1
