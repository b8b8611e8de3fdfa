"""Collectives and vague counts as intervals: "une dizaine", "dozens of"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.bounds import bound_of
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import bounded, interval


@detector("collective", precedence=38)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the vague counts, each with the interval that the lexicon gives it."""
    for first, last, (low, high, *named) in seen.find(seen.lexicon.collectives):
        before = seen.ending.get(first)
        if (before is not None and not before.doubtful) or seen.numeral_over(first) is not None:
            continue
        bound = bound_of(seen.tokens, first, last, seen.lexicon)
        quantity = bounded(replace(interval(low, high), written=next(iter(named), None)), bound)
        span = seen.span(first, seen.without_articles(first, last))
        yield Mention(span, Kind.COUNT, quantity, "collective", bound, noun=seen.noun(last, of_whole=True))
