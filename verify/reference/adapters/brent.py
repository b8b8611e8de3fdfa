"""Rebuild the pack `brent` from the daily spot prices of the US Energy Information Administration.

In: a folder with `brent-daily.csv`. Out: the pack's table, and the days and checksum in its descriptor:

    python -m verify.reference.adapters.brent RAW_FOLDER reference_data/brent
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.tidy import write_tables

__all__ = ["rows", "write_pack"]


def rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the price of a barrel on each day of trade.

    >>> rows(pl.DataFrame({"Date": ["2024-04-26", "2024-04-27"], "Price": ["88.21", ""]}))["value"].to_list()
    [88.21]
    """
    priced = frame.filter(pl.col("Price").is_not_null(), pl.col("Price") != "")
    return priced.select(
        metric=pl.lit("oil-price"),
        entity=pl.lit("brent"),
        as_of=pl.col("Date").str.to_date(),
        value=pl.col("Price").cast(pl.Float64),
    ).sort("as_of")


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's table."""
    write_tables(pack, {"daily.parquet": rows(pl.read_csv(raw / "brent-daily.csv", infer_schema=False))})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
