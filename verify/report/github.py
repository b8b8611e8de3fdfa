"""A report as workflow commands of GitHub Actions: annotations beside the lines of a pull request.

The escapes are those of the toolkit of GitHub Actions (`command.ts`): data escapes "%", CR and LF,
properties also ":" and ",". A command of more than one line bears no columns.
"""

from __future__ import annotations

from verify.model import Report, Severity
from verify.report.flagged import Row, flagged, path_of, said
from verify.report.options import ReportOptions

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "github"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001  a format takes what every format takes
    """Write one command for each error and warning."""
    return "".join(f"{_command(row)}\n" for row in flagged(report))


def _command(row: Row) -> str:
    start, end = row.start(), row.end()
    properties = {"title": f"verify {row.check}", "file": path_of(row), "line": start.line, "endLine": end.line}
    if start.line == end.line:
        properties |= {"col": start.column, "endColumn": end.column}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[row.entry.severity]} {written}::{_data(said(row))}"


def _data(text: str) -> str:
    r"""Escape the message of a command.

    >>> _data("50 %\n::error::x")
    '50 %25%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
