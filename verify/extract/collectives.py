"""Collectives and vague counts as intervals: "une dizaine", "dozens of"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import interval


@detector("collective", precedence=60)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the vague counts, each with the interval that the lexicon gives it."""
    for first, last, (low, high) in seen.lexicon.collectives.find(seen.tokens):
        if first in seen.starting or first in seen.ending and not seen.ending[first].doubtful:
            continue
        noun = seen.noun(last)
        bound = seen.lexicon.bounds_before.ending(seen.tokens, first)
        yield Mention(
            seen.span(first, last),
            Kind.COUNT,
            interval(low, high),
            "collective",
            bound[1] if bound is not None else None,
            noun=noun,
        )
