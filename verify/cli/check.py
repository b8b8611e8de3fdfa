"""`verify check`: articles in, a verdict on every number out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.options import Lang, Locked, Paths, Published, StdinName, a_day, one_of, outputs
from verify.cli.output import ExitCode, complain_of, emit, fatal, for_files, for_terminal, write
from verify.errors import UsageError
from verify.model import Report, Severity
from verify.report import formats
from verify.report.summary import worst

if TYPE_CHECKING:
    from verify.engine import Source

__all__ = ["COMMAND", "run"]

COMMAND = "check"
NEVER = "never"
FAIL_ON = {
    "error": frozenset((Severity.ERROR,)),
    "warning": frozenset((Severity.ERROR, Severity.WARNING)),
    NEVER: frozenset[Severity](),
}


def run(
    paths: Paths,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Format of the results: {', '.join(formats())}.")
    ] = "table",
    output: Annotated[
        list[str] | None, typer.Option(metavar="FORMAT=PATH", help="Write a report to a file too; may be repeated.")
    ] = None,
    published: Published = None,
    lang: Lang = None,
    references: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Folder with packs of reference data; may be repeated.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="SEVERITY", help=f"Least severity that gives exit code 1: {', '.join(FAIL_ON)}.")
    ] = "error",
    locked: Locked = False,
    stdin_filename: StdinName = None,
) -> int:
    """Check every number of some articles against reference data."""
    chosen = formats()[one_of("--format", form, formats())]
    files = outputs(output or [], formats())
    failing = FAIL_ON[one_of("--fail-on", fail_on, FAIL_ON)]
    day = a_day("--published", published)

    from verify import engine
    from verify.cli.sources import sources
    from verify.reference.pins import find

    articles, unfound = sources(paths, stdin_filename)
    _refuse_articles(files, articles)
    pins = find(Path.cwd()) if locked else None
    settings = engine.Settings(lang=lang, published=day, references=tuple(references or ()), locked=pins)
    report, unread = engine.check(articles, settings)
    complain_of([*unfound, *unread])
    emit(chosen.render(report, for_terminal()))
    for name, path in files:
        write(path, formats()[name].render(report, for_files()))
    return ExitCode.FAILED if fatal([*unfound, *unread]) else _code(report, failing)


def _refuse_articles(files: list[tuple[str, Path]], articles: list[Source]) -> None:
    """Refuse to write a report over an article."""
    read = {source.path.resolve() for source in articles if source.path is not None}
    for _, path in files:
        if path.resolve() in read:
            raise UsageError("--output", f"{str(path)!r} is an article to check", "name another file")


def _code(report: Report, failing: frozenset[Severity]) -> ExitCode:
    """Return what the findings amount to."""
    found = worst(entry for ledger in report.documents for entry in ledger.entries)
    return ExitCode.FINDINGS if found in failing else ExitCode.CLEAN
