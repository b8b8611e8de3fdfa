"""`verify baseline prune`: take those out that are gone."""

from __future__ import annotations

from collections import Counter

from verify.cli.baseline.found import Options, found
from verify.cli.options import BaselineFile, Configs, Isolated, Paths, Published
from verify.cli.output import ExitCode, emit, write

__all__ = ["COMMAND", "run"]

COMMAND = "prune"


def run(
    paths: Paths = None,
    baseline: BaselineFile = None,
    published: Published = None,
    config: Configs = None,
    isolated: Isolated = False,
) -> int:
    """Take findings out of the baseline that these articles no longer have."""
    from verify.report.wording import count_of
    from verify.suppression.baseline import written

    asked = found(paths or [], Options(baseline, published, config or [], isolated))
    kept = Counter(
        {
            known: min(count, asked.now[known]) if known.path in asked.paths else count
            for known, count in asked.before.items()
            if known.path in asked.paths or (asked.file.parent / known.path).exists()
        }
    )
    gone = asked.before - kept
    if gone:
        write(asked.file, written(kept))
    emit(f"{asked.file}: {count_of(gone.total(), 'finding')} taken out, {kept.total()} left\n")
    return ExitCode.CLEAN
