"""`verify init`: write a configuration file, and what a pipeline needs to run verify."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import one_of
from verify.cli.output import ExitCode, emit, write
from verify.errors import UsageError

__all__ = ["COMMAND", "run"]

COMMAND = "init"
CONFIG = ("verify.toml", "verify.toml")
PIPELINES = {  # what is written where
    "github": ("github.yml", ".github/workflows/figures.yml"),
    "gitlab": ("gitlab.yml", ".gitlab/figures.yml"),
    "pre-commit": ("pre-commit.yaml", ".pre-commit-config.yaml"),
}


def run(
    pipelines: Annotated[
        list[str] | None,
        typer.Option("--ci", metavar="PIPELINE", help=f"Write a file for {', '.join(PIPELINES)} too; may be repeated."),
    ] = None,
) -> int:
    """Write verify.toml into this folder, and files for pipelines; nothing that is there is changed."""
    wanted = [CONFIG, *(PIPELINES[one_of("--ci", name, PIPELINES)] for name in dict.fromkeys(pipelines or []))]
    targets = [(template, Path(target)) for template, target in wanted]
    for _, target in targets:
        if target.exists() or target.is_symlink():
            raise UsageError(str(target), "is there already", "take it away first, or edit it; nothing was written")
    for template, target in targets:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, files("verify.cli").joinpath("templates", template).read_text(encoding="utf-8"))
        emit(f"{target.as_posix()} written\n")
    return ExitCode.CLEAN
