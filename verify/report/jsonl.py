"""A report as lines of JSON: one number a line, with the path of its article; the claims are those of `json`."""

from __future__ import annotations

from verify.model import Report
from verify.report.flagged import rows
from verify.report.json import claim_object, dumps
from verify.report.options import ReportOptions

__all__ = ["NAME", "render"]

NAME = "jsonl"


def render(report: Report, options: ReportOptions) -> str:
    """Write one JSON object a line, one line a number."""
    lines = []
    for row in rows(report):
        claim = claim_object(row.entry, row.ledger.document, row.lines)
        content = {"path": row.ledger.document.name, "lang": row.ledger.document.lang, **claim}
        lines.append(f"{dumps(content, options)}\n")
    return "".join(lines)
