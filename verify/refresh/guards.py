"""What a table must fulfil before it replaces another, beyond its schema.

In: the rows that came, and what a merge would add. Out: nothing, or a `RefreshError` that names the
first row that breaks a guard. The descriptor lists guards as `name` or `name=number`:

    rows=0.98           at least this part of the rows that were there must have come (1 where unsaid)
    maximum-step=0.2    a new value differs from that of the day before by at most this part of it
    maximum-revision=1  a revised value differs from what it revises by at most this part of it
    monotone            the newest values never fall (always where the table is `monotone`)
    primary-key         a key comes once (always)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from msgspec import Struct

from verify.errors import ReferenceDataError, RefreshError
from verify.refresh.merge import VINTAGE, Merged, key_of

__all__ = ["KEPT", "Guards", "check_came", "check_merged", "parse_guards"]

PRIMARY_KEY, MONOTONE = "primary-key", "monotone"
ROWS, STEP, REVISION = "rows", "maximum-step", "maximum-revision"
NUMBERED = (ROWS, STEP, REVISION)
DAY = "as_of"
KEPT = "nothing was changed; look at the source, and correct the pack's guards if this is right"

Row = Mapping[str, str]


class Guards(Struct, frozen=True):
    """The guards of one table."""

    rows: Decimal = Decimal(1)
    monotone: bool = False
    step: Decimal | None = None
    revision: Decimal | None = None


def parse_guards(words: Sequence[str], where: str, *, monotone: bool) -> Guards:
    """Read the guards that a descriptor lists.

    >>> parse_guards(["maximum-step=0.2"], "x", monotone=True)
    Guards(rows=Decimal('1'), monotone=True, step=Decimal('0.2'), revision=None)
    """
    numbers: dict[str, Decimal] = {}
    for word in words:
        name, sign, written = word.partition("=")
        if name in NUMBERED and sign:
            numbers[name] = _part(written, word, where)
        elif name == MONOTONE and not sign:
            monotone = True
        elif word not in {PRIMARY_KEY, ROWS}:
            known = ", ".join((PRIMARY_KEY, MONOTONE, *(f"{known}=NUMBER" for known in NUMBERED)))
            raise ReferenceDataError(where, f"{word!r} is no guard", f"use some of {known}")
    return Guards(numbers.get(ROWS, Decimal(1)), monotone, numbers.get(STEP), numbers.get(REVISION))


def _part(written: str, word: str, where: str) -> Decimal:
    """Read the number of a guard."""
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise ReferenceDataError(where, f"{word!r} has no number from 0", "write it as maximum-step=0.2")
    return number


def check_came(came: Sequence[Row], existing: Sequence[Row], keys: Sequence[str], guards: Guards, where: str) -> None:
    """Hold what came against what was there: each key once, and not fewer of them."""
    seen: set[tuple[str, ...]] = set()
    for row in came:
        key = key_of(row, keys)
        if key in seen:
            raise RefreshError(where, f"{' '.join(filter(None, key))} comes twice", KEPT)
        seen.add(key)
    before = len({key_of(row, keys) for row in existing})
    if len(seen) < guards.rows * before:
        raise RefreshError(where, f"{len(seen)} rows came where {before} were before", KEPT)


def check_merged(merged: Merged, keys: Sequence[str], guards: Guards, where: str) -> None:
    """Hold what is new against its neighbours."""
    for change in merged.changes:
        if change.before is not None and guards.revision is not None:
            _close(change.row, change.before, guards.revision, where)
    if DAY not in keys or not (guards.monotone or guards.step is not None):
        return
    new = {id(change.row) for change in merged.changes}
    for series in _by_series(merged, keys):
        for earlier, later in pairwise(series):
            if id(later) in new or id(earlier) in new:
                _beside(earlier, later, guards, where)


def _by_series(merged: Merged, keys: Sequence[str]) -> Iterator[list[Row]]:
    """Return the newest rows of every series that changed, by day."""
    changed = {_of(change.row, keys) for change in merged.changes}
    newest: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in merged.rows:
        if (name := _of(row, keys)) in changed:
            days = newest.setdefault(name, {})
            if row.get(VINTAGE, "") >= days.get(row[DAY], {}).get(VINTAGE, ""):
                days[row[DAY]] = row
    for days in newest.values():
        yield [days[day] for day in sorted(days)]


def _of(row: Row, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the series of a row."""
    return key_of(row, [name for name in keys if name != DAY])


def _beside(earlier: Row, later: Row, guards: Guards, where: str) -> None:
    """Hold the figures of two days, one of them new, against each other."""
    if guards.monotone and _value(later) < _value(earlier):
        found = f"{_shown(later)} is lower than {_shown(earlier)}, and this series never falls"
        raise RefreshError(where, found, KEPT)
    if guards.step is not None:
        _close(later, earlier, guards.step, where)


def _close(row: Row, other: Row, most: Decimal, where: str) -> None:
    """Refuse a value that is too far from another."""
    value, before = _value(row), _value(other)
    if abs(value - before) > most * abs(before):
        raise RefreshError(where, f"{_shown(row)} differs from {_shown(other)} by more than {most} of it", KEPT)


def _value(row: Row) -> Decimal:
    """Return the figure of a row; the schema complains of one that is none."""
    try:
        return Decimal(row.get("value") or row.get("low") or "0")
    except InvalidOperation:
        return Decimal(0)


def _shown(row: Row) -> str:
    """Return a row as a message shows it."""
    parts = (row.get(name, "") for name in ("metric", "entity", "scope", DAY))
    return f"{' '.join(filter(None, parts))}: {row.get('value') or row.get('low') or 'nothing'}"
