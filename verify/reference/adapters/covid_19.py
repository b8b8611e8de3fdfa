"""Rebuild the pack `covid-19` from the series of Johns Hopkins CSSE, its history, and that of Italy.

In: a folder with the history of `countries-aggregated.csv`, the last state of CSSE and Italy's own
series, and a pack whose descriptor says in `refresh.map` which entity a name of CSSE is. Out: the
pack's tables, and the days and checksums in its descriptor:

    python -m verify.reference.adapters.covid_19 RAW_FOLDER reference_data/covid-19
"""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from verify.reference.adapters.files import maps_of
from verify.reference.adapters.tidy import write_tables
from verify.reference.upstream_map import UpstreamMap

__all__ = ["LAST_STATE", "history", "italy", "joined", "wide", "write_pack"]

DEATHS, CASES = "covid-deaths", "covid-cases"
COLUMNS = {"Confirmed": CASES, "Deaths": DEATHS}
FIRST_IMPORT = date(2020, 9, 3)  # the version before has day and month exchanged
LAST_STATE = date(2023, 3, 10)  # the day on which CSSE stopped
COPY = "CSSE at Johns Hopkins University, last state of March 2023, in a copy by InsightVanta"
GONE = timedelta(days=30)  # without any new value at the end of the history: the source lists the place no more
PARTS = ("Province/State", "Country/Region", "Lat", "Long")
KEY = ("metric", "entity", "as_of")
SCHEMA = ("metric", "entity", "as_of", "vintage", "value", "source")


def history(frame: pl.DataFrame, state: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Return each value with the day on which it was first seen; the world is the sum of all that was known.

    The frame has a row for each value that is new or changed: Date, Country, Confirmed, Deaths, vintage. Of two
    rows for one day in one version the lower is taken: the other is of the day with day and month exchanged. A
    value that such an exchange made look known before has no row; `state`, the version at the end of the
    history, gives those that were never changed.
    """
    dated = frame.with_columns(pl.col("Date", "vintage").str.to_date())
    known = dated.filter(pl.col("vintage") >= FIRST_IMPORT).sort("Confirmed")
    known = known.unique(["Date", "Country", "vintage"], keep="first", maintain_order=True)
    lost = state.select("Date", "Country", *COLUMNS).with_columns(pl.col("Date").str.to_date())
    lost = lost.join(known, on=["Date", "Country"], how="anti").with_columns(vintage=pl.lit(FIRST_IMPORT))
    whole = pl.concat([known.select(lost.columns), lost])
    tidy = whole.unpivot(list(COLUMNS), index=["Country", "Date", "vintage"], variable_name="metric").select(
        pl.col("metric").replace_strict(COLUMNS),
        name=pl.col("Country"),
        as_of=pl.col("Date"),
        vintage=pl.col("vintage"),
        value=pl.col("value"),
    )
    places = _placed(tidy, said)
    world = _world(tidy).join(_complete(tidy), on="as_of", how="left").with_columns(entity=pl.lit(said.text("whole")))
    world = world.filter((pl.col("vintage") >= pl.col("complete")).fill_null(value=True))
    return pl.concat([_changes(places.drop("name")), _changes(world)])


def _complete(tidy: pl.DataFrame) -> pl.DataFrame:
    """Return, for each day before the first import, from which vintage on every place that it has is known."""
    first = tidy.filter(pl.col("vintage") == FIRST_IMPORT)["name"].unique()
    early = tidy.filter(pl.col("name").is_in(first.implode()), pl.col("as_of") < FIRST_IMPORT)
    seen = early.group_by("name", "as_of").agg(pl.col("vintage").min())
    return seen.group_by("as_of").agg(complete=pl.col("vintage").max())


def _placed(frame: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Return the rows of places that the map names, with their entity."""
    entity = pl.col("name").replace_strict(said.texts("entities"), default=None, return_dtype=pl.String)
    return frame.with_columns(entity=entity).filter(pl.col("entity").is_not_null())


def _world(tidy: pl.DataFrame) -> pl.DataFrame:
    """Add up, for each day, what had been seen of every place (ships too) by each day of the history."""
    ends = tidy.group_by("metric", "name", "as_of").agg(pl.col("vintage").max())
    last = ends.group_by("name").agg(pl.col("vintage").max())
    gone = last.filter(pl.col("vintage") < pl.col("vintage").max() - GONE).with_columns(
        pl.col("vintage") + timedelta(days=1)
    )
    withdrawn = ends.drop("vintage").join(gone, on="name").with_columns(value=pl.lit(0, pl.Int64)).select(tidy.columns)
    steps = (
        pl.concat([tidy, withdrawn])
        .sort("vintage")
        .with_columns(step=pl.col("value") - pl.col("value").shift(1).over("metric", "name", "as_of").fill_null(0))
    )
    return (
        steps.group_by("metric", "as_of", "vintage")
        .agg(pl.col("step").sum())
        .sort("metric", "as_of", "vintage")
        .select("metric", "as_of", "vintage", value=pl.col("step").cum_sum().over("metric", "as_of"))
    )


def _changes(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out values that are those of the vintage before, and days before anybody was counted."""
    ordered = frame.select(*KEY, "vintage", "value").sort(*KEY, "vintage")
    changed = pl.col("value") != pl.col("value").shift(1).over(KEY).fill_null(0)
    return ordered.filter(changed)


def wide(table: pl.DataFrame, said: UpstreamMap) -> pl.DataFrame:
    """Return what a wide table of CSSE, read as text, says of its metric; a zero says nothing.

    Provinces are added up; the whole is the sum of every row. `from` and `to` bound the days.
    """
    days = {name: _day(name) for name in table.columns if name not in PARTS}
    long = table.unpivot(list(days), index=list(PARTS), variable_name="day").select(
        name=pl.col("Country/Region"),
        as_of=pl.col("day").replace_strict(days, return_dtype=pl.Date),
        value=pl.col("value").replace("", "0").cast(pl.Int64),
    )
    first, last = (date.fromisoformat(said.text(*bound)) for bound in (("from", "0001-01-01"), ("to", "9999-12-31")))
    long = long.filter(pl.col("as_of").is_between(first, last))
    everywhere = long.with_columns(entity=pl.lit(said.text("whole")))
    both = pl.concat([_placed(long, said), everywhere]).group_by("entity", "as_of").agg(pl.col("value").sum())
    counted = both.filter(pl.col("value") > 0).sort("entity", "as_of")
    return counted.select(metric=pl.lit(said.text("metric")), entity="entity", as_of="as_of", value="value")


def _day(name: str) -> date:
    """Read a day as CSSE writes it, month first: "1/31/20"; a copy also has "02-01-2020".

    >>> _day("02-01-2020")
    datetime.date(2020, 2, 1)
    """
    month, day, year = (int(part) for part in re.split("[/-]", name))
    return date(year + (2000 if year < 100 else 0), month, day)  # noqa: PLR2004 - a year of two digits


def joined(seen: pl.DataFrame, last: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a history with the last state as one more vintage, where it differs, and the days after the history.

    Those have no vintage: nobody recorded when each value was published.
    """
    newest = seen.sort("vintage").group_by(KEY).agg(newest=pl.col("value").last())
    is_late = pl.col("as_of") > seen["as_of"].max()
    held = last.filter(pl.col("value") > 0).join(newest, on=KEY, how="left")
    revised = held.filter(~is_late, pl.col("value") != pl.col("newest").fill_null(0))
    revised = revised.with_columns(vintage=pl.lit(LAST_STATE), source=pl.lit(COPY)).select(SCHEMA)
    early = pl.concat([seen.with_columns(source=pl.lit(None, pl.String)).select(SCHEMA), revised])
    late = held.filter(is_late).select(*KEY, "value")
    return early.sort("entity", "metric", "as_of", "vintage"), late.sort("entity", "metric", "as_of")


def italy(frame: pl.DataFrame) -> pl.DataFrame:
    """Return Italy's totals as its civil protection published them each day."""
    days = frame.select(as_of=pl.col("data").str.head(10).str.to_date(), deaths="deceduti", cases="totale_casi")
    both = [
        days.select(metric=pl.lit(metric), entity=pl.lit("it"), as_of="as_of", value=pl.col(column).cast(pl.Int64))
        for metric, column in ((DEATHS, "deaths"), (CASES, "cases"))
    ]
    return pl.concat(both).unique(KEY, keep="last").sort(KEY)


def write_pack(raw: Path, pack: Path) -> None:
    """Write the pack's tables."""
    maps = maps_of(pack)
    said = [*maps["csse.parquet"], *maps["csse-last.parquet"]]
    state = pl.read_csv(raw / "countries-aggregated_to_2021-10-10.csv", schema_overrides={"Date": pl.String})
    seen = history(pl.read_parquet(raw / "vintages_first_seen_2020-09-03_2021-10-11.parquet"), state, said[0])
    tables = {
        metric: pl.read_csv(raw / f"time_series_covid19_{name}_global.csv", infer_schema=False)
        for metric, name in ((CASES, "confirmed"), (DEATHS, "deaths"))
    }
    last = pl.concat(wide(tables[each.text("metric")], each) for each in said)
    own = pl.read_csv(raw / "dpc-covid19-ita-andamento-nazionale.csv", infer_schema=False)
    early, late = joined(seen, last)
    write_tables(pack, {"csse.parquet": early, "csse-last.parquet": late, "italy.csv": italy(own)})


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]))
