"""Rebuild the tables of a shipped pack from files of its upstreams, by the adapters that refresh it.

In: a pack, a file for each of its addresses, in their order, and the day on which what they hold was
seen, for tables that keep it. Out: its tables, and the days and checksums in its descriptor. It is how
the packs without a history are made:

    python -m verify.refresh.rebuild reference_data/brent brent-daily.csv
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from verify.reference.adapters.tidy import write_tables
from verify.reference.descriptor import parse_descriptor
from verify.reference.folder import DESCRIPTOR
from verify.refresh.came import addresses, plans_of, rows_for
from verify.refresh.download import Download
from verify.refresh.merge import key_of
from verify.refresh.tables import typed

__all__ = ["rebuild"]


def rebuild(pack: Path, files: Sequence[Path], seen: str = "") -> None:
    """Write the tables of a pack that have an upstream, sorted by their keys."""
    descriptor = parse_descriptor((pack / DESCRIPTOR).read_bytes(), f"{pack.name}/{DESCRIPTOR}")
    came = {url: Download((file.read_bytes(),), {}) for url, file in zip(addresses(descriptor), files, strict=True)}
    tables = {}
    for resource in descriptor.resources:
        if plans_of(resource):
            fields = resource.table.fields
            rows = [
                dict.fromkeys((field.name for field in fields), "") | dict(row)
                for row in rows_for(resource, came, seen)
            ]
            tables[resource.path] = typed(sorted(rows, key=lambda row: key_of(row, resource.table.primary_key)), fields)
    write_tables(pack, tables)


if __name__ == "__main__":
    rebuild(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
