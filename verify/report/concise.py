"""A report as one line a finding, as compilers write them: path, line, column, severity, check, words."""

from __future__ import annotations

from verify.model import Report
from verify.report.flagged import flagged, path_of, said
from verify.report.options import ReportOptions
from verify.report.summary import summarise
from verify.report.wording import speaking, totals

__all__ = ["NAME", "render"]

NAME = "concise"


def render(report: Report, options: ReportOptions) -> str:
    """Write errors and warnings, a line each, and the totals last."""
    lines = []
    for row in flagged(report):
        at = row.start()
        severity, words = row.entry.severity.value, said(row)
        lines.append(f"{path_of(row)}:{at.line}:{at.column}: {severity}[{row.check}] {words}\n")
    last = "" if options.quiet else f"{totals(summarise(report.documents), speaking(report))}\n"
    return f"{''.join(lines)}{last}"
