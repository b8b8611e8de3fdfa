"""Rebuild the pack `co2` from the monthly means of Mauna Loa.

In: a folder with `co2-mm-mlo.csv`. Out: the pack's tables, and the days and checksums in its descriptor:

    python -m verify.reference.adapters.co2 RAW_FOLDER reference_data/co2
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.tidy import write_tables

__all__ = ["monthly", "write_pack", "yearly"]

# The header of the file has one name too few, and "Interpolated" over what is adjusted for the season.
COLUMNS = ("month", "decimal", "average", "adjusted", "days", "deviation", "uncertainty")
FILLED = ("1958-06", "1958-10", "1964-02", "1964-03", "1964-04")  # gaps of the first years that the source fills in
NOT_MEASURED = 0.0  # uncertainty of later ones
MONTHS = 12


def monthly(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the mean of each month that was measured, on its last day; months that the source fills in are left out.

    >>> raw = pl.DataFrame({"month": ["1984-04", "1984-05"], "average": ["347.37", "347.77"]})
    >>> monthly(raw.with_columns(uncertainty=pl.Series(["0.00", "0.18"])))["as_of"].to_list()
    [datetime.date(1984, 5, 31)]
    """
    average, uncertainty = pl.col("average").cast(pl.Float64), pl.col("uncertainty").cast(pl.Float64)
    measured = frame.filter(average > 0, uncertainty != NOT_MEASURED, ~pl.col("month").is_in(FILLED))
    return measured.select(
        metric=pl.lit("co2"),
        entity=pl.lit("mauna-loa"),
        as_of=pl.format("{}-01", "month").str.to_date().dt.month_end(),
        value=average,
    ).sort("as_of")


def yearly(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the mean of each year of which every month was measured."""
    years = rows.group_by("metric", "entity", year=pl.col("as_of").dt.year()).agg(
        pl.col("value").mean().round(2), as_of=pl.col("as_of").max(), months=pl.len()
    )
    whole = years.filter(pl.col("months") == MONTHS)
    columns = ("metric", "entity", "scope", "as_of", "value")
    return whole.with_columns(scope=pl.lit("period=year")).select(columns).sort("as_of")


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables."""
    table = pl.read_csv(raw / "co2-mm-mlo.csv", has_header=False, skip_rows=1, new_columns=COLUMNS, infer_schema=False)
    rows = monthly(table)
    write_tables(pack, {"monthly.csv": rows, "yearly.csv": yearly(rows)})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
