"""Throw hostile strings at every format: `python -m tests.benchmarks.hostile [--count N] [--seed N] [--formats a,b]`.

In: strings of pieces that would do something if a report let them, the same for the same seed, and of any characters.
Out: a line a format with what was obeyed, run, computed or broken, and the first strings that did it; exit code 1 where
there is one.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from tests.report.hostile import PLACES, report_with, strings
from tests.report.readers import complaints
from verify.report import formats

__all__ = ["main", "thrown"]

COUNT = 200_000
SHOWN = 3  # complaints of each format


def thrown(form: str, seed: int, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each complaint of a format with the strings that brought it about."""
    given = strings(seed, count)
    while words := list(islice(given, PLACES)):
        try:
            found = list(complaints(form, report_with(words)))
        except Exception as error:  # noqa: BLE001  a fault is a complaint too
            found = [f"{form}: {error!r}"]
        yield from ((complaint, words) for complaint in found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Throw the strings at the formats and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=COUNT, help="how many strings")
    parser.add_argument("--seed", type=int, default=1, help="where they begin")
    parser.add_argument("--formats", default=",".join(sorted(formats())), help="which formats, with commas between")
    asked = parser.parse_args(arguments)
    failed = False
    for form in asked.formats.split(","):
        began = time.perf_counter()
        found = list(thrown(form, asked.seed, asked.count))
        print(
            f"{form}: {asked.count} strings, {len(found)} complaints, {time.perf_counter() - began:.0f} s", flush=True
        )
        for complaint, words in found[:SHOWN]:
            print(f"  {complaint[:200]}\n  {words!r}")
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
