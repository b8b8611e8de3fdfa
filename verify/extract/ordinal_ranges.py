"""Read places between two others: "between the tenth and the fifteenth", "entre la 3e et la 5e place".

In: a scan. Out: the tokens of each range and its interval.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.scan import Scan
from verify.quantity import Quantity, interval

__all__ = ["ordinal_ranges"]


def ordinal_ranges(seen: Scan) -> Iterator[tuple[int, int, Quantity]]:
    """Yield first token, end and interval of two ordinals that the words of a range join, the smaller one first."""
    for low in seen.numerals:
        if not low.ordinal:
            continue
        joiner = _joiner(seen, low.first, low.last)
        high = seen.starting.get(_over_article(seen, joiner)) if joiner is not None else None
        if high is not None and high.ordinal and low.value < high.value:
            yield low.first, high.last, interval(low.value, high.value)


def _joiner(seen: Scan, first: int, last: int) -> int | None:
    """Return the end of the word that joins an ordinal, opened as a range, to the next one."""
    pairs = seen.lexicon.range_pairs
    opening = pairs.ending(seen.tokens, first)
    if opening is None and first > 1 and seen.tokens.words[first - 1] in seen.lexicon.stopwords:
        opening = pairs.ending(seen.tokens, first - 1)
    found = opening[1].at(seen.tokens, last) if opening is not None else None
    return found[0] if found is not None and seen.is_close(last) else None


def _over_article(seen: Scan, index: int) -> int:
    """Return the token behind an article at a token, or the token itself."""
    if index in seen.starting or index >= len(seen.tokens) or seen.tokens.words[index] not in seen.lexicon.stopwords:
        return index
    return index + 1
