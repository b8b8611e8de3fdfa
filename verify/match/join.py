"""Join claims to the observations of their key, as of their day and as known on the dateline.

In: the claims table and the observations. Out: pairs, one row a claim and an observation that may
have been public when the text was; claims without any are left out.

The day of a series is the last one at or before the claim's day of which a vintage may have been
public on the dateline. An as-of join cannot bound two columns, so the days are ordered, the first
day on which each and all before it were public is carried along, and two joins give two bounds.
"""

from __future__ import annotations

import polars as pl

__all__ = ["KEY", "join"]

KEY = ["shape", "metric", "measure", "entity", "scope"]
DATED = ("series", "offices")  # shapes whose observation depends on the day


def join(claims: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of claims and observations; observation columns begin with `ref_`."""
    keyed = claims.filter(pl.col("reason").is_null() & pl.col("entity").is_not_null()).drop("entity")
    keyed = keyed.explode("entities").rename({"entities": "entity"})
    seen = observations.with_columns(pl.col("shape").replace("counts", "events")).rename({name: f"ref_{name}" for name in observations.columns if name not in KEY})
    dated = _on_day(keyed.filter(pl.col("shape").is_in(DATED)), seen)
    other = keyed.filter(~pl.col("shape").is_in(DATED)).join(seen, on=KEY, how="inner")
    pairs = pl.concat([dated.select(other.columns), other])
    return _public(pairs)


def _on_day(claims: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    days = (
        seen.group_by([*KEY, "ref_as_of"])
        .agg(pl.col("ref_public").min())
        .sort("ref_as_of")
        .with_columns(known=pl.col("ref_public").cum_max().over(KEY), position=pl.int_range(pl.len()).over(KEY))
    )
    by_day = _last(claims, days, "as_of", "ref_as_of", "upto_day")
    by_public = _last(claims, days, "dateline", "known", "upto_public")
    chosen = (
        by_day.join(by_public, on=["claim", "entity"], how="left")
        .with_columns(
            position=pl.when(pl.col("dateline").is_null())
            .then(pl.col("upto_day"))
            .otherwise(pl.min_horizontal("upto_day", pl.col("upto_public").fill_null(-1)))
        )
        .drop("upto_day", "upto_public")
        .join(days.select(*KEY, "position", "ref_as_of"), on=[*KEY, "position"], how="inner")
        .drop("position")
    )
    return chosen.join(seen, on=[*KEY, "ref_as_of"], how="inner")


def _last(claims: pl.DataFrame, days: pl.DataFrame, left: str, right: str, name: str) -> pl.DataFrame:
    """Return, for each claim, the position of the last day at or before one of its columns."""
    sides = claims.filter(pl.col(left).is_not_null()).sort(left), days.sort(right, "position")
    found = sides[0].join_asof(
        sides[1].select(*KEY, right, pl.col("position").alias(name)),
        left_on=left,
        right_on=right,
        by=KEY,
        strategy="backward",
        check_sortedness=False,
    )
    return found.drop(right) if left == "as_of" else found.select("claim", "entity", name)


def _public(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the vintages that may have been public; where none was, keep all, so that it can be said."""
    known = pl.col("dateline").is_null() | (pl.col("ref_public") <= pl.col("dateline"))
    marked = pairs.with_columns(was_public=known)
    return marked.filter(pl.col("was_public") | ~pl.col("was_public").any().over("claim", "entity"))
