"""A pack with new tables: its descriptor brought in line with them.

In: the descriptor's JSON, and the rows of each table that changed. Out: the bytes of every file of
the pack: checksums, the list of series and the version are those of the new tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from verify.reference.folder import DESCRIPTOR, Source
from verify.reference.table_schema import Field
from verify.refresh.merge import VINTAGE
from verify.refresh.tables import table_bytes

__all__ = ["fields_with_vintage", "files_of", "series_of"]

Rows = list[dict[str, str]]
SERIES = ("metric", "measure", "entity", "scope")


def fields_with_vintage(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return the columns of a table that keeps when a value was first seen.

    >>> [field.name for field in fields_with_vintage((Field("as_of", "date"), Field("value", "number")))]
    ['as_of', 'value', 'vintage']
    """
    if any(field.name == VINTAGE for field in fields):
        return tuple(fields)
    return (*fields, Field(VINTAGE, "date"))


def files_of(source: Source, descriptor: dict[str, Any], tables: Mapping[str, Rows], today: date) -> dict[str, bytes]:
    """Return every file of a pack whose tables, by resource name, were made anew."""
    files: dict[str, bytes] = {}
    for resource, known in zip(descriptor["resources"], source.descriptor.resources, strict=True):
        content = source.files[known.name]
        if known.name in tables:
            rows = tables[known.name]
            fields = known.table.fields
            if rows and VINTAGE in rows[0] and VINTAGE not in {field.name for field in fields}:
                fields = fields_with_vintage(fields)
                _add_vintage(resource)
            content = table_bytes(rows, known.path, fields)
            if known.block.shape == "series":
                resource["verify:reference"]["series"] = series_of(rows)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        resource.pop("bytes", None)
        files[known.path] = content
    if tables:
        descriptor["version"] = f"{today.year}.{today.month}.{today.day}"
    files[DESCRIPTOR] = json.dumps(descriptor, ensure_ascii=False, indent=2).encode() + b"\n"
    return files


def _add_vintage(resource: dict[str, Any]) -> None:
    """Say in a descriptor that the table has vintages now."""
    schema = resource["schema"]
    schema["fields"].append({"name": VINTAGE, "type": "date"})
    key = schema.get("primaryKey")
    if key:
        schema["primaryKey"] = [*([key] if isinstance(key, str) else key), VINTAGE]
    resource["verify:reference"]["vintages"] = "first_seen"


def series_of(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return what a descriptor says of the series in a table.

    >>> series_of([{"metric": "killed", "entity": "x", "as_of": "2024-01-01"}])
    [{'metric': 'killed', 'entity': 'x', 'first': '2024-01-01', 'last': '2024-01-01'}]
    """
    days: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        key = tuple(row.get(name, "") for name in SERIES)
        seen = days.setdefault(key, [row["as_of"], row["as_of"]])
        seen[0], seen[1] = min(seen[0], row["as_of"]), max(seen[1], row["as_of"])
    return [
        {name: part for name, part in zip(SERIES, key, strict=True) if part} | {"first": first, "last": last}
        for key, (first, last) in days.items()
    ]
