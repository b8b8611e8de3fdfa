"""Find the words around a figure that make an interval of it, which suites take into its span.

In: a scan and the span of a mention. Out: the span with those words, or whether they are there.
"""

from __future__ import annotations

from tests.benchmarks.conventions import INTERVALS
from verify.extract.scan import Scan
from verify.language.tables import words_table
from verify.model import Span

__all__ = ["behind_equal", "opens_with_bound", "with_bound"]


def with_bound(seen: Scan, span: Span) -> Span:
    """Return a span with the words before and behind it that make it an interval."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first, last = seen.tokens_of(span)
    before = lexicon.bounds_before.ending(tokens, first) or lexicon.range_pairs.ending(tokens, first)
    after = lexicon.bounds_after.at(tokens, last)
    start = tokens.starts[before[0]] if before is not None else span.start
    return Span(start, tokens.ends[after[0] - 1] if after is not None else span.end)


def opens_with_bound(seen: Scan, span: Span) -> bool:
    """Tell whether both ends of an interval are bounds ("at most 100 and at least 20"), not those of a range."""
    first = seen.tokens_of(span)[0]
    found = seen.lexicon.bounds_before.ending(seen.tokens, first)
    return found is not None and found[1] in INTERVALS


def behind_equal(seen: Scan, span: Span) -> Span | None:
    """Return a span with the words before it that say "equal to": those of "or equal to" without the "or"."""
    first = seen.tokens_of(span)[0]
    closing = (phrase.split(" ", 1)[1] for phrase, _ in seen.lexicon.range_words["or_equal"].pairs())
    found = words_table(list(closing)).ending(seen.tokens, first)
    return Span(seen.tokens.starts[found[0]], span.end) if found is not None else None
