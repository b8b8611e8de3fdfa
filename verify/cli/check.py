"""`verify check`: articles in, a verdict on every number out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import a_day, one_of, outputs
from verify.cli.output import ExitCode, complain_of, emit, for_files, for_terminal, write
from verify.errors import UsageError
from verify.model import Report, Severity
from verify.report import formats
from verify.report.summary import worst

__all__ = ["COMMAND", "run"]

COMMAND = "check"
NEVER = "never"
FAIL_ON = {
    "error": frozenset((Severity.ERROR,)),
    "warning": frozenset((Severity.ERROR, Severity.WARNING)),
    NEVER: frozenset[Severity](),
}


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS", help="Files, folders, or - for standard input.", show_default=False),
    ],
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Format of the results: {', '.join(formats())}.")
    ] = "table",
    output: Annotated[
        list[str] | None, typer.Option(metavar="FORMAT=PATH", help="Write a report to a file too; may be repeated.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of the articles, YYYY-MM-DD.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="Language of the articles, such as fr; told by itself otherwise.")
    ] = None,
    references: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder with packs of reference data of your own; may be repeated."),
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="SEVERITY", help=f"Least severity that gives exit code 1: {', '.join(FAIL_ON)}.")
    ] = "error",
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name of what comes on standard input.")
    ] = None,
) -> int:
    """Check every number of some articles against reference data."""
    chosen = formats()[one_of("--format", format_, formats())]
    files = outputs(output or [], formats())
    failing = FAIL_ON[one_of("--fail-on", fail_on, FAIL_ON)]
    day = a_day("--published", published)
    for folder in references or []:
        if not folder.is_dir():
            raise UsageError("--references", f"{str(folder)!r} is no folder", "name a folder that holds packs")

    from verify import engine
    from verify.cli.sources import sources

    articles, unfound = sources(paths, stdin_filename)
    settings = engine.Settings(lang=lang, published=day, references=tuple(references or ()))
    report, unread = engine.check(articles, settings)
    complain_of([*unfound, *unread])
    for name, path in files:
        write(path, formats()[name].render(report, for_files()))
    emit(chosen.render(report, for_terminal()))
    return ExitCode.FAILED if unfound or unread else _code(report, failing)


def _code(report: Report, failing: frozenset[Severity]) -> ExitCode:
    """Return what the findings amount to."""
    found = worst(entry for ledger in report.documents for entry in ledger.entries)
    return ExitCode.FINDINGS if found in failing else ExitCode.CLEAN
