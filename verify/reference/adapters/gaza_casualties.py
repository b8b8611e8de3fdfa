"""Rebuild the pack `gaza-casualties` from Tech for Palestine's daily series and its history.

In: a folder with `casualties_daily.json` and `vintages_values_by_commit.json`. Out: the pack's CSV
files and the days and checksums in its descriptor. Run it again after a new import:

    python -m verify.reference.adapters.gaza_casualties RAW_FOLDER reference_data/gaza-casualties
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from verify.reference.adapters.files import Table, csv_of, series_of, write_files

__all__ = ["COLUMNS", "Row", "build", "snapshot", "vintages", "write_pack"]

ENTITY = "gaza"
COLUMNS = ("metric", "measure", "entity", "scope", "as_of", "vintage", "value", "claimant", "status")
TOTALS = {"killed_cum": "killed", "injured_cum": "injured"}
ROLES = {"killed_children_cum": "child", "killed_women_cum": "woman"}
BOTH = "child+woman"
NO_BULLETIN = "missing"
CLAIMANTS = {"mohtel": "", "gmotel": "Gaza Government Media Office"}  # empty: that of the descriptor

History = Mapping[str, list[list[object]]]  # "day|column" → [time first seen, value] in turn
Changes = list[tuple[str, int]]  # day first seen, value


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One row of a table of the pack, sorted by what it measures and then by day."""

    metric: str
    measure: str
    scope: str
    as_of: str
    vintage: str
    value: str
    claimant: str = ""
    status: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of the columns."""
        key = (self.metric, self.measure, ENTITY, self.scope)
        return (*key, self.as_of, self.vintage, self.value, self.claimant, self.status)


def vintages(changes: Iterable[list[object]]) -> Changes:
    """Return each value of one day with the day (UTC) on which it was first seen.

    A value that the publisher withdrew in the end is left out, and so is a zero: in a growing count
    it is a slip. Of several values within a day the last one stands.

    >>> vintages([["2024-04-25T07:47:55-04:00", 77229], ["2024-04-26T08:28:40-04:00", 77293]])
    [('2024-04-25', 77229), ('2024-04-26', 77293)]
    >>> vintages([["2026-06-27T13:15:25+00:00", 73043], ["2026-06-29T01:38:30+00:00", None]])
    []
    """
    timed = sorted((datetime.fromisoformat(str(time)).astimezone(UTC), value) for time, value in changes)
    if not timed or timed[-1][1] is None:
        return []
    days: dict[str, int] = {}
    for time, value in timed:
        if isinstance(value, int) and value > 0 and value != next(reversed(days.values()), None):
            days[time.date().isoformat()] = value
    return list(days.items())


def build(daily: Iterable[Mapping[str, object]], history: History) -> dict[str, list[Row]]:
    """Return the rows of every table that the raw files give."""

    def seen(record: Mapping[str, object], column: str) -> Changes:
        return vintages(history[f"{record['report_date']}|{column}"])

    return _tables(daily, seen)


def snapshot(daily: Iterable[Mapping[str, object]], day: str) -> dict[str, list[Row]]:
    """Return the rows of every table as the series stands on a day; a slip is not left out: guards are for that.

    >>> record = {"report_date": "2024-04-26", "report_source": "mohtel", "killed_cum": 34356, "injured_cum": 77368}
    >>> [(row.metric, row.vintage, row.value) for row in snapshot([record], "2024-04-27")["daily.csv"]]
    [('injured', '2024-04-27', '77368'), ('killed', '2024-04-27', '34356')]
    """

    def seen(record: Mapping[str, object], column: str) -> Changes:
        value = record.get(column)
        return [] if value is None or (value == 0 and column in ROLES) else [(day, _whole(value))]

    return _tables(daily, seen)


def _whole(value: object) -> int:
    """Return a count, which is no other number and no text."""
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"{value!r} is no count"
        raise TypeError(message)
    return value


def _tables(
    daily: Iterable[Mapping[str, object]], seen_of: Callable[[Mapping[str, object], str], Changes]
) -> dict[str, list[Row]]:
    """Return the rows of every table; `seen_of` gives the values of one column of a day."""
    tables: dict[str, list[Row]] = {"daily.csv": [], "roles.csv": [], "shares.csv": []}
    for record in daily:
        source = str(record["report_source"])
        if source == NO_BULLETIN:
            continue
        as_of = str(record["report_date"])
        seen = {column: seen_of(record, column) for column in (*TOTALS, *ROLES)}
        tables["daily.csv"].extend(_totals(as_of, seen, CLAIMANTS[source]))
        tables["roles.csv"].extend(_roles(as_of, seen))
        tables["shares.csv"].extend(_shares(as_of, seen))
    return {name: sorted(rows) for name, rows in tables.items()}


def _totals(as_of: str, seen: Mapping[str, Changes], claimant: str) -> Iterator[Row]:
    """Return the totals of one day."""
    for column, metric in TOTALS.items():
        for vintage, value in seen[column]:
            yield Row(metric, "level", "", as_of, vintage, str(value), claimant)


def _roles(as_of: str, seen: Mapping[str, Changes]) -> Iterator[Row]:
    """Return the children and the women among the killed, and their sum where both were reported."""
    for column, role in ROLES.items():
        for vintage, value in seen[column]:
            yield Row("killed", "level", f"role={role}", as_of, vintage, str(value))
    for vintage, (children, women) in _together([seen[column] for column in ROLES]):
        yield Row("killed", "level", f"role={BOTH}", as_of, vintage, str(children + women), status="derived")


def _shares(as_of: str, seen: Mapping[str, Changes]) -> Iterator[Row]:
    """Return the percentage of children, of women and of both among the killed of the same day."""
    groups = [*(((column,), role) for column, role in ROLES.items()), (tuple(ROLES), BOTH)]
    for parts, role in groups:
        for vintage, (total, *counts) in _together([seen["killed_cum"], *(seen[part] for part in parts)]):
            if total == 0:
                continue
            percent = (Decimal(100) * sum(counts) / total).quantize(Decimal("0.01"))
            yield Row("killed", "share", f"role={role}", as_of, vintage, str(percent), status="derived")


def _together(columns: list[Changes]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Return the values of several columns at each day on which one of them was first seen.

    >>> list(_together([[("2024-01-15", 1)], [("2024-01-19", 4), ("2024-02-18", 5)]]))
    [('2024-01-19', (1, 4)), ('2024-02-18', (1, 5))]
    """
    for day in sorted({day for column in columns for day, _ in column}):
        known = [[value for seen, value in column if seen <= day] for column in columns]
        if all(known):
            yield day, tuple(values[-1] for values in known)


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables, and their days and checksums into its descriptor."""
    daily = json.loads((raw / "casualties_daily.json").read_text("utf-8"))
    history = json.loads((raw / "vintages_values_by_commit.json").read_text("utf-8"))
    write_files(pack, {name: _table(rows) for name, rows in build(daily, history).items()})


def _table(rows: Sequence[Row]) -> Table:
    keyed = (
        ({"metric": row.metric, "measure": row.measure, "entity": ENTITY, "scope": row.scope}, row.as_of)
        for row in rows
    )
    return csv_of(COLUMNS, (row.cells() for row in rows)), series_of(keyed)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
