"""Find the earlier day on which a figure was right.

In: the matches and the observations. Out: the columns `earlier_as_of` and `within_lag`; a claim that
gives no day and whose figure an earlier day had gets the relation "earlier".
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from verify.match.join import KEY
from verify.match.relation import overlaps

__all__ = ["add_earlier"]

# A series that grows has passed every round number, and many a small one: only what is near enough was copied.
ROUND_FALL = 1.5  # times by which a series may have grown beyond a round figure of an earlier day
EXACT_FALL = 5  # times by which it may have grown beyond an exact one
TELLING = 1000  # least exact figure whose agreement with an earlier day is no chance


COPIED = 100  # days back to which a price or a rate of four digits is taken for one that was copied
RECENT = 3653  # days back to which a level, which goes up and down, is taken for one that was copied

DAYS = 500_000  # claims times days that are held at once

SOUGHT = ["claim", *KEY, "written", "step", "is_round", "bound", "near_low", "near_high", "dateline", "grows"]


def add_earlier(matches: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """Return the matches with the latest earlier day whose figure is the one printed, if there is one."""
    col = pl.col
    open_ = col("relation").is_in(["outside", "loose"]) & col("written").is_not_null()
    sought = matches.filter(open_ & (col("shape") == "series"))
    days = observations.select(*KEY, "as_of", "public", ref_low="low", ref_high="high")
    asked = sought.select(*SOUGHT, ref_day="ref_as_of", ref_now="ref_low")
    found = pl.concat([_on_points(asked, days), *(_found(part, days) for part in _parts(asked, days))])
    found = found.group_by("claim").agg(earlier_as_of=col("as_of").max())
    joined = matches.join(found, on="claim", how="left")
    age = (col("ref_as_of") - col("earlier_as_of")).dt.total_days()
    stale = col("earlier_as_of").is_not_null() & ~col("day_stated")
    return joined.with_columns(
        within_lag=(age <= col("lag_typical")).fill_null(value=False) & ~col("day_stated"),
        relation=pl.when(stale).then(pl.lit("earlier")).otherwise(col("relation")),
    )


def _on_points(asked: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """Find exact figures among observations that are one figure: by the figure, which is quicker than day by day."""
    exact = asked.filter(~pl.col("is_round")).with_columns(point=pl.col("written"))
    points = days.filter(pl.col("ref_low") == pl.col("ref_high")).with_columns(point=pl.col("ref_low"))
    return _held(exact.join(points, on=[*KEY, "point"], how="inner"))


def _parts(asked: pl.DataFrame, days: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the claims whose figures lie between two ends, or may, in parts that have not too many days to look at."""
    spans = days.filter(pl.col("ref_low") < pl.col("ref_high")).select(KEY).unique()
    round_ = pl.col("is_round").fill_null(value=True)
    left = pl.concat([asked.filter(round_), asked.filter(~round_).join(spans, on=KEY, how="semi")])
    counted = left.join(days.group_by(KEY).agg(days=pl.len()), on=KEY, how="inner", maintain_order="left")
    cut = (counted["days"].cum_sum() // DAYS).rle_id()
    for _, part in counted.drop("days").group_by(cut.alias("part"), maintain_order=True):
        yield part


def _found(asked: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """Look for figures on every day of their key."""
    return _held(asked.join(days, on=KEY, how="inner"))


def _held(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the pairs of which the day could have been copied."""
    return pairs.filter(_is_older(), _is_near(), _is_printed(), _is_recent()).select("claim", "as_of")


def _is_older() -> pl.Expr:
    known = pl.col("dateline").is_null() | (pl.col("public") <= pl.col("dateline"))
    return known & (pl.col("as_of") < pl.col("ref_day"))


def _is_recent() -> pl.Expr:
    age = (pl.col("ref_day") - pl.col("as_of")).dt.total_days()
    return pl.col("grows").fill_null(value=True) | (age <= RECENT)


def _is_near() -> pl.Expr:
    ratio = pl.col("ref_now") / pl.col("written")
    age = (pl.col("ref_day") - pl.col("as_of")).dt.total_days()
    digits = ~pl.col("grows").fill_null(value=True) & (pl.col("written") / pl.col("step") >= TELLING) & (age <= COPIED)
    exact = (ratio <= EXACT_FALL) & ((pl.col("written") >= TELLING) | digits.fill_null(value=False))
    return pl.when(pl.col("is_round")).then(ratio <= ROUND_FALL).otherwise(exact)


def _is_printed() -> pl.Expr:
    near = overlaps(pl.col("near_low"), pl.col("near_high"), pl.lit(value=True), pl.lit(value=False))
    bare = pl.col("bound").is_null() | pl.col("bound").is_in(["about", "nearly"])
    same = pl.col("written").is_between("ref_low", "ref_high")
    return pl.when(pl.col("is_round")).then(bare & near).otherwise(same)
