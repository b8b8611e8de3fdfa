"""Rebuild the pack `ecb-rates` from the reference rates of the European Central Bank.

In: a folder with `eurofxref-hist.csv`. Out: the pack's table, and the days and checksum in its descriptor:

    python -m verify.reference.adapters.ecb_rates RAW_FOLDER reference_data/ecb-rates
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.tidy import write_tables

__all__ = ["rows", "write_pack"]

NONE = ("N/A", "")


def rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the units of each currency that one euro bought on each day; the columns are read as text.

    >>> rows(pl.DataFrame({"Date": ["2024-04-26"], "USD": ["1.0714"], "RUB": ["N/A"]}))["entity"].to_list()
    ['usd']
    """
    currencies = [name for name in frame.columns if len(name) == 3 and name.isupper()]  # noqa: PLR2004 - ISO 4217
    long = frame.unpivot(currencies, index=["Date"], variable_name="unit").filter(~pl.col("value").is_in(NONE))
    return long.select(
        metric=pl.lit("euro-rate"),
        entity=pl.col("unit").str.to_lowercase(),
        as_of=pl.col("Date").str.to_date(),
        value=pl.col("value").cast(pl.Float64),
        unit=pl.col("unit"),
    ).sort("entity", "as_of")


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's table."""
    write_tables(pack, {"daily.parquet": rows(pl.read_csv(raw / "eurofxref-hist.csv", infer_schema=False))})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
