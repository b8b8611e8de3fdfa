"""A report as Checkstyle writes one: files, each with its errors."""

from __future__ import annotations

from itertools import groupby

from verify.model import Report, Severity
from verify.report.flagged import flagged, path_of, said
from verify.report.options import ReportOptions
from verify.report.xml import attributes

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "checkstyle"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(report: Report, options: ReportOptions) -> str:
    """Write the errors and warnings of each file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, rows in groupby(flagged(report), key=path_of):
        lines.append(f"  <file {attributes(name=path)}>")
        for row in rows:
            at, severity = row.start(), SEVERITIES[row.entry.severity]
            told = attributes(line=at.line, column=at.column, severity=severity, message=said(row), source=row.check)
            lines.append(f"    <error {told}/>")
        lines.append("  </file>")
    return options.markup("\n".join([*lines, "</checkstyle>", ""]))
