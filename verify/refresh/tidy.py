"""Records of an upstream in, rows of a pack's table out, as `refresh.map` in the descriptor says.

`columns` names each column (upstream → table); where two or more are `value`, each is a metric of
its own and `metrics` says which (upstream → metric). `constant` holds what every row has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from verify.refresh.decode import FormError, number
from verify.refresh.formats import Row, Wanted

__all__ = ["a_day", "tidy"]

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
YEAR = re.compile(r"-?\d{1,4}")
NUMBERS = frozenset({"value", "low", "high"})


def tidy(records: Iterable[Mapping[str, str]], wanted: Wanted) -> Iterator[Row]:
    """Turn records into rows; one without a value, or of an entity that the map leaves out, is none."""
    said = wanted.said
    columns, metrics, constant, entity_of = (
        said.texts("columns"), said.texts("metrics"), said.texts("constant"), said.entities(),
    )  # fmt: skip
    if not columns:
        raise FormError("refresh.map.columns is missing")
    shared = {name: column for name, column in columns.items() if name not in metrics}
    for count, record in enumerate(records, start=1):
        missing = [name for name in columns if name not in record]
        if missing:
            raise FormError(f"record {count}: no {missing[0]!r}")
        row = dict(constant)
        for name, column in shared.items():
            row[column] = _cell(column, record[name], count)
        if "entity" in shared.values():
            entity = entity_of(row["entity"])
            if entity is None:
                continue
            row["entity"] = entity
        parts = [{"metric": metric, "value": _cell("value", record[name], count)} for name, metric in metrics.items()]
        for part in parts or [{}]:
            whole = {**row, **part}
            if any(whole.get(column) for column in NUMBERS):
                yield whole


def _cell(column: str, written: str, count: int) -> str:
    """Return a cell of the table."""
    try:
        if column in NUMBERS:
            return number(written)
        return a_day(written) if column == "as_of" else written.strip()
    except FormError as error:
        raise FormError(f"record {count}: {column}: {error}") from error


def a_day(written: str) -> str:
    """Return a day; a year stands for its last day.

    >>> a_day("2024-04-26T00:00:00"), a_day("2023")
    ('2024-04-26', '2023-12-31')
    """
    text = written.strip()
    if (found := DAY.fullmatch(text)) is not None:
        return "-".join(found.groups())
    if YEAR.fullmatch(text) is not None and int(text) > 0:
        return f"{int(text):04d}-12-31"
    raise FormError(f"{written!r} is no day")
