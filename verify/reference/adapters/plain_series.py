"""Write tables of plain series: one figure of an entity a day, or the bounds between which it lies.

In: rows of each table of a pack. Out: its CSV files and the days and checksums in its descriptor.
Adapters of small packs share it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

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
    path = pack / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    for name, found in tables.items():
        rows = tuple(found)
        content = _csv(rows)
        (pack / name).write_bytes(content)
        resources[name]["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        resources[name]["verify:reference"]["series"] = _series(rows)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _csv(rows: Iterable[Row]) -> bytes:
    """Return a table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.cells() for row in rows)
    return text.getvalue().encode()


def _series(rows: Iterable[Row]) -> list[dict[str, str]]:
    """Return what the descriptor says of each series: its key, first day and last day."""
    days: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        days.setdefault((row.metric, row.entity, row.scope), []).append(row.as_of)
    return [
        {"metric": metric, "entity": entity}
        | ({"scope": scope} if scope else {})
        | {"first": min(seen), "last": max(seen)}
        for (metric, entity, scope), seen in days.items()
    ]
