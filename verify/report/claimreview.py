"""A report as ClaimReview of schema.org, which search engines read: JSON-LD for the page of a fact check.

It speaks in the name of whoever signs it, so that it is written only where a person does, and only of
figures on which something was decided and whose evidence can be named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from verify.model import LedgerEntry, Reference, Report, Verdict
from verify.report.article import anchor
from verify.report.escape import web_address
from verify.report.flagged import Row, rows, said
from verify.report.json import Json, dumps
from verify.report.options import ReportOptions
from verify.report.visible import one_line
from verify.report.wording import title

__all__ = ["NAME", "SIGNED", "render"]

NAME = "claimreview"
SIGNED = True  # it is not written unless a person signs
CONTEXT = "https://schema.org"
LONGEST = 74  # characters of a claim
WORST, BEST = 1, 5
RATINGS: Mapping[Verdict, tuple[int, str]] = MappingProxyType(
    {
        Verdict.INVALID: (1, "Impossible"),
        Verdict.INCONSISTENT: (1, "Contradicts itself"),
        Verdict.MISMATCH: (1, "Does not agree with the reference"),
        Verdict.STALE: (2, "Out of date"),
        Verdict.CONTESTED: (3, "References disagree"),
        Verdict.LOOSE: (3, "Holds, but is far from the figure"),
        Verdict.ROUNDED: (4, "Holds, rounded"),
        Verdict.MATCH: (5, "Agrees with the reference"),
    }
)
FROM_THE_TEXT = frozenset((Verdict.INVALID, Verdict.INCONSISTENT))  # the article itself is the evidence
_BREAK = re.compile(r"(?<!\d) | (?!\d)")  # a space that parts no figure
ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
)  # so that no text ends the script it stands in


def render(report: Report, options: ReportOptions) -> str:
    """Write a list of reviews, one a figure."""
    reviewer = options.reviewer()
    reviews: list[Json] = [_review(row, reviewer, options) for row in rows(report) if _is_decided(row.entry)]
    return f"{dumps(reviews, options, indent=2).translate(ESCAPES)}\n"


def _is_decided(entry: LedgerEntry) -> bool:
    """Tell whether a figure was compared with something that can be named."""
    return entry.verdict in RATINGS and (entry.reference is not None or entry.verdict in FROM_THE_TEXT)


def _review(row: Row, reviewer: str, options: ReportOptions) -> Json:
    rating, words = RATINGS[row.entry.verdict]
    body = {"reviewBody": said(row)} if said(row) else {}
    based = {"isBasedOn": _based(row.entry.reference)} if row.entry.reference else {}
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": f"{options.review_url or ''}#claim-{anchor(row)}",
        "claimReviewed": _claim(row),
        "inLanguage": row.voice.lang,
        "author": {"@type": "Person", "name": one_line(reviewer)},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": row.voice.say(words),
            "ratingValue": rating,
            "bestRating": BEST,
            "worstRating": WORST,
        },
        **body,
        "itemReviewed": _item(row),
        **based,
    }


def _item(row: Row) -> Json:
    """Write where and when the claim was made."""
    document = row.ledger.document
    day = document.dateline.day
    dated = {"datePublished": day.isoformat()} if day else {}
    name = title(document) or one_line(document.name)
    work: Json = {"@type": "CreativeWork", "name": name, "inLanguage": document.lang, **dated}
    return {"@type": "Claim", "appearance": work, **dated}


def _based(reference: Reference) -> Json:
    """Write the source of the reference figure."""
    address = web_address(reference.url)
    return {"@type": "CreativeWork", "name": one_line(reference.source), **({"url": address} if address else {})}


def _claim(row: Row) -> str:
    """Return the article's own words round the figure, as many as a claim may have."""
    text, sentence, span = row.ledger.document.text, row.entry.claim.sentence, row.entry.claim.mention.span
    before = one_line(f"{text[sentence.start : span.start]}.")[:-1]
    after = one_line(f".{text[span.end : sentence.end]}")[1:]
    return _window(f"{before}{row.printed}{after}", len(before), len(before) + len(row.printed))


def _window(text: str, start: int, end: int) -> str:
    """Return whole words of a text round a part of it, no more than a claim may have.

    >>> _window("a " * 50 + "34 356" + " b" * 50, 100, 106)
    '…a a a a a a a a a a a a a a a a 34 356 b b b b b b b b b b b b b b b b…'
    """
    if len(text) <= LONGEST:
        return text
    room = LONGEST - 2
    if end - start >= room:
        return f"{text[start : start + room]}…"
    left = max(0, min(start - (room - (end - start)) // 2, len(text) - room))
    right = min(len(text), left + room)
    if left > 0:
        left = next((found.end() for found in _BREAK.finditer(text, left, start)), start)
    if right < len(text):
        right = max((found.start() for found in _BREAK.finditer(text, end, right)), default=end)
    return f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"
