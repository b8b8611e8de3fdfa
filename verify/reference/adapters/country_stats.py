"""Rebuild the pack `country-stats` from tables of the World Bank, and rank the countries of each year.

In: a folder with `population.csv`, `gdp.csv` and `inflation-gdp-deflator.csv`. Out: the pack's tables,
and the days and checksums in its descriptor:

    python -m verify.reference.adapters.country_stats RAW_FOLDER reference_data/country-stats
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.countries import BY_CODE, EUROPEAN_UNION, WORLD
from verify.reference.adapters.tidy import write_tables

__all__ = ["figures", "ranks", "write_pack"]

WHOLES = {"WLD": WORLD, "EUU": EUROPEAN_UNION}  # never ranked; other regions and income groups are left out
TABLES = {  # raw file → table, metric, day of the year, decimals
    "population.csv": ("population", "population", "07-01", 0),
    "gdp.csv": ("gdp", "gdp", "12-31", 0),
    "inflation-gdp-deflator.csv": ("deflator", "gdp-deflator", "12-31", 4),
}
# Populations that sources give as far apart as a tenth: other borders, no census for decades, flight from a war.
UNSURE = frozenset({"cy", "er", "lb", "md", "ps", "ss", "sy", "ua", "ve"})
# table → relative distance from which one of two is surely ahead, places that are ranked (Taiwan is not in the data)
RANKED = {"population": (0.02, 50), "gdp": (0.03, 20)}


def figures(frame: pl.DataFrame, metric: str, day: str, decimals: int) -> pl.DataFrame:
    """Return the rows of one indicator; the columns are name, code, year, value, as text.

    >>> raw = pl.DataFrame({"Name": ["France", "Euro area"], "Code": ["FRA", "EMU"], "Year": ["2022"] * 2})
    >>> figures(raw.with_columns(Value=pl.lit("68000000")), "population", "07-01", 0).rows()
    [('population', 'fr', datetime.date(2022, 7, 1), 68000000)]
    """
    _, code, year, value = frame.columns
    number = pl.col(value).cast(pl.Float64).round(decimals)
    rows = frame.select(
        metric=pl.lit(metric),
        entity=pl.col(code).replace_strict({**BY_CODE, **WHOLES}, default=None, return_dtype=pl.String),
        as_of=pl.format("{}-{}", year, pl.lit(day)).str.to_date(),
        value=number if decimals else number.cast(pl.Int64),
    )
    return rows.drop_nulls().sort("entity", "as_of")


def ranks(rows: pl.DataFrame, near: float, places: int) -> pl.DataFrame:
    """Rank the countries of each year, the largest first, as far as the first places.

    Two figures that lie closer together than `near` may change places with the next revision: a rank is an
    interval from the countries that are surely ahead to those that are surely not behind. A year for which one
    of the countries now in the first places has no figure is not ranked.
    """
    countries = rows.filter(~pl.col("entity").is_in(sorted(WHOLES.values()))).sort("as_of", "value")
    latest = countries.filter(pl.col("as_of") == pl.col("as_of").max())
    great = set(latest.top_k(places, by="value")["entity"])
    found = []
    for _, year in countries.group_by("as_of", maintain_order=True):
        if great <= set(year["entity"]):
            values = year["value"].to_list()
            ahead = [sum(other * (1 - near) > own for other in values) for own in values]
            level = [sum(other * (1 + near) >= own for other in values) for own in values]
            found.append(year.with_columns(low=pl.Series(ahead, dtype=pl.Int64) + 1, high=pl.Series(level)))
    ranked = pl.concat(found).filter(pl.col("high") <= places)
    columns = ("metric", "measure", "entity", "as_of", "low", "high")
    return ranked.with_columns(measure=pl.lit("rank")).select(columns).sort("entity", "as_of")


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables."""
    tables = {}
    for file, (name, metric, day, decimals) in TABLES.items():
        rows = figures(pl.read_csv(raw / file, infer_schema=False), metric, day, decimals)
        unsure = sorted(UNSURE) if metric == "population" else []
        tables[f"{name}.parquet"] = rows.filter(~pl.col("entity").is_in(unsure))
        if name in RANKED:
            tables[f"{name}-ranks.parquet"] = ranks(rows, *RANKED[name])
    write_tables(pack, tables)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
