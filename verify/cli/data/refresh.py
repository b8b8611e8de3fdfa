"""`verify data refresh`: ask the sources of packs for what is new, and switch to it whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.data.packs import Names, References, chosen
from verify.cli.output import ExitCode, complain_of, emit

if TYPE_CHECKING:
    from verify.refresh.run import Outcome

__all__ = ["COMMAND", "run"]

COMMAND = "refresh"


def run(
    packs: Names = None,
    references: References = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Fetch and check what is new, and change nothing.")
    ] = False,
) -> int:
    """Fetch what is new for the packs that come from the network, and check it before it is used."""
    from verify.cli.data.progress import bar
    from verify.errors import VerifyError
    from verify.refresh.clock import today
    from verify.refresh.fetch import Fetcher
    from verify.refresh.run import Settings, refresh

    folders = [folder for folder in chosen(packs, references) if packs or _has_source(folder)]
    day = today()
    failed: list[VerifyError] = []
    for folder in folders:
        with bar(sys.stderr, folder.name) as progress:
            try:
                outcome = refresh(folder, Settings(day, Fetcher(progress=progress), dry_run))
            except VerifyError as error:
                failed.append(error)
                continue
        emit(_words(outcome, dry_run=dry_run))
    complain_of(failed)
    return ExitCode.FAILED if failed else ExitCode.CLEAN


def _has_source(folder: Path) -> bool:
    """Tell whether a pack comes from the network."""
    from verify.reference.folder import read_source

    plans = [resource.block.refresh for resource in read_source(folder).descriptor.resources]
    return any(plan is not None and plan.adapter for plan in plans)


def _words(outcome: Outcome, *, dry_run: bool) -> str:
    """Say what a refresh brought, one line a table."""
    if outcome.unmodified or outcome.generation is None:
        return f"{outcome.pack}: nothing new\n"
    head = f"{outcome.pack}: generation {outcome.generation[:12]}{', not kept (dry run)' if dry_run else ''}\n"
    lines = []
    for table in outcome.tables:
        kept = f", {table.kept} told otherwise and left as they are" if table.kept else ""
        lines.append(f"  {table.table}: {table.added} added, {table.revised} revised{kept}; last day {table.last}\n")
    return head + "".join(lines)
