"""`verify explain`: a check in, its documentation out; a number of an article in, the chain behind its verdict out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli.follow import Follower
from verify.cli.options import Configs, Isolated, Lang, Published, References, StdinName, UiLang, a_day
from verify.cli.output import ExitCode, complain_of, emit, fatal, for_terminal
from verify.cli.place import OPTION, asked_place, standing_at
from verify.errors import UsageError

if TYPE_CHECKING:
    from verify.config.settings import Config

__all__ = ["COMMAND", "run"]

COMMAND = "explain"


def run(
    check: Annotated[
        str | None, typer.Argument(metavar="[CHECK]", help="Name of a check, as a report gives it.", show_default=False)
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option(OPTION, metavar="ARTICLE[:LINE[:COLUMN]]", help="Number of an article, where a report puts it."),
    ] = None,
    published: Published = None,
    lang: Lang = None,
    references: References = None,
    stdin_filename: StdinName = None,
    config: Configs = None,
    isolated: Isolated = False,
    ui_lang: UiLang = None,
) -> int:
    """Say what a check is about, or how a number came to its verdict."""
    if (check is None) == (claim is None):
        found = "neither a check nor a number is named" if check is None else "a check and a number are named"
        raise UsageError("explain", found, f"give the name of a check, or {OPTION} ARTICLE:LINE:COLUMN")
    if claim is None:
        from verify.checks.check import explain

        emit(explain(str(check)))
        return ExitCode.CLEAN

    from verify.cli.settings import settings

    chosen = settings({"lang": lang, "references": references, "ui-lang": ui_lang}, config or [], isolated=isolated)
    return _of_claim(claim, chosen, published, stdin_filename)


def _of_claim(written: str, chosen: Config, published: str | None, stdin_name: str | None) -> ExitCode:
    """Check an article, and say of the numbers that stand at a place how they came to their verdicts."""
    from verify import engine
    from verify.cli.settings import engine_settings
    from verify.cli.sources import Asked, sources
    from verify.report.explanation import explanation
    from verify.report.wording import speaking

    asked, day = asked_place(written), a_day("--published", published)
    articles, unfound = sources(Asked([asked.article], stdin_name=stdin_name), chosen)
    report, unread = engine.check(articles, engine_settings(chosen, day), Follower())
    complain_of([*unfound, *unread])
    if len(report.documents) > 1:
        raise UsageError(OPTION, f"{asked.article!r} is a folder", "name one of its articles")
    for ledger in report.documents:
        emit(explanation(ledger, standing_at(ledger, asked), speaking(report), for_terminal()))
    return ExitCode.FAILED if fatal([*unfound, *unread]) else ExitCode.CLEAN
