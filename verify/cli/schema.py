"""`verify schema`: the name of something that the tool writes in, its JSON Schema out."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import one_of
from verify.cli.output import ExitCode, emit
from verify.report.schema import schema, schemas

__all__ = ["COMMAND", "run"]

COMMAND = "schema"


def run(name: Annotated[str, typer.Argument(metavar="NAME", help=f"What to describe: {', '.join(schemas())}.")]) -> int:
    """Print the JSON Schema of what the tool writes."""
    emit(schema(one_of("NAME", name, schemas())))
    return ExitCode.CLEAN
