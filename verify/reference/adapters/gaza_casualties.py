"""Rebuild the pack `gaza-casualties` from Tech for Palestine's daily series and its history.

In: a folder with `casualties_daily.json` and `vintages_values_by_commit.json`, and a pack whose descriptor
says in `refresh.map` which columns are `totals`, which are `roles` among the `whole`, and whose bulletins
they are (`sources`). Out: the pack's CSV files and the days and checksums in its descriptor. Run it again
after a new import:

    python -m verify.reference.adapters.gaza_casualties RAW_FOLDER reference_data/gaza-casualties
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from verify.reference.adapters.files import Table, csv_of, maps_of, series_of, write_files
from verify.reference.upstream_map import FormError, UpstreamMap

__all__ = ["COLUMNS", "Row", "build", "snapshot", "vintages", "write_pack"]

COLUMNS = ("metric", "measure", "entity", "scope", "as_of", "vintage", "value", "claimant", "status")

History = Mapping[str, list[list[object]]]  # "day|column" → [time first seen, value] in turn
Changes = list[tuple[str, int]]  # day first seen, value


class Row(Struct, frozen=True, order=True):
    """One row of a table of the pack, sorted by what it measures and then by day."""

    metric: str
    measure: str
    entity: str
    scope: str
    as_of: str
    vintage: str
    value: str
    claimant: str = ""
    status: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of the columns."""
        key = (self.metric, self.measure, self.entity, self.scope)
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


def build(daily: Iterable[Mapping[str, object]], history: History, said: UpstreamMap) -> dict[str, list[Row]]:
    """Return the rows of every table that the raw files give."""

    def seen(record: Mapping[str, object], column: str) -> Changes:
        return vintages(history[f"{record['report_date']}|{column}"])

    return _tables(daily, seen, said)


def snapshot(daily: Iterable[Mapping[str, object]], day: str, said: UpstreamMap) -> dict[str, list[Row]]:
    """Return the rows of every table as the series stands on a day; a slip is not left out: guards are for that.

    >>> said = {"entity": "x", "sources": {"mohtel": ""}, "totals": {"killed_cum": "killed"}, "whole": "killed_cum"}
    >>> record = {"report_date": "2024-04-26", "report_source": "mohtel", "killed_cum": 34356}
    >>> rows = snapshot([record], "2024-04-27", UpstreamMap(said))["daily.csv"]
    >>> [(row.metric, row.vintage, row.value) for row in rows]
    [('killed', '2024-04-27', '34356')]
    """
    roles = said.texts("roles")

    def seen(record: Mapping[str, object], column: str) -> Changes:
        value = record.get(column)
        return [] if value is None or (value == 0 and column in roles) else [(day, _whole(value))]

    return _tables(daily, seen, said)


def _whole(value: object) -> int:
    """Return a count, which is no other number and no text."""
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"{value!r} is no count"
        raise TypeError(message)
    return value


def _tables(
    daily: Iterable[Mapping[str, object]],
    seen_of: Callable[[Mapping[str, object], str], Changes],
    said: UpstreamMap,
) -> dict[str, list[Row]]:
    """Return the rows of every table; `seen_of` gives the values of one column of a day."""
    tables: dict[str, list[Row]] = {"daily.csv": [], "roles.csv": [], "shares.csv": []}
    columns = (*said.texts("totals"), *said.texts("roles"))
    sources, without = said.texts("sources"), said.words("without")
    for record in daily:
        source = str(record["report_source"])
        if source in without:
            continue
        if source not in sources:
            raise FormError(f"report_source {source!r} is new, and nothing says who that is")
        as_of = str(record["report_date"])
        seen = {column: seen_of(record, column) for column in columns}
        tables["daily.csv"].extend(_totals(as_of, seen, said, sources[source]))
        tables["roles.csv"].extend(_roles(as_of, seen, said))
        tables["shares.csv"].extend(_shares(as_of, seen, said))
    return {name: sorted(rows) for name, rows in tables.items()}


def _totals(as_of: str, seen: Mapping[str, Changes], said: UpstreamMap, claimant: str) -> Iterator[Row]:
    """Return the totals of one day."""
    for column, metric in said.texts("totals").items():
        for vintage, value in seen[column]:
            yield Row(metric, "level", said.text("entity"), "", as_of, vintage, str(value), claimant)


def _roles(as_of: str, seen: Mapping[str, Changes], said: UpstreamMap) -> Iterator[Row]:
    """Return the parts of the whole by role, and their sum where all were reported."""
    for column, role, key in _parts(said):
        for vintage, value in seen[column]:
            yield Row(*key, f"role={role}", as_of, vintage, str(value))
    parts = list(_parts(said))
    for vintage, counts in _together([seen[column] for column, _, _ in parts]):
        scope = f"role={'+'.join(role for _, role, _ in parts)}"
        yield Row(*parts[0][2], scope, as_of, vintage, str(sum(counts)), status="derived")


def _parts(said: UpstreamMap) -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    """Yield the column of each role, the role, and the metric, measure and entity of its rows."""
    key = (said.texts("totals")[said.text("whole")], "level", said.text("entity"))
    yield from ((column, role, key) for column, role in said.texts("roles").items())


def _shares(as_of: str, seen: Mapping[str, Changes], said: UpstreamMap) -> Iterator[Row]:
    """Return the percentage of each role, and of all, among the whole of the same day."""
    whole, roles = said.text("whole"), said.texts("roles")
    metric = said.texts("totals")[whole]
    for parts, role in [
        *(((column,), role) for column, role in roles.items()),
        (tuple(roles), "+".join(roles.values())),
    ]:
        for vintage, (total, *counts) in _together([seen[whole], *(seen[part] for part in parts)] if parts else []):
            if total == 0:
                continue
            percent = str((Decimal(100) * sum(counts) / total).quantize(Decimal("0.01")))
            key = (metric, "share", said.text("entity"))
            yield Row(*key, f"role={role}", as_of, vintage, percent, status="derived")


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
    (said,) = maps_of(pack)["daily.csv"]
    write_files(pack, {name: _table(rows) for name, rows in build(daily, history, said).items()})


def _table(rows: Sequence[Row]) -> Table:
    keyed = (
        ({"metric": row.metric, "measure": row.measure, "entity": row.entity, "scope": row.scope}, row.as_of)
        for row in rows
    )
    return csv_of(COLUMNS, (row.cells() for row in rows)), series_of(keyed)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
