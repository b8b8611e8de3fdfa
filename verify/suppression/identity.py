"""What makes a figure the same when its line moves: as it is printed, and the sentence around it.

In: a document and an entry. Out: texts without line breaks and without spaces that mean nothing.
"""

from __future__ import annotations

import hashlib

from verify.model import Document, LedgerEntry, Span

__all__ = ["identity", "printed", "sentence"]


def printed(document: Document, entry: LedgerEntry) -> str:
    """Return a figure as printed."""
    return _on_one_line(document, entry.claim.mention.span)


def sentence(document: Document, entry: LedgerEntry) -> str:
    """Return the sentence of a figure."""
    return _on_one_line(document, entry.claim.sentence)


def identity(document: Document, entry: LedgerEntry, check: str) -> str:
    """Return a digest of a finding that stays when its line moves: check, what is claimed, sentence."""
    claim, quantity = entry.claim, entry.claim.mention.quantity
    ends = ("", "") if quantity is None else (str(quantity.low), str(quantity.high))
    parts = (check, claim.metric or claim.mention.kind.value, claim.entity or "", *ends, sentence(document, entry))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _on_one_line(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())
