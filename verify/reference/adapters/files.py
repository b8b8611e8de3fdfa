"""Write the files of a pack's tables, and their days and checksums into its descriptor.

In: a pack's folder, and for each of its tables the bytes and what the descriptor lists of its series.
All adapters that rebuild a pack share it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from verify.reference.descriptor import parse_descriptor
from verify.reference.upstream_map import UpstreamMap

__all__ = ["Table", "csv_of", "maps_of", "series_of", "write_files"]

Table = tuple[bytes, Sequence[Mapping[str, object]]]  # what the file holds, and its series


def write_files(pack: Path, tables: Mapping[str, Table]) -> None:
    """Write tables by file name; a table without a list of series keeps what its descriptor says of them."""
    path = pack / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    for name, (content, series) in tables.items():
        (pack / name).write_bytes(content)
        resources[name]["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if series:
            resources[name]["verify:reference"]["series"] = series
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")


def maps_of(pack: Path) -> dict[str, list[UpstreamMap]]:
    """Return, for each table with an upstream, what its descriptor says of each address, by file name."""
    tables = parse_descriptor((pack / "datapackage.json").read_bytes(), f"{pack.name}/datapackage.json").resources
    return {
        table.path: [UpstreamMap(plan.map) for plan in table.block.refresh] for table in tables if table.block.refresh
    }


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    r"""Return a table as CSV.

    >>> csv_of(("a", "b"), [("1", "2,5")])
    b'a,b\n1,"2,5"\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def series_of(rows: Iterable[tuple[Mapping[str, str], str]]) -> list[dict[str, str]]:
    """Return what the descriptor says of each series, from the key and the day of each row.

    >>> series_of([({"metric": "beds", "scope": ""}, "2024-01-02"), ({"metric": "beds", "scope": ""}, "2024-01-01")])
    [{'metric': 'beds', 'first': '2024-01-01', 'last': '2024-01-02'}]
    """
    days: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for key, as_of in rows:
        days.setdefault(tuple((name, value) for name, value in key.items() if value), []).append(as_of)
    return [dict(key) | {"first": min(seen), "last": max(seen)} for key, seen in days.items()]
