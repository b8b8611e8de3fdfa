"""Rebuild the pack `global-temperature` from the yearly anomalies of two institutes.

In: a folder with `global-temp-annual.csv`. Out: the pack's tables, and the days and checksums in its
descriptor. An anomaly means nothing without its baseline, so that each baseline is a metric of its own:

    python -m verify.reference.adapters.global_temperature RAW_FOLDER reference_data/global-temperature
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.tidy import write_tables

__all__ = ["METRICS", "rows", "write_pack"]

METRICS = {  # upstream's name of the source → table, metric
    "GISTEMP": ("gistemp.csv", "temperature-above-1951-1980"),
    "gcag": ("hadcrut.csv", "temperature-above-1961-1990"),  # named for NOAA upstream, but the figures are HadCRUT5's
}


def rows(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    """Return the anomalies of one source, on the last day of each year.

    >>> rows(pl.DataFrame({"Source": ["GISTEMP"], "Year": ["2023"], "Mean": ["1.1692"]}), "GISTEMP")["value"].to_list()
    [1.1692]
    """
    own = frame.filter(pl.col("Source") == source)
    return own.select(
        metric=pl.lit(METRICS[source][1]),
        entity=pl.lit("world"),
        as_of=pl.format("{}-12-31", "Year").str.to_date(),
        value=pl.col("Mean").cast(pl.Float64),
    ).sort("as_of")


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables."""
    frame = pl.read_csv(raw / "global-temp-annual.csv", infer_schema=False)
    write_tables(pack, {table: rows(frame, source) for source, (table, _) in METRICS.items()})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
