"""Cut the stretch of a series that a verdict rests on, for a chart.

In: the matches and the observations. Out: for each claim that was compared with a series, the days
round its reference, each as it was known when the text appeared; a later day as it was first told.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from verify.excerpt import Excerpt
from verify.match.join import KEY, SOURCE

__all__ = ["excerpts"]

BEFORE, AFTER = 40, 20  # days of the series that are kept on each side of the reference
SERIES = [*KEY, *SOURCE]
WINDOW = [*SERIES, "ref_as_of", "dateline"]


def excerpts(matches: pl.DataFrame, observations: pl.DataFrame) -> Mapping[int, Excerpt]:
    """Return the excerpts by the numbers of their claims."""
    resting = matches.filter((pl.col("shape") == "series") & pl.col("relation").is_not_null())
    windows = resting.select(WINDOW).unique(maintain_order=True).with_row_index("window")
    drawn = _drawn(windows, observations)
    claims = resting.join(windows, on=WINDOW, nulls_equal=True).join(drawn, on="window")
    return {
        row["claim"]: Excerpt(tuple(zip(row["days"], row["values"], strict=True)), row["written"])
        for row in claims.select("claim", "written", "days", "values").iter_rows(named=True)
    }


def _drawn(windows: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Return the days and the figures of every window, in order."""
    col = pl.col
    known = (col("dateline").is_null() | (col("public") <= col("dateline"))).fill_null(value=True)
    age = col("vintage").cast(pl.Int32).fill_null(0)
    seen = observations.rename({"pack": "ref_pack", "resource": "ref_resource", "as_of": "day"})
    seen = seen.join(windows, on=SERIES, how="semi").with_columns(position=col("day").rank("dense").over(SERIES))
    places = seen.select(*SERIES, ref_as_of="day", place="position").unique()
    return (
        windows.join(places, on=[*SERIES, "ref_as_of"])
        .join(seen.select(*SERIES, "day", "position", "vintage", "public", "low", "high", "row"), on=SERIES)
        .filter((col("position") + BEFORE >= col("place")) & (col("position") <= col("place") + AFTER))
        .with_columns(known=known, age=pl.when(known).then(-age).otherwise(age))
        .sort("window", "day", "known", "age", "row", descending=[False, False, True, False, False])
        .unique(["window", "day"], keep="first", maintain_order=True)
        .group_by("window", maintain_order=True)
        .agg(days=col("day"), values=(col("low") + col("high")) / 2)
    )
