"""The table of the shipped packs in docs/packs.md, made from the packs; how long each takes to load is measured.

python -m tests.benchmarks.packs [--write-docs]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from tests.benchmarks.tables import replace_section
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.entries import Catalogue, Pack
from verify.reference.observations import load_observations

PAGE = Path(__file__).resolve().parents[2] / "docs" / "packs.md"
RUNS = 9
HEADERS = ("pack", "rows", "first day", "last day", "vintages", "licences", "size", "load")


def facts(catalogue: Catalogue, pack: Pack) -> tuple[str, ...]:
    """Return the cells of a pack but for its load time."""
    frame = load_observations(catalogue, [pack.name])
    days = frame["as_of"].drop_nulls()
    size = sum(path.stat().st_size for path in pack.folder.iterdir())
    first = "" if days.is_empty() else str(days.min())
    last = "" if pack.last is None else pack.last.isoformat()
    vintages = frame["vintage"].drop_nulls().n_unique()
    cells = (f"`{pack.name}`", str(rows(pack)), first, last, str(vintages or ""), ", ".join(pack.licences))
    return (*cells, f"{size / 1000:.0f} kB")


def rows(pack: Pack) -> int:
    """Count the rows of all tables of a pack."""
    count = 0
    for resource in pack.descriptor.resources:
        path = pack.folder / resource.path
        count += (pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)).height
    return count


def load_time(catalogue: Catalogue, pack: Pack) -> str:
    """Return how long a pack takes to load, the median of some runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        load_observations(catalogue, [pack.name])
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times) * 1000:.0f} ms"


def table(found: Iterator[Sequence[str]]) -> list[str]:
    """Write a table in Markdown."""
    return [f"| {' | '.join(HEADERS)} |", f"|{'---|' * len(HEADERS)}", *(f"| {' | '.join(row)} |" for row in found)]


def main(*, write: bool) -> None:
    """Make the table."""
    catalogue = load_catalogue([shipped()])
    lines = table((*facts(catalogue, pack), load_time(catalogue, pack)) for pack in catalogue.packs)
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        replace_section("packs", lines, PAGE)


if __name__ == "__main__":
    main(write="--write-docs" in sys.argv[1:])
