"""`verify explain`: the name of a check in, its documentation out."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.output import ExitCode, emit

__all__ = ["COMMAND", "run"]

COMMAND = "explain"


def run(check: Annotated[str, typer.Argument(metavar="CHECK", help="Name of a check, as a report gives it.")]) -> int:
    """Say why a check is there, what it flags and how to mend that."""
    from verify.checks.check import explain

    emit(explain(check))
    return ExitCode.CLEAN
