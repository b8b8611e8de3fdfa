"""Rebuild the pack `country-stats` from tables of the World Bank, and rank the countries of each year.

In: a folder with `population.csv`, `gdp.csv` and `inflation-gdp-deflator.csv`, and a pack whose
descriptor says in `refresh.map` what each table takes of them. Out: the pack's tables, and the days
and checksums in its descriptor:

    python -m verify.reference.adapters.country_stats RAW_FOLDER reference_data/country-stats
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from verify.reference.adapters.files import maps_of
from verify.reference.adapters.tidy import write_tables
from verify.reference.upstream_map import UpstreamMap

__all__ = ["table", "write_pack"]

RAW = {  # metric → raw file
    "population": "population.csv",
    "gdp": "gdp.csv",
    "gdp-deflator": "inflation-gdp-deflator.csv",
}


def table(frame: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Return the rows of one table: figures, or ranks where the map says how. Columns: name, code, year, value as text.

    >>> raw = pl.DataFrame({"Name": ["France", "Euro area"], "Code": ["FRA", "EMU"], "Year": ["2022"] * 2})
    >>> said = {"metric": "population", "day": "07-01", "decimals": 0, "entities": {"FRA": "fr"}}
    >>> table(raw.with_columns(Value=pl.lit("68000000")), UpstreamMap(said)).rows()
    [('population', 'fr', datetime.date(2022, 7, 1), 68000000)]
    """
    rows = _figures(frame, said)
    if "rank" not in said.values:
        return rows.filter(~pl.col("entity").is_in(list(said.words("unsure"))))
    rank = said.group("rank")
    countries = rows.filter(~pl.col("entity").is_in(list(rank.words("wholes"))))
    return _ranks(countries, rank)


def _figures(frame: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Return the rows of one indicator, of the entities that the map names."""
    _, code, year, value = frame.columns
    decimals = int(said.number("decimals"))
    number = pl.col(value).cast(pl.Float64).round(decimals)
    rows = frame.select(
        metric=pl.lit(said.text("metric")),
        entity=pl.col(code).replace_strict(said.texts("entities"), default=None, return_dtype=pl.String),
        as_of=pl.format("{}-{}", year, pl.lit(said.text("day"))).str.to_date(),
        value=number if decimals else number.cast(pl.Int64),
    )
    return rows.drop_nulls().sort("entity", "as_of")


def _ranks(rows: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Rank the countries of each year, the largest first, as far as the first places.

    Two figures that lie close together may change places with the next revision: a rank is an interval from the
    countries that are surely ahead to those that are surely not behind. A year for which one of the countries
    now in the first places has no figure is not ranked.
    """
    countries, places = rows.sort("as_of", "value"), int(said.number("places"))
    latest = countries.filter(pl.col("as_of") == pl.col("as_of").max())
    great = set(latest.top_k(places, by="value")["entity"])
    found = []
    for _, year in countries.group_by("as_of", maintain_order=True):
        if great <= set(year["entity"]):
            values = year["value"].to_list()
            ends = [_place(own, values, said) for own in values]
            low, high = (pl.Series([each[at] for each in ends], dtype=pl.Int64) for at in (0, 1))
            found.append(year.with_columns(low=low, high=high))
    ranked = (
        pl.concat(found).filter(pl.col("high") <= places) if found else countries.clear().with_columns(low=0, high=0)
    )
    columns = ("metric", "measure", "entity", "as_of", "low", "high")
    return ranked.with_columns(measure=pl.lit("rank")).select(columns).sort("entity", "as_of")


def _place(own: float, every: list[float], said: UpstreamMap) -> tuple[int, int]:
    """Return the first and the last place that a figure may have among all of a year.

    One of two is surely ahead from the relative distance `near` on, behind the first `sure` places from `wide` on. A
    country that is in no table had at least `absent_least` and at most `absent_most` in these years.
    """
    near, sure = said.number("near"), said.number("sure", sys.maxsize)
    ends = _between(own, every, near)
    if ends[1] > sure:
        ends = _between(own, every, said.number("wide"))
    return ends[0] + (own < said.number("absent_least", 0)), ends[1] + (own <= said.number("absent_most", 0))


def _between(own: float, every: list[float], near: float) -> tuple[int, int]:
    return sum(other * (1 - near) > own for other in every) + 1, sum(other * (1 + near) >= own for other in every)


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables."""
    tables = {}
    for path, (said,) in maps_of(pack).items():
        tables[path] = table(pl.read_csv(raw / RAW[said.text("metric")], infer_schema=False), said)
    write_tables(pack, tables)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
