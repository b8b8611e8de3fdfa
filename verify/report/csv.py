"""A report as CSV for a spreadsheet: one number a row; no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io

from verify.model import Report
from verify.report.flagged import Row, rows, said
from verify.report.options import ReportOptions
from verify.report.visible import one_line
from verify.report.wording import claimed, referenced

__all__ = ["NAME", "render"]

NAME = "csv"
HEADERS = (
    "path", "line", "column", "figure", "kind", "claims", "metric", "entity", "as_of", "reference", "pack",
    "claimant", "verdict", "severity", "check", "message", "sentence", "fingerprint",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")  # OWASP, "CSV injection"  # noqa: RUF001


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001  a format takes what every format takes
    """Write every number, as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADERS)
    for row in rows(report):
        writer.writerow([_cell(each) for each in _cells(row)])
    return text.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    entry, at, voice = row.entry, row.start(), row.voice
    claim, reference, document = entry.claim, entry.reference, row.ledger.document
    return (
        document.name,
        str(at.line),
        str(at.column),
        row.printed,
        claim.mention.kind.value,
        claimed(entry, voice),
        claim.metric or "",
        entry.subject or claim.entity or "",
        claim.as_of.isoformat() if claim.as_of else "",
        referenced(entry, voice),
        reference.pack if reference else "",
        (reference.claimant or "") if reference else "",
        entry.verdict.value,
        entry.severity.value,
        row.check,
        said(row),
        document.text[claim.sentence.start : claim.sentence.end],
        row.fingerprint,
    )


def _cell(text: str) -> str:
    r"""Return a text that no spreadsheet computes: an apostrophe goes before what a formula begins with.

    >>> _cell('=HYPERLINK("http://a.org")')
    '\'=HYPERLINK("http://a.org")'
    """
    plain = one_line(text)
    return f"'{plain}" if plain.startswith(FORMULA) else plain
