"""The table of the shipped packs in docs/packs.md, made from the packs; how long each takes to load is measured.

`validated` is the time for a whole pack and its validation, which is done once for the same files; `load` that of a
check after it, for some entities.

python -m tests.benchmarks.packs [--write-docs]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from tests.benchmarks.tables import replace_section
from verify.cache import undisturbed
from verify.language.lexicon import languages, load_lexicon
from verify.normalise.index import build_index
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.entries import Catalogue, Pack
from verify.reference.folder import read_descriptor
from verify.reference.observations import load_observations, load_readable

PAGE = Path(__file__).resolve().parents[2] / "docs" / "packs.md"
RUNS = 9
ENTITIES = 3
HEADERS = ("pack", "rows", "first day", "last day", "vintages", "licences", "size", "validated", "load")


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
    for resource in read_descriptor(pack.folder).resources:
        path = pack.folder / resource.path
        count += (pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)).height
    return count


def load_times(catalogue: Catalogue, pack: Pack) -> tuple[str, str]:
    """Return how long a pack takes to load and validate, and how long it takes a check that comes after."""
    entities = frozenset(sorted({series.entity for series in catalogue.series if series.pack == pack.name})[:ENTITIES])
    first = median(lambda: load_observations(catalogue, [pack.name]))
    return f"{first:.0f} ms", f"{median(lambda: load_readable(catalogue, [pack.name], entities)):.1f} ms"


def median(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes, the median of some runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def words_of(lang: str) -> None:
    """Load the words of all packs for one language."""
    with undisturbed():
        build_index(load_catalogue([shipped()], {lang}), load_lexicon(lang))


def words_time() -> str:
    """Say how long the words of all packs take for one language, from the cache."""
    kept = [median(partial(words_of, lang)) for lang in languages()]
    return f"The words of all packs take {min(kept):.0f} to {max(kept):.0f} ms for one language."


def table(found: Iterator[Sequence[str]]) -> list[str]:
    """Write a table in Markdown."""
    return [f"| {' | '.join(HEADERS)} |", f"|{'---|' * len(HEADERS)}", *(f"| {' | '.join(row)} |" for row in found)]


def main(*, write: bool) -> None:
    """Make the table."""
    catalogue = load_catalogue([shipped()])
    lines = table((*facts(catalogue, pack), *load_times(catalogue, pack)) for pack in catalogue.packs)
    lines += ["", words_time()]
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        replace_section("packs", lines, PAGE)


if __name__ == "__main__":
    main(write="--write-docs" in sys.argv[1:])
