"""Rebuild the pack `lebanon-casualties` from Tech for Palestine's series of the ministry's reports.

In: a folder with `lebanon_casualties_daily.json`. Out: one table for each count that the ministry
began at zero, and the days and checksums in the pack's descriptor. Run it again after a new import:

    python -m verify.reference.adapters.lebanon_casualties RAW_FOLDER reference_data/lebanon-casualties
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from verify.reference.adapters.plain_series import Row, filled, write_tables

__all__ = ["build", "write_pack"]

ENTITY = "lb"
MINISTRY = "moph_lb"
COUNTS = {"killed_cum_reported": "killed", "injured_cum_reported": "injured"}


def build(daily: Iterable[Mapping[str, object]]) -> dict[str, list[Row]]:
    """Return the rows of every phase; the total over both, which nobody reported, is not used."""
    phases: dict[str, dict[str, list[tuple[date, int]]]] = {}
    for record in daily:
        if record["report_source"] != MINISTRY:
            continue
        for column, metric in COUNTS.items():
            value = record.get(column)
            if isinstance(value, int):
                reported = (date.fromisoformat(str(record["report_date"])), value)
                phases.setdefault(f"phase-{record['phase']}.csv", {}).setdefault(metric, []).append(reported)
    return {
        name: sorted(row for metric, reports in metrics.items() for row in filled((metric, ENTITY, ""), reports))
        for name, metrics in phases.items()
    }


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables, and their days and checksums into its descriptor."""
    write_tables(pack, build(json.loads((raw / "lebanon_casualties_daily.json").read_text("utf-8"))))


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
