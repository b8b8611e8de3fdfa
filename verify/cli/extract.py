"""`verify extract`: articles in, the numbers in them out, nothing checked."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import a_day, one_of
from verify.cli.output import ExitCode, complain_of, emit, for_terminal
from verify.report.mentions import RENDERERS

__all__ = ["COMMAND", "run"]

COMMAND = "extract"


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS", help="Files, folders, or - for standard input.", show_default=False),
    ],
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Format of the results: {', '.join(RENDERERS)}.")
    ] = "table",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of the articles, YYYY-MM-DD.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="Language of the articles, such as fr; told by itself otherwise.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name of what comes on standard input.")
    ] = None,
) -> int:
    """List the numbers that some articles print, without checking them."""
    render = RENDERERS[one_of("--format", format_, RENDERERS)]
    day = a_day("--published", published)

    from verify import engine
    from verify.cli.sources import sources

    articles, unfound = sources(paths, stdin_filename)
    found, unread = engine.extract(articles, engine.Settings(lang=lang, published=day, references=()))
    complain_of([*unfound, *unread])
    emit(render(found, for_terminal()))
    return ExitCode.FAILED if unfound or unread else ExitCode.CLEAN
