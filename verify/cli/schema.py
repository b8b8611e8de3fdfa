"""`verify schema`: the name of something that the tool reads or writes in, its JSON Schema out."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from verify.cli.options import one_of
from verify.cli.output import ExitCode, emit
from verify.config.schema import config_schema
from verify.report.schema import schema, schemas

__all__ = ["COMMAND", "run"]

COMMAND = "schema"
CONFIG = "config"
NAMES = (CONFIG, *schemas())


def run(name: Annotated[str, typer.Argument(metavar="NAME", help=f"What to describe: {', '.join(NAMES)}.")]) -> int:
    """Print the JSON Schema of a configuration file, or of what the tool writes."""
    wanted = one_of("NAME", name, NAMES)
    emit(f"{json.dumps(config_schema(), indent=2)}\n" if wanted == CONFIG else schema(wanted))
    return ExitCode.CLEAN
