"""Run the detectors over a document and settle their overlaps.

In: a document, its lexicon, the grades of scales. Out: mentions in reading order, none overlapping.
"""

from __future__ import annotations

from bisect import bisect_left

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
    >>> [(text[m.span.start : m.span.end], m.kind.value) for m in extract(Document("", text, "fr"), load_lexicon("fr"), Phrases([]))]
    [('26 avril 2024', 'date'), ('34 356', 'count'), ('51', 'label')]
    """
    return extract_scan(scan(document, lexicon, grades))


def extract_scan(seen: Scan) -> tuple[Mention, ...]:
    """Return the mentions of a document that is scanned already."""
    kept: list[Mention] = []
    taken: list[Span] = []
    for detector in detectors():
        for mention in detector.find(seen):
            at = bisect_left(taken, mention.span)
            if at > 0 and taken[at - 1].end > mention.span.start:
                continue
            if at < len(taken) and taken[at].start < mention.span.end:
                continue
            taken.insert(at, mention.span)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.span))
