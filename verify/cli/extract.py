"""`verify extract`: articles in, the numbers in them out, nothing checked."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from verify.cache import used
from verify.cli.follow import Follower
from verify.cli.options import (
    Configs,
    Exclude,
    FilesFrom,
    Isolated,
    Lang,
    Paths,
    Published,
    StdinName,
    UiLang,
    a_day,
    one_of,
)
from verify.cli.output import ExitCode, complain_of, emit, fatal, for_terminal
from verify.cli.settings import settings
from verify.report.mentions import RENDERERS

__all__ = ["COMMAND", "run"]

COMMAND = "extract"


def run(
    paths: Paths = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Format of the results: {', '.join(RENDERERS)}.")
    ] = "table",
    published: Published = None,
    lang: Lang = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    stdin_filename: StdinName = None,
    config: Configs = None,
    isolated: Isolated = False,
    ui_lang: UiLang = None,
) -> int:
    """List the numbers that some articles print, without checking them."""
    render = RENDERERS[one_of("--format", form, RENDERERS)]
    day = a_day("--published", published)

    from verify import engine
    from verify.cli.sources import Asked, sources

    chosen = settings({"lang": lang, "exclude": exclude, "ui-lang": ui_lang}, config or [], isolated=isolated)
    asked = Asked(paths or [], files_from, stdin_filename)
    articles, unfound = sources(asked, chosen)
    with used(wanted=chosen.cache):
        found, unread = engine.extract(articles, engine.Settings(chosen, day), Follower())
    complain_of([*unfound, *unread])
    emit(render(found, replace(for_terminal(), lang=chosen.ui_lang)))
    return ExitCode.FAILED if fatal([*unfound, *unread]) else ExitCode.CLEAN
