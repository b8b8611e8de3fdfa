"""A report in the Reviewdog Diagnostic Format: columns count bytes of UTF-8, the end is exclusive."""

from __future__ import annotations

from verify.model import Report, Severity
from verify.report.flagged import Row, flagged, path_of, said
from verify.report.json import Json, dumps
from verify.report.options import ReportOptions
from verify.text.lines import ColumnUnit

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "rdjson"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout
SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, options: ReportOptions) -> str:
    """Write one result with a diagnostic for each error and warning."""
    diagnostics: list[Json] = [_diagnostic(row) for row in flagged(report)]
    content: Json = {"source": {"name": "verify"}, "diagnostics": diagnostics}
    return f"{dumps(content, options, indent=2)}\n"


def _diagnostic(row: Row) -> Json:
    start, end = row.start(ColumnUnit.UTF8), row.end(ColumnUnit.UTF8)
    return {
        "message": said(row),
        "location": {
            "path": path_of(row),
            "range": {
                "start": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
        "severity": SEVERITIES[row.entry.severity],
        "code": {"value": row.check},
        "original_output": row.printed,
    }
