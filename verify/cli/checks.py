"""`verify checks`: every check, with its severity and what it looks for."""

from __future__ import annotations

from verify.cli.output import ExitCode, emit, for_terminal

__all__ = ["COMMAND", "run"]

COMMAND = "checks"


def run() -> int:
    """List every check, with its severity and what it looks for."""
    from verify.checks.check import all_checks, explain
    from verify.report.table import grid

    rows = [(name, check.severity.value, _subject(explain(name))) for name, check in all_checks().items()]
    emit(f"{grid(('check', 'severity', 'what it looks for'), rows, for_terminal().width)}\n")
    return ExitCode.CLEAN


def _subject(docs: str) -> str:
    """Return the first line of a check's documentation, without its name."""
    return docs.partition("\n")[0].partition(": ")[2]
