"""`verify data show`: a pack on a page, with one of its series as a chart."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.data.packs import References, catalogue_of, wanted
from verify.cli.options import one_of
from verify.cli.output import ExitCode, emit, for_terminal
from verify.report.pack import PAGES

__all__ = ["COMMAND", "run"]

COMMAND = "show"


def run(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="Name of a pack, as `verify data list` gives it.")],
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Format of the page: {', '.join(PAGES)}.")
    ] = "text",
    metric: Annotated[str | None, typer.Option(metavar="METRIC", help="Only series of this metric.")] = None,
    entity: Annotated[str | None, typer.Option(metavar="ENTITY", help="Only series of this entity.")] = None,
    scope: Annotated[str | None, typer.Option(metavar="SCOPE", help="Only series of this scope.")] = None,
    measure: Annotated[str | None, typer.Option(metavar="MEASURE", help="Only series of this measure.")] = None,
    references: References = None,
) -> int:
    """Show what a pack holds: its sources, a series as a chart, its last figures."""
    render = PAGES[one_of("--format", form, PAGES)]
    catalogue = catalogue_of(references)
    wanted([pack], (known.name for known in catalogue.packs))

    from verify.cli.data.view import view

    key = {"metric": metric, "entity": entity, "scope": scope, "measure": measure}
    emit(render(view(catalogue, pack, {name: part for name, part in key.items() if part is not None}), for_terminal()))
    return ExitCode.CLEAN
