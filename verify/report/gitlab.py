"""A report as a Code Quality artifact of GitLab: every finding has a fingerprint of its own."""

from __future__ import annotations

from verify.model import Report, Severity
from verify.report.flagged import flagged, path_of, said
from verify.report.json import Json, dumps
from verify.report.options import ReportOptions

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "gitlab"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout
SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, options: ReportOptions) -> str:
    """Write a list of errors and warnings; GitLab does not show the check, so that the description begins with it."""
    found: list[Json] = []
    for row in flagged(report):
        start, end = row.start(), row.end()
        found.append(
            {
                "description": f"{row.check}: {said(row)}",
                "check_name": row.check,
                "fingerprint": row.fingerprint,
                "severity": SEVERITIES[row.entry.severity],
                "location": {
                    "path": path_of(row),
                    "positions": {
                        "begin": {"line": start.line, "column": start.column},
                        "end": {"line": end.line, "column": end.column},
                    },
                },
            }
        )
    return f"{dumps(found, options, indent=2)}\n"
