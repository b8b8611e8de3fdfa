"""Rebuild the pack `russian-losses-ukraine` from the daily figures of the General Staff of Ukraine.

In: a folder with `russia_losses_personnel.json`. Out: the pack's table, and the days and checksum in
its descriptor:

    python -m verify.reference.adapters.russian_losses RAW_FOLDER reference_data/russian-losses-ukraine
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from verify.reference.adapters.tidy import write_tables

__all__ = ["rows", "write_pack"]


def rows(records: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Return the running total of each day; prisoners, a column that ends in 2022, are left out.

    >>> rows([{"date": "2022-02-25", "day": 2, "personnel": 2800, "personnel*": "about", "POW": 0}])["value"].to_list()
    [2800]
    """
    days = [(str(record["date"]), int(str(record["personnel"]))) for record in records]
    frame = pl.DataFrame(days, schema={"as_of": pl.String, "value": pl.Int64}, orient="row").sort("as_of")
    return frame.select(
        metric=pl.lit("losses"), entity=pl.lit("ru"), as_of=pl.col("as_of").str.to_date(), value=pl.col("value")
    )


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's table."""
    write_tables(pack, {"daily.csv": rows(json.loads((raw / "russia_losses_personnel.json").read_text("utf-8")))})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
