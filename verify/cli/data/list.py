"""`verify data list`: every pack, what it holds and until when."""

from __future__ import annotations

from verify.cli.data.packs import References, catalogue_of
from verify.cli.output import ExitCode, emit, for_terminal

__all__ = ["COMMAND", "run"]

COMMAND = "list"


def run(references: References = None) -> int:
    """List the packs, with what they hold and their last day."""
    from verify.reference.folder import read_descriptor
    from verify.report.table import grid

    packs = catalogue_of(references).packs
    rows = [
        (
            pack.name,
            pack.title,
            str(sum(resource.block.shape != "aliases" for resource in read_descriptor(pack.folder).resources)),
            "" if pack.last is None else pack.last.isoformat(),
            ", ".join(pack.licences),
        )
        for pack in packs
    ]
    emit(f"{grid(('pack', 'title', 'tables', 'last day', 'licence'), rows, for_terminal().width, kept=1)}\n")
    return ExitCode.CLEAN
