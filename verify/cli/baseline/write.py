"""`verify baseline write`: write the findings of some articles down."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from verify.cli.baseline.found import Options, found
from verify.cli.options import BaselineFile, Configs, Isolated, Paths, Published
from verify.cli.output import ExitCode, emit, write

__all__ = ["COMMAND", "run"]

COMMAND = "write"


def run(
    paths: Paths = None,
    baseline: BaselineFile = None,
    allow_more: Annotated[bool, typer.Option("--allow-more", help="Add findings even where CI is set.")] = False,
    published: Published = None,
    config: Configs = None,
    isolated: Isolated = False,
) -> int:
    """Write the findings of some articles down, so that only new ones are reported."""
    from verify.errors import UsageError
    from verify.report.wording import count_of
    from verify.suppression.baseline import written

    asked = found(paths or [], Options(baseline, published, config or [], isolated))
    more = asked.now - asked.before
    if more and asked.before and os.environ.get("CI") and not allow_more:
        first = min(more)
        words = f"{count_of(more.total(), 'finding')} would be added, such as {first.figure!r} in {first.path}"
        raise UsageError(str(asked.file), words, "mend them, or write the baseline at a desk; --allow-more adds them")
    write(asked.file, written(asked.now))
    emit(f"{asked.file}: {count_of(asked.now.total(), 'finding')}\n")
    return ExitCode.CLEAN
