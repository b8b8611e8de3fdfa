"""Write tables of plain series: one figure of an entity a day, or the bounds between which it lies.

In: rows of each table of a pack. Out: its CSV files and the days and checksums in its descriptor.
Adapters of small packs share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from verify.reference.adapters.files import Table, csv_of, series_of, write_files

__all__ = ["Row", "between", "filled", "write_tables"]

LONGEST_GAP = 31  # days without a report over which a count is still bounded by those around
COLUMNS = ("metric", "entity", "scope", "as_of", "low", "high", "status")


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A figure on a day; its bounds differ where it is only known to lie between them."""

    metric: str
    entity: str
    scope: str
    as_of: str
    low: int
    high: int
    status: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of the columns."""
        return (self.metric, self.entity, self.scope, self.as_of, str(self.low), str(self.high), self.status)


def filled(key: tuple[str, str, str], reports: list[tuple[date, int]]) -> Iterator[Row]:
    """Return a row for each report of a growing count, and for each day between two the bounds that they give."""
    for day, value in reports:
        yield Row(*key, day.isoformat(), value, value)
    for before, after in pairwise(reports):
        for day in between(before[0], after[0]):
            yield Row(*key, day.isoformat(), min(before[1], after[1]), max(before[1], after[1]), "derived")


def between(first: date, last: date) -> list[date]:
    """Return the days between two reports on which a growing count lies between them.

    >>> between(date(2024, 11, 26), date(2024, 11, 28))
    [datetime.date(2024, 11, 27)]
    """
    gap = (last - first).days
    return [first + timedelta(days=step) for step in range(1, gap)] if gap <= LONGEST_GAP else []


def write_tables(pack: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    """Write tables, and their days and checksums into the pack's descriptor."""
    write_files(pack, {name: _table(tuple(rows)) for name, rows in tables.items()})


def _table(rows: Sequence[Row]) -> Table:
    keyed = (({"metric": row.metric, "entity": row.entity, "scope": row.scope}, row.as_of) for row in rows)
    return csv_of(COLUMNS, (row.cells() for row in rows)), series_of(keyed)
