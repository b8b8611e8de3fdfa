"""Rebuild the pack `west-bank-casualties` from Tech for Palestine's daily series.

In: a folder with `west_bank_daily.json`. Out: the pack's CSV files and the days and checksums in
its descriptor. Run it again after a new import:

    python -m verify.reference.adapters.west_bank_casualties RAW_FOLDER reference_data/west-bank-casualties
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from verify.reference.adapters.plain_series import Row, filled, write_tables

__all__ = ["build", "write_pack"]

ENTITY = "west-bank"
COUNTS = {
    "killed_cum": ("killed", ""),
    "killed_children_cum": ("killed", "role=child"),
    "injured_cum": ("injured", ""),
    "injured_children_cum": ("injured", "role=child"),
}
REPORTED = "un"  # a flash update was published; other days are filled in


def build(daily: Iterable[Mapping[str, object]]) -> dict[str, list[Row]]:
    """Return the counts of flash updates; the verified database is filled later, nobody knows when.

    >>> build([{"report_date": "2023-10-08", "flash_source": "fill", "killed_cum": 7}])["flash.csv"]
    []
    """
    flash = [(str(record["report_date"]), record) for record in daily if record.get("flash_source") == REPORTED]
    return {"flash.csv": _rows(flash)}


def _rows(records: Iterable[tuple[str, Mapping[str, object]]]) -> list[Row]:
    """Return the rows of one source."""
    reports: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for day, record in records:
        for column, key in COUNTS.items():
            value = record.get(column)
            if isinstance(value, int):
                reports.setdefault(key, []).append((date.fromisoformat(day), value))
    return sorted(row for (metric, scope), found in reports.items() for row in filled((metric, ENTITY, scope), found))


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables, and their days and checksums into its descriptor."""
    write_tables(pack, build(json.loads((raw / "west_bank_daily.json").read_text("utf-8"))))


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
