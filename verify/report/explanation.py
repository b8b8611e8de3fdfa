"""Some numbers of an article in, how each came to its verdict out, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.model import DocumentLedger, LedgerEntry
from verify.report.chain import chain
from verify.report.options import ReportOptions
from verify.report.visible import one_line
from verify.report.wording import figure
from verify.report.wrap import display_width, wrapped
from verify.text.lines import LineIndex

__all__ = ["explanation"]

MARGIN = 12  # columns of the headings


def explanation(ledger: DocumentLedger, entries: Iterable[LedgerEntry], options: ReportOptions) -> str:
    """Write the chain behind each of some numbers."""
    lines = LineIndex(ledger.document.text)
    return "\n".join("\n".join(_explained(ledger, entry, lines, options.width)) + "\n" for entry in entries)


def _explained(ledger: DocumentLedger, entry: LedgerEntry, lines: LineIndex, width: int) -> Iterator[str]:
    """Yield the lines on one number: where it stands and its verdict, its sentence, its chain."""
    document, claim = ledger.document, entry.claim
    at = lines.position(claim.mention.span.start)
    verdict = f"{entry.verdict.value} ({entry.severity.value})"
    yield f"{one_line(document.name)}:{at.line}:{at.column}  {figure(document, entry)}: {verdict}"
    yield ""
    sentence = one_line(document.text[claim.sentence.start : claim.sentence.end])
    for heading, text in (("sentence", sentence), *chain(entry, document, lines)):
        first, *more = wrapped(one_line(text), max(width - MARGIN, MARGIN))
        yield f"{heading}{' ' * (MARGIN - display_width(heading))}{first}"
        yield from (f"{' ' * MARGIN}{line}" for line in more)
