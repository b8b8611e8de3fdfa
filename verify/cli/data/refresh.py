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
    from verify.cli.progress import bar
    from verify.errors import VerifyError
    from verify.refresh.clock import today
    from verify.refresh.fetch import Fetcher
    from verify.refresh.run import Settings, refresh

    day = today()
    failed: list[VerifyError] = []
    own: list[str] = []
    for folder in chosen(packs, references):
        if not packs and not _has_source(folder):
            own.append(folder.name)
            continue
        with bar(sys.stderr, folder.name, _fetched) as progress:
            try:
                outcome = refresh(folder, Settings(day, Fetcher(progress=progress), dry_run))
            except VerifyError as error:
                failed.append(error)
                continue
        emit(_words(outcome, dry_run=dry_run))
    emit(_of_own(own))
    complain_of(failed)
    return ExitCode.FAILED if failed else ExitCode.CLEAN


def _fetched(done: int, _whole: int | None) -> str:
    """Say how much was fetched."""
    return f"{done / 1e6:.1f} MB"


def _has_source(folder: Path) -> bool:
    """Tell whether a pack comes from the network."""
    from verify.reference.folder import read_source
    from verify.refresh.came import plans_of

    return any(map(plans_of, read_source(folder).descriptor.resources))


def _of_own(names: list[str]) -> str:
    """Say which packs have nobody to ask."""
    from verify.report.visible import one_line

    if not names:
        return ""
    return f"own tables, with no source to ask: {one_line(', '.join(names))}; newer rows come with a newer pack\n"


def _words(outcome: Outcome, *, dry_run: bool) -> str:
    """Say what a refresh brought, one line a table."""
    if outcome.unmodified or outcome.generation is None:
        return f"{outcome.pack}: nothing new\n"
    head = f"{outcome.pack}: generation {outcome.generation[:12]}{', not kept (dry run)' if dry_run else ''}\n"
    lines = []
    for table in outcome.tables:
        kept = f", {table.kept} told otherwise and left as they are" if table.kept else ""
        gone = f", {table.dropped} taken away" if table.dropped else ""
        last = f"; last day {table.last}" if table.last else ""
        lines.append(f"  {table.table}: {table.added} added, {table.revised} revised{gone}{kept}{last}\n")
    return head + "".join(lines)
