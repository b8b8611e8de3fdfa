"""`verify data lock`: the digests of all packs in use, into a file that a project commits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.data.packs import References, catalogue_of
from verify.cli.output import ExitCode, complain, emit, write
from verify.reference.pins import FILE, written

__all__ = ["COMMAND", "run"]

COMMAND = "lock"


def run(
    output: Annotated[Path, typer.Option(metavar="FILE", help="File to write.")] = Path(FILE),
    references: References = None,
) -> int:
    """Write down which packs are in use, for `verify check --locked`."""
    text = written(catalogue_of(references).packs)
    if str(output) == "-":
        emit(text)
    else:
        write(output, text)
        complain(f"wrote {output}; commit it, and check with: verify check --locked")
    return ExitCode.CLEAN
