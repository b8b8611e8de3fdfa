"""Run the detectors over a document and settle their overlaps.

In: a document, its lexicon, the grades of scales. Out: mentions in reading order, none overlapping.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from verify.extract.date_bounds import settle
from verify.extract.date_links import link_dates
from verify.extract.detector import detectors
from verify.extract.scan import GradeCode, Scan, scan
from verify.language.lexicon import Lexicon
from verify.language.phrases import Phrases
from verify.model import Document, Mention, Span

__all__ = ["extract", "extract_scan"]


def extract(document: Document, lexicon: Lexicon, grades: Phrases[GradeCode]) -> tuple[Mention, ...]:
    """Return the mentions of a document.

    >>> from verify.language.lexicon import load_lexicon
    >>> text = "Le 26 avril 2024, 34 356 morts (article 51)."
    >>> found = extract(Document("", text, "fr"), load_lexicon("fr"), Phrases([]))
    >>> [(text[mention.span.start : mention.span.end], mention.kind.value) for mention in found]
    [('26 avril 2024', 'date'), ('34 356', 'count'), ('51', 'label')]
    """
    return extract_scan(scan(document, lexicon, grades))


def extract_scan(seen: Scan) -> tuple[Mention, ...]:
    """Return the mentions of a document that is scanned already."""
    kept: list[Mention] = []
    starts: list[int] = []
    ends: list[int] = []
    for detector in detectors():
        fresh = [mention for mention in detector.find(seen) if _is_free(mention.span, starts, ends)]
        if not fresh:
            continue
        kept.extend(_apart(fresh))
        kept.sort(key=_start)
        starts = [mention.span.start for mention in kept]
        ends = [mention.span.end for mention in kept]
    return tuple(settle(seen, list(link_dates(seen, kept))))


def _start(mention: Mention) -> int:
    return mention.span.start


def _is_free(span: Span, starts: list[int], ends: list[int]) -> bool:
    """Tell whether a span overlaps none of those taken, whose starts and ends are sorted."""
    at = bisect_left(starts, span.start)
    return (at == 0 or ends[at - 1] <= span.start) and (at == len(starts) or starts[at] >= span.end)


def _apart(mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions of one detector, of those that overlap the one that begins first."""
    end = 0
    for mention in sorted(mentions, key=_start):
        if mention.span.start >= end:
            end = mention.span.end
            yield mention
