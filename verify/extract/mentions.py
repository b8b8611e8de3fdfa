"""Run the detectors over a document and settle their overlaps.

In: a document, its lexicon, the grades of scales. Out: mentions in reading order, none overlapping.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.extract.date_bounds import settle
from verify.extract.date_links import link_dates
from verify.extract.detector import detectors
from verify.extract.scan import GradeCode, Scan, scan
from verify.extract.taken import Taken
from verify.extract.tense import ahead
from verify.language.lexicon import Lexicon
from verify.language.phrases import Phrases
from verify.model import Document, Mention

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
    seen = replace(seen, taken=Taken())
    for detector in detectors():
        seen.taken.take(detector.find(seen))
    return tuple(ahead(seen, settle(seen, link_dates(seen, seen.taken.mentions))))
