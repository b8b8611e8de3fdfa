"""`verify batch`: an archive in, tables of claims and findings out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer
from msgspec.structs import replace

from verify.cli.archive import archive_of
from verify.cli.options import Configs, Exclude, Ignore, Isolated, Lang, Locked, Published, References, Select, a_day
from verify.cli.output import ExitCode, complain, complain_of, emit
from verify.cli.pace import pace
from verify.cli.settings import engine_settings, pins_of, settings
from verify.errors import UsageError
from verify.report.wording import count_of

if TYPE_CHECKING:
    from verify.batch.processes import Done
    from verify.batch.run import Batch, Executor, Result
    from verify.engine import Settings

__all__ = ["COMMAND", "run"]

COMMAND = "batch"


def _column(name: str, holds: str) -> Any:  # noqa: ANN401 - as Typer has it
    """Return the option that names a column."""
    return typer.Option(f"--{name}-column", metavar="NAME", help=f"Column of {holds}.")


In: TypeAlias = Annotated[
    str, typer.Argument(metavar="IN", help="Folder, pattern in quotes, or file of JSON Lines or Parquet.")
]
Out: TypeAlias = Annotated[
    str, typer.Argument(metavar="OUT", help="Folder to write to; a run that was stopped goes on there.")
]
Workers: TypeAlias = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Processes that check; else one for each core.")
]


def run(
    archive: In,
    out: Out,
    workers: Workers = None,
    published: Published = None,
    lang: Lang = None,
    references: References = None,
    select: Select = None,
    ignore: Ignore = None,
    locked: Locked = False,
    exclude: Exclude = None,
    config: Configs = None,
    isolated: Isolated = False,
    id_column: Annotated[str, _column("id", "the names of articles")] = "id",
    text_column: Annotated[str, _column("text", "their texts")] = "text",
    lang_column: Annotated[str, _column("lang", "their languages, if there is one")] = "lang",
    published_column: Annotated[str, _column("published", "their days of publication, if there is one")] = "published",
    title_column: Annotated[str, _column("title", "their headlines, if there is one")] = "title",
    url_column: Annotated[str, _column("url", "their addresses, if there is one")] = "url",
) -> int:
    """Check an archive of articles, and write tables of what was found.

    Exit codes: 0 all is checked, whatever was found; 2 wrong usage, or a part that could not be checked; 130
    interrupted: the same command goes on where it was.
    """
    given = {
        "lang": lang, "references": references, "select": select, "ignore": ignore, "locked": locked,
        "exclude": exclude,
    }  # fmt: skip
    chosen = settings(given, config or [], isolated=isolated)
    asked = replace(engine_settings(chosen, a_day("--published", published)), pins=pins_of(chosen))
    columns = (id_column, text_column, lang_column, published_column, title_column, url_column)
    executor = _executor(workers)
    return _said(_run(_prepared(archive, Path(out), asked, columns), executor), Path(out))


def _prepared(archive: str, out: Path, asked: Settings, columns: Sequence[str]) -> Batch:
    """Lay the archive out."""
    from verify.batch.layout import Sizes
    from verify.batch.run import prepare
    from verify.batch.shard import Columns

    batch = prepare(archive_of(archive, asked.config, out), out, asked, Columns(*columns), Sizes())
    complain_of(batch.warnings)
    return batch


def _executor(workers: int | None) -> Executor:
    """Return how shards are checked."""
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # before tables are loaded: processes are what works at once
    from verify.batch.processes import in_processes, in_turn

    if workers is not None and workers < 1:
        raise UsageError("--workers", f"{workers} is too few", "give 1 or more")
    count = _cores() if workers is None else workers
    return in_turn if count == 1 else partial(in_processes, workers=count)


def _cores() -> int:
    """Return the number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not every system has it
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _run(batch: Batch, executor: Executor) -> Result:
    """Check the shards, and show how far it is."""
    from verify.batch.run import run_batch

    done = 0
    with pace(sys.stderr, batch.articles) as draw:

        def watch(ended: Done) -> None:
            nonlocal done
            done += ended[0].shard.count
            draw(done)

        return run_batch(batch, executor, watch)


def _said(result: Result, out: Path) -> ExitCode:
    """Say what a run came to, and return its exit code."""
    receipts = result.receipts
    for shard, reason in result.failures:
        of = shard.label or shard.files[0]
        complain(f"shard {shard.name}, {count_of(shard.count, 'article')} of {of}: {reason}")
    articles, claims, findings = (
        sum(getattr(receipt, name) for receipt in receipts) for name in ("articles", "claims", "findings")
    )
    rejects = sum(len(receipt.rejects) for receipt in receipts)
    if rejects:
        complain(f"{count_of(rejects, 'row')} could not be read; see {out / 'rejects.jsonl'}")
    if result.failures:
        complain(f"{count_of(len(result.failures), 'shard')} failed; the same command tries again, and keeps the rest")
    emit(f"{count_of(articles, 'article')}, {count_of(claims, 'number')}, {count_of(findings, 'finding')}; ")
    emit(f"see {out / 'summary.md'}\n")
    return ExitCode.FAILED if result.failures else ExitCode.CLEAN
