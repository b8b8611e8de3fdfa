"""`verify check`: articles in, a verdict on every number out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from verify.cache import used
from verify.cli.follow import Follower
from verify.cli.kept import Answer, kept, question, remember
from verify.cli.options import (
    BaselineFile,
    Configs,
    DiffBase,
    Exclude,
    FailOn,
    FilesFrom,
    ForceExclude,
    Format,
    Ignore,
    Isolated,
    Lang,
    Locked,
    NoBaseline,
    NoCache,
    Output,
    Paths,
    Published,
    Quiet,
    References,
    ReviewedBy,
    ReviewUrl,
    Select,
    ShowFiles,
    ShowSettings,
    Stats,
    StdinName,
    UiLang,
    Verbose,
    a_day,
    outputs,
)
from verify.cli.output import ExitCode, complain_of, emit, fatal
from verify.cli.publish import pages, publish, rendered, signed, wants_excerpts
from verify.cli.settings import engine_settings, pins_of, settings, shown
from verify.cli.sources import Asked, sources
from verify.errors import UsageError
from verify.report import ReportOptions, formats

if TYPE_CHECKING:
    from verify.config.run import Settings
    from verify.config.settings import Config
    from verify.model import Report
    from verify.source import Source

__all__ = ["COMMAND", "run"]

COMMAND = "check"
FAIL_ON = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


def run(
    paths: Paths = None, form: Format = None, output: Output = None, published: Published = None, lang: Lang = None,
    references: References = None, select: Select = None, ignore: Ignore = None, fail_on: FailOn = None,
    locked: Locked = False, baseline: BaselineFile = None, no_baseline: NoBaseline = False, diff_base: DiffBase = None,
    exclude: Exclude = None, force_exclude: ForceExclude = False, files_from: FilesFrom = None,
    stdin_filename: StdinName = None, config: Configs = None, isolated: Isolated = False,
    show_settings: ShowSettings = False, show_files: ShowFiles = False, quiet: Quiet = False, verbose: Verbose = False,
    stats: Stats = False, ui_lang: UiLang = None, no_cache: NoCache = False, reviewed_by: ReviewedBy = None,
    review_url: ReviewUrl = None,
) -> int:  # fmt: skip
    """Check every number of some articles against reference data."""
    given = {
        "format": form, "output": output, "lang": lang, "references": references, "select": select, "ignore": ignore,
        "fail-on": fail_on, "locked": locked, "baseline": None if no_baseline else baseline, "exclude": exclude,
        "ui-lang": ui_lang,
    }  # fmt: skip
    follower = Follower(quiet=quiet, verbose=verbose, stats=stats)
    chosen = settings(given, config or [], isolated=isolated)
    chosen = replace(chosen, baseline=None) if no_baseline else chosen
    chosen = replace(chosen, cache=False) if no_cache else chosen
    if show_settings:
        emit(shown(chosen))
        return ExitCode.CLEAN
    named = Asked(paths or [], files_from, stdin_filename, force_exclude)
    if show_files:
        return _show(named, chosen)
    asked = engine_settings(chosen, a_day("--published", published), diff_base)
    return _check(named, asked, ReportOptions(quiet=quiet, reviewed_by=reviewed_by, review_url=review_url), follower)


def _show(named: Asked, config: Config) -> ExitCode:
    """Print the names of articles."""
    articles, unfound = sources(named, config)
    complain_of(unfound)
    emit("".join(f"{source.name}\n" for source in articles))
    return ExitCode.FAILED if unfound else ExitCode.CLEAN


def _check(named: Asked, asked: Settings, shown_as: ReportOptions, follower: Follower) -> ExitCode:
    """Check articles, and say what was found."""
    config = asked.config
    articles, unfound = sources(named, config)
    files = outputs(config.output, formats())
    _refuse_articles(files, articles)
    follower.settings(config)
    asked = replace(asked, pins=pins_of(config))
    places = pages(config.format, files, shown_as)
    with used(wanted=config.cache):
        asks = None if unfound or follower.tells else question(articles, asked, places)
        answer = None if asks is None else kept(asks, places)
        if answer is not None:
            publish(places, answer.pages)
            return ExitCode(answer.code)

        from verify import engine

        wanted = signed((config.format, *(name for name, _ in files)), shown_as)
        report, unread = engine.check(articles, replace(asked, excerpts=wants_excerpts(wanted)), follower)
        complain_of([*unfound, *unread])
        with follower.stage("report"):
            texts = rendered(report, places)
            publish(places, texts)
        follower.report(report)
        code = ExitCode.FAILED if fatal([*unfound, *unread]) else _code(report, FAIL_ON[config.fail_on])
        if asks is not None and not unread and asks == question(articles, asked, places):
            remember(asks, Answer(texts, code))
    return code


def _refuse_articles(files: list[tuple[str, Path]], articles: list[Source]) -> None:
    """Refuse to write a report over an article."""
    read = {source.path.resolve() for source in articles if source.path is not None}
    for _, path in files:
        if path.resolve() in read:
            raise UsageError("--output", f"{str(path)!r} is an article to check", "name another file")


def _code(report: Report, failing: tuple[str, ...]) -> ExitCode:
    """Return what the findings amount to."""
    from verify.report.summary import worst

    found = worst(entry for ledger in report.documents for entry in (*ledger.entries, *ledger.notices))
    return ExitCode.FINDINGS if found in failing else ExitCode.CLEAN
