"""Leave a figure alone that its author marks [sic].

In: a ledger. Out: the ledger. The mark stands behind the figure, with at most a few words and no other number between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from verify.model import DocumentLedger, LedgerEntry, Suppression
from verify.suppression.weigh import silenced

__all__ = ["marked"]

MARK = re.compile(r"[\[(]sic[!.]?[\])]", re.IGNORECASE)
WORDS = 3  # at most, between a figure and the mark


def marked(ledger: DocumentLedger) -> DocumentLedger:
    """Return a ledger without findings on figures that are marked [sic]."""
    text = ledger.document.text
    marks = [found.start() for found in MARK.finditer(text)]
    if not marks:
        return ledger
    entries = sorted(ledger.entries, key=lambda entry: entry.claim.mention.span)
    left = {each.claim.mention.span for mark in marks if (each := _before(text, mark, entries)) is not None}
    kept = (
        silenced(entry, lambda _: Suppression("sic")) if entry.claim.mention.span in left else entry
        for entry in ledger.entries
    )
    return replace(ledger, entries=tuple(kept))


def _before(text: str, mark: int, entries: Sequence[LedgerEntry]) -> LedgerEntry | None:
    """Return the figure that a mark is for."""
    near = [entry for entry in entries if entry.claim.mention.span.end <= mark]
    if not near:
        return None
    between = text[near[-1].claim.mention.span.end : mark]
    return near[-1] if len(between.split()) <= WORDS and not {*".!?;\n"} & {*between} else None
