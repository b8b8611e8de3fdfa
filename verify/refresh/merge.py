"""What came beside what was there: new rows are added, revised values as later vintages, nothing is lost.

In: the rows of a table, those that an upstream sent, and the day. Out: all rows in order, and what
is new in them.

A second change within a day is dated the day after, so that both stay; `first_seen` may be late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

__all__ = ["VINTAGE", "Change", "Merged", "key_of", "keys_of", "merge", "same", "still", "with_history"]

Rows = list[dict[str, str]]
Key = tuple[str, ...]

VINTAGE = "vintage"
FIGURES = ("value", "low", "high")
SERIES = ("metric", "measure", "entity", "scope", "as_of")


class Change(Struct, frozen=True):
    """A row that is new, and the row that it revises, if it revises one."""

    row: Mapping[str, str]
    before: Mapping[str, str] | None


class Merged(Struct, frozen=True):
    """A table after a refresh."""

    rows: Rows
    changes: tuple[Change, ...]
    kept: int  # rows that an upstream tells otherwise in a table without vintages; what is filled stays
    dropped: int = 0  # rows that were taken away before, because the upstream gives their key no more


def keys_of(primary_key: Sequence[str], columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that say what a row is about, whenever it was seen.

    >>> keys_of(("metric", "entity", "as_of", "vintage"), ())
    ('metric', 'entity', 'as_of')
    """
    known = set(columns)
    return tuple(name for name in primary_key if name != VINTAGE) or tuple(name for name in SERIES if name in known)


def merge(
    existing: Sequence[dict[str, str]],
    came: Iterable[Mapping[str, str]],
    keys: Sequence[str],
    columns: Sequence[str],
    today: date,
) -> Merged:
    """Add what is new to a table that has these columns.

    >>> old = [{"as_of": "2024-04-25", "vintage": "2024-04-25", "value": "77229"}]
    >>> merged = merge(old, [{"as_of": "2024-04-25", "value": "77293"}], ["as_of"], tuple(old[0]), date(2024, 4, 26))
    >>> [(row["vintage"], row["value"]) for row in merged.rows]
    [('2024-04-25', '77229'), ('2024-04-26', '77293')]
    """
    newest = _newest(existing, keys)
    added: list[Change] = []
    whole: Rows = list(existing)
    kept = 0
    for part in came:
        before = newest.get(key_of(part, keys))
        if before is not None and VINTAGE not in columns:
            row = _completed(before, part)
            kept += any(row[name] != cell for name, cell in part.items() if cell)
            if row == before:
                continue
            whole[next(at for at, other in enumerate(whole) if other is before)] = row
        elif before is not None and same(before, part):
            continue
        else:
            row = dict.fromkeys(columns, "") | dict(part)
            if VINTAGE in columns:
                row[VINTAGE] = _seen(before, today).isoformat()
            whole.append(row)
        added.append(Change(row, before))
        newest[key_of(row, keys)] = row
    order = [*keys, VINTAGE]
    return Merged(_sorted(existing, whole, order) if added else whole, tuple(added), kept)


def still(existing: Rows, came: Iterable[Mapping[str, str]], keys: Sequence[str]) -> Rows:
    """Return the rows whose key came again, for a table in which another row can make one untrue.

    >>> still([{"event": "a"}, {"event": "b"}], [{"event": "b"}], ["event"])
    [{'event': 'b'}]
    """
    known = {key_of(row, keys) for row in came}
    return [row for row in existing if key_of(row, keys) in known]


def _newest(rows: Iterable[dict[str, str]], keys: Sequence[str]) -> dict[Key, dict[str, str]]:
    """Return the newest vintage of every row by its key."""
    newest: dict[Key, dict[str, str]] = {}
    for row in rows:
        key = key_of(row, keys)
        if key not in newest or row.get(VINTAGE, "") >= newest[key].get(VINTAGE, ""):
            newest[key] = row
    return newest


def _completed(before: Mapping[str, str], part: Mapping[str, str]) -> dict[str, str]:
    """Fill what was empty in a row without vintages, such as the last day of an office.

    >>> _completed({"person": "a", "end": ""}, {"person": "b", "end": "2024-08-21"})
    {'person': 'a', 'end': '2024-08-21'}
    """
    return {name: cell or part.get(name, "") for name, cell in before.items()}


def _seen(before: Mapping[str, str] | None, today: date) -> date:
    """Return the day on which a value is first seen: today, and after the value that it revises."""
    if before is None or not before.get(VINTAGE):
        return today
    return max(today, date.fromisoformat(before[VINTAGE]) + timedelta(days=1))


def with_history(shipped: Rows, refreshed: Rows, keys: Sequence[str]) -> Rows:
    """Add to a newer pack what an older one of it had gathered: rows that it lacks.

    >>> with_history([{"as_of": "a", "value": "1"}], [{"as_of": "b", "value": "2"}], ["as_of"])
    [{'as_of': 'a', 'value': '1'}, {'as_of': 'b', 'value': '2'}]
    """
    if not shipped or not refreshed or shipped[0].keys() != refreshed[0].keys():
        return shipped
    vintages = VINTAGE in shipped[0]
    seen = {(*key_of(row, keys), row.get(VINTAGE)) for row in shipped}
    values = {(*key_of(row, keys), *_figures(row)) for row in shipped}
    more = [
        row
        for row in refreshed
        if (*key_of(row, keys), row.get(VINTAGE)) not in seen
        and (not vintages or (*key_of(row, keys), *_figures(row)) not in values)
    ]
    return _sorted(shipped, [*shipped, *more], [*keys, VINTAGE])


def same(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two rows give the same figure.

    >>> same({"value": "7.80"}, {"value": "7.8"})
    True
    """
    return _figures(row) == _figures(other)


def _figures(row: Mapping[str, str]) -> tuple[object, ...]:
    """Return the figures of a row, as numbers where they are."""
    return tuple(_number(row.get(name, "")) for name in FIGURES)


def _number(text: str) -> object:
    """Return a number, or the text as it stands; a table of Parquet keeps no more digits than a float."""
    try:
        return float(text) if text else ""
    except ValueError:
        return text


def key_of(row: Mapping[str, str], keys: Sequence[str]) -> Key:
    """Return what a row is about; a measure that is not named is the level."""
    return tuple(row.get(name, "") or ("level" if name == "measure" else "") for name in keys)


def _sorted(before: Sequence[Mapping[str, str]], rows: Rows, order: Sequence[str]) -> Rows:
    """Keep a table sorted that was sorted; in another one, new rows come last."""
    placed = [key_of(row, order) for row in before]
    return sorted(rows, key=lambda row: key_of(row, order)) if placed == sorted(placed) else rows
