"""Join claims to the observations of their key, as of their day and as known on the dateline.

In: the claims table and the observations. Out: pairs, one row a claim and an observation that may
have been public when the text was; claims without any are left out.

The day of a series is the last one at or before the claim's day of which a vintage may have been
public on the dateline. An as-of join cannot bound two columns, so the days are ordered, the first
day on which each and all before it were public is carried along, and two joins give two bounds.
"""

from __future__ import annotations

import polars as pl

__all__ = ["KEY", "SOURCE", "TIMELESS", "join", "standing"]

KEY = ["shape", "metric", "measure", "entity", "scope"]
SERIES = KEY[1:]
SOURCE = ["ref_pack", "ref_resource"]
TIMELESS = ("date", "number")  # metrics whose observations nobody revises


def join(claims: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of claims and observations; observation columns begin with `ref_`."""
    keyed = claims.filter(pl.col("reason").is_null() & pl.col("entity").is_not_null()).drop("entity")
    keyed = keyed.explode("entities").rename({"entities": "entity"})
    seen = observations.rename({name: f"ref_{name}" for name in observations.columns if name not in KEY})
    of_period = (pl.col("shape") == "offices") & (pl.col("metric") == "rank") & pl.col("as_of").is_not_null()
    has_day = (pl.col("shape") == "series") | of_period
    dated = _on_day(keyed.filter(has_day), seen)
    other = keyed.filter(~has_day).join(seen, on=KEY, how="inner")
    pairs = pl.concat([dated.select(other.columns), other])
    return _public(pairs)


def _on_day(claims: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    """Join claims to the observations of the day that stands for theirs, in each source by itself."""
    by = [*KEY, *SOURCE]
    days = (
        seen.group_by([*by, "ref_as_of"])
        .agg(pl.col("ref_public").min())
        .sort("ref_as_of")
        .with_columns(known=pl.col("ref_public").cum_max().over(by), position=pl.int_range(pl.len()).over(by))
    )
    sourced = claims.join(days.select(by).unique(), on=KEY, how="inner")
    by_day = _last(sourced, days, "as_of", "ref_as_of", "upto_day")
    by_public = _last(sourced, days, "dateline", "known", "upto_public").select(
        "claim", "entity", *SOURCE, "upto_public"
    )
    upto = pl.min_horizontal(pl.col("upto_day", "upto_public").fill_null(-1))
    chosen = by_day.join(by_public, on=["claim", "entity", *SOURCE], how="left").with_columns(
        position=pl.when(pl.col("dateline").is_null()).then(pl.col("upto_day")).otherwise(upto)
    )
    dated = chosen.join(days.select(*by, "position", "ref_as_of"), on=[*by, "position"], how="inner")
    return dated.drop("upto_day", "upto_public", "position").join(seen, on=[*by, "ref_as_of"], how="inner")


def standing(pairs: pl.DataFrame, observations: pl.DataFrame, lags: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of levels whose day no text states with the figures that may still have been the newest.

    A table of a year comes out a year later: until then the figure before it stands. `lags` are the days, by series.
    """
    by = [*KEY, *SOURCE]
    seen = observations.rename({name: f"ref_{name}" for name in observations.columns if name not in KEY})
    open_ = pairs.filter((pl.col("shape") == "series") & ~pl.col("day_stated"))
    open_ = open_.join(lags, on=[*SERIES, *SOURCE], how="inner")
    own = [name for name in open_.columns if not name.startswith("ref_") or name in SOURCE]
    chosen = open_.select(*own, newest="ref_as_of").unique(["claim", "entity", *SOURCE], maintain_order=True)
    chosen = chosen.with_row_index("at")
    keys = chosen.select(by).unique().with_row_index("key")
    days = pl.int_ranges((pl.col("as_of") - pl.duration(days="lag")).to_physical(), pl.col("newest").to_physical())
    asked = (
        chosen.join(keys, on=by).select("at", "key", ref_as_of=days).explode("ref_as_of").cast({"ref_as_of": pl.Date})
    )
    found = seen.join(keys, on=by, how="inner").join(asked, on=["key", "ref_as_of"], how="inner").drop("key", *by)
    known = pl.col("dateline").is_null() | (pl.col("ref_public") <= pl.col("dateline"))
    return chosen.join(found, on="at", how="inner").filter(known)


def _last(claims: pl.DataFrame, days: pl.DataFrame, left: str, right: str, name: str) -> pl.DataFrame:
    """Add, for each claim and source, the position of the last day at or before one of the claim's columns."""
    return (
        claims.filter(pl.col(left).is_not_null())
        .sort(left)
        .join_asof(
            days.sort(right, "position").select(*KEY, *SOURCE, right, pl.col("position").alias(name)),
            left_on=left,
            right_on=right,
            by=[*KEY, *SOURCE],
            strategy="backward",
            check_sortedness=False,
        )
        .drop(right)
    )


def _public(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the vintages that may have been public on the dateline.

    What does not depend on who reported it when, the day of an event or a meeting, is kept where none
    was: a text may give it a wrong day before it.
    """
    known = pl.col("dateline").is_null() | (pl.col("ref_public") <= pl.col("dateline"))
    marked = pairs.with_columns(was_public=known)
    timeless = pl.col("metric").is_in(TIMELESS) & ~pl.col("was_public").any().over("claim", "entity")
    return marked.filter(pl.col("was_public") | timeless)
