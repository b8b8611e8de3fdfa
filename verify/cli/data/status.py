"""`verify data status`: how old each pack is, which generation is in use and where a newer one would come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.data.packs import Names, References, folders, wanted
from verify.cli.output import ExitCode, complain_of, emit, for_terminal

if TYPE_CHECKING:
    from verify.reference.entries import Pack

__all__ = ["COMMAND", "run"]

COMMAND = "status"
HEADERS = ("pack", "last day", "age", "generation", "refreshed from")


def run(packs: Names = None, references: References = None) -> int:
    """Say how old packs are, and where newer data would come from."""
    from verify.reference.catalogue import load_catalogue
    from verify.reference.generations import current
    from verify.refresh.clock import today
    from verify.report.table import grid

    found = folders(references)
    states = [current(folder) for folder in found]
    complain_of(warning for _, warning in states if warning is not None)
    used = [folder if state is None else state.folder for folder, (state, _) in zip(found, states, strict=True)]
    catalogue = load_catalogue(used)
    asked = wanted(packs, (pack.name for pack in catalogue.packs))
    day = today()
    rows = []
    for pack, folder, (state, _) in zip(catalogue.packs, found, states, strict=True):
        if pack.name not in asked:
            continue
        age = "" if pack.last is None else _age((day - pack.last).days)
        made = _as_written(folder) if state is None or not state.name else f"{state.name[:12]}, {state.made}"
        rows.append((pack.name, "" if pack.last is None else pack.last.isoformat(), age, made, _addresses(pack)))
    emit(f"{grid(HEADERS, rows, for_terminal().width, kept=1)}\n")
    return ExitCode.CLEAN


def _age(days: int) -> str:
    """Write an age.

    >>> _age(1), _age(90), _age(-3)
    ('1 day', '90 days', 'none yet')
    """
    return "none yet" if days < 0 else "1 day" if days == 1 else f"{days} days"


def _as_written(folder: Path) -> str:
    """Say what is in use where no generation is."""
    from verify.reference.folder import shipped

    return "as shipped" if folder.resolve().parent == shipped().resolve() else "as written"


def _addresses(pack: Pack) -> str:
    """List the addresses that a pack is refreshed from, or say that there is none."""
    from verify.reference.folder import read_descriptor
    from verify.refresh.came import plans_of

    plans = [plan for resource in read_descriptor(pack.folder).resources for plan in plans_of(resource)]
    return ", ".join(dict.fromkeys(plan.url for plan in plans)) or "own tables, no source to ask"
