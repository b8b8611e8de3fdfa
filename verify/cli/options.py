"""Options as typed in, values out; a wrong one is a `UsageError` that says what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from verify.config.keys import KEYS
from verify.errors import UsageError
from verify.report import formats

__all__ = [
    "BaselineFile",
    "Configs",
    "DiffBase",
    "Exclude",
    "FailOn",
    "FilesFrom",
    "ForceExclude",
    "Format",
    "Ignore",
    "Isolated",
    "Lang",
    "Locked",
    "NoBaseline",
    "NoCache",
    "Output",
    "Paths",
    "Published",
    "Quiet",
    "References",
    "ReviewUrl",
    "ReviewedBy",
    "Select",
    "ShowFiles",
    "ShowSettings",
    "Stats",
    "StdinName",
    "UiLang",
    "Verbose",
    "a_day",
    "one_of",
    "outputs",
]

Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="Files, folders, or - for standard input.", show_default=False),
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help=f"Format of the results: {', '.join(formats())}; else table."),
]
Output: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--output", metavar="FORMAT=PATH", help="Write a report to a file too; may be repeated."),
]
References: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--references", metavar="DIR", help="Folder with packs of reference data; may be repeated."),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CHECK", help="Run these checks only, by id or family; may be repeated."),
]
Ignore: TypeAlias = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CHECK", help="Leave out these checks; may be repeated.")
]
FailOn: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help=f"Least severity that gives exit code 1: {', '.join(KEYS['fail-on'].known)}; else error.",
    ),
]
ShowSettings: TypeAlias = Annotated[bool, typer.Option("--show-settings", help="Print the settings and end.")]
ShowFiles: TypeAlias = Annotated[bool, typer.Option("--show-files", help="Print the articles to check and end.")]
BaselineFile: TypeAlias = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="File of known findings, which are not reported.")
]
NoBaseline: TypeAlias = Annotated[bool, typer.Option("--no-baseline", help="Report known findings too.")]
NoCache: TypeAlias = Annotated[
    bool, typer.Option("--no-cache", help="Use nothing that was kept from a run before, and keep nothing.")
]
DiffBase: TypeAlias = Annotated[
    str | None,
    typer.Option("--diff-base", metavar="REVISION", help="Report only what changed since the branch left a revision."),
]
Published: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication of the articles, YYYY-MM-DD.")
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option("--lang", metavar="LANG", help="Language of the articles, such as fr; told by itself otherwise."),
]
UiLang: TypeAlias = Annotated[
    str | None,
    typer.Option("--ui-lang", metavar="LANG", help="Language of messages: en or fr; that of the locale otherwise."),
]
Locked: TypeAlias = Annotated[
    bool, typer.Option("--locked", help="Use no other packs than those that verify.lock.json names.")
]
StdinName: TypeAlias = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="Name of what comes on standard input.")
]
ReviewedBy: TypeAlias = Annotated[
    str | None, typer.Option("--reviewed-by", metavar="NAME", help="Who has reviewed the verdicts, for claimreview.")
]
ReviewUrl: TypeAlias = Annotated[
    str | None, typer.Option("--review-url", metavar="URL", help="Page that publishes the review, for claimreview.")
]

Quiet: TypeAlias = Annotated[bool, typer.Option("-q", "--quiet", help="Print errors and warnings, and nothing else.")]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("-v", "--verbose", help="Say on standard error which settings, packs, languages and days count.")
]
Stats: TypeAlias = Annotated[
    bool, typer.Option("--stats", help="Count by check on standard error, with the seconds of each stage.")
]

Configs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--config", metavar="FILE|KEY=VALUE", help="Configuration file, or one setting in TOML; may be repeated."
    ),
]
Isolated: TypeAlias = Annotated[bool, typer.Option("--isolated", help="Look for no configuration file.")]
Exclude: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="PATTERN", help="Articles to leave out of folders; may be repeated."),
]
ForceExclude: TypeAlias = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out excluded articles even if they are named.")
]
FilesFrom: TypeAlias = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="File that names articles, one a line; - for standard input."),
]


def a_day(option: str, written: str | None) -> date | None:
    """Return a day in ISO 8601.

    >>> a_day("--published", "2024-04-26")
    datetime.date(2024, 4, 26)
    """
    if written is None:
        return None
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError as err:
        raise UsageError(option, f"{written!r} is no day", "write it as YYYY-MM-DD") from err


def one_of(option: str, written: str, known: Iterable[str]) -> str:
    """Return a word if it is known.

    >>> one_of("--format", "xml", ["json", "table"])
    Traceback (most recent call last):
    ...
    verify.errors.UsageError: --format: 'xml' is not known; use one of json, table
    """
    words = list(known)
    if written not in words:
        raise UsageError(option, f"{written!r} is not known", f"use one of {', '.join(words)}")
    return written


def outputs(written: Sequence[str], known: Iterable[str]) -> list[tuple[str, Path]]:
    """Return the format and the file of each `FORMAT=PATH`; the folder must be there.

    >>> outputs(["json=report.json"], ["json"])
    [('json', PosixPath('report.json'))]
    """
    words = list(known)
    asked: list[tuple[str, Path]] = []
    for pair in written:
        name, sign, path = pair.partition("=")
        if not (sign and path):
            raise UsageError("--output", f"{pair!r} names no file", "write it as FORMAT=PATH, such as json=report.json")
        target = Path(path)
        if path == "-" or target.resolve() in {other.resolve() for _, other in asked}:
            raise UsageError("--output", f"{path!r} is taken", "give each report a file of its own")
        if not target.parent.is_dir() or target.is_dir():
            raise UsageError("--output", f"{path!r} cannot be written", "name a file in a folder that exists")
        asked.append((one_of("--output", name, words), target))
    return asked
