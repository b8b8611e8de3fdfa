"""Decide, for each claim, how the observations of its key stand to it.

In: the claims table, the observations and what the catalogue says of each series. Out: the matches
table, one row a claim: the claim's columns, the observation that the verdict rests on (`ref_...`),
`relation`, `reason` where nothing could be compared, and the hint of a figure that does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from verify.match.earlier import add_earlier
from verify.match.hints import add_hints
from verify.match.join import KEY, SOURCE, TIMELESS, join
from verify.match.relation import RELATIONS, relation
from verify.reference.entries import Series

__all__ = ["make_matches"]

ANOTHER = 5  # times more or less than a series from which a figure counts something else
LOOKBACK = 31  # days for which the last observation of a series stands, where its lag is no longer
SETTLED = 14  # days after the last report of a toll from which it no longer changes
SLIPS = ("transposed", "swapped-roles", "scale", "earlier-value")
TELLING = 1000  # least figure of which one wrong digit is a slip, and no other count
FAR = 0.1  # relative distance of a bound from which it is loose, where a pack does not say
AGREEING = len(RELATIONS) - 1  # relations before this one agree with the observation
SERIES_KEY = KEY[1:]
SERIES = {
    **dict.fromkeys([*SERIES_KEY, "ref_pack"], pl.String),
    "lag_typical": pl.Int64,
    "lag_longest": pl.Int64,
    "loose": pl.Float64,
    "first": pl.Date,
    "last": pl.Date,
}


def make_matches(claims: pl.DataFrame, observations: pl.DataFrame, series: Iterable[Series]) -> pl.DataFrame:
    """Return the matches table of a batch, one row a claim, in the order of the claims."""
    about = _about(series)
    matches = claims.join(_decided(_compared(claims, observations, about)), on="claim", how="left")
    matches = matches.join(_ends(about), on=SERIES_KEY, how="left").join(_tolls(observations), on=KEY, how="left")
    matches = matches.with_columns(_reason())
    matches = add_hints(add_earlier(matches, observations), observations)
    matches = matches.with_columns(_unsure())
    return matches.with_columns(relation=pl.when(pl.col("reason").is_null()).then(pl.col("relation"))).sort("claim")


def _about(series: Iterable[Series]) -> pl.DataFrame:
    rows = [
        (s.metric, s.measure, s.entity, s.scope, s.pack, s.lag_typical, s.lag_longest, float(s.loose), s.first, s.last)
        for s in series
    ]
    every = pl.DataFrame(rows, schema=SERIES, orient="row")
    others = pl.exclude(*SERIES_KEY, "ref_pack", "first", "last").first()
    return (
        every.group_by([*SERIES_KEY, "ref_pack"], maintain_order=True)
        .agg(others, pl.col("first").min(), pl.col("last").max())
        .select(SERIES.keys())
    )


def _ends(about: pl.DataFrame) -> pl.DataFrame:
    """Return the first and the last day that any pack has of each series."""
    return about.group_by(SERIES_KEY).agg(
        series_first=pl.col("first").min(),
        series_last=pl.col("last").max(),
        series_lag=pl.col("lag_longest").max(),
    )


def _tolls(observations: pl.DataFrame) -> pl.DataFrame:
    """Return the least and the most that was ever reported of each count of an event, and when last."""
    counts = observations.filter((pl.col("shape") == "events") & pl.col("vintage").is_not_null())
    return counts.group_by(KEY).agg(
        toll_least=pl.col("low").min(), toll_most=pl.col("high").max(), toll_last=pl.col("vintage").max()
    )


def _compared(claims: pl.DataFrame, observations: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    pairs = join(claims, observations).join(about.drop("first", "last"), on=[*SERIES_KEY, "ref_pack"], how="left")
    pairs = pairs.with_columns(pl.col("loose").fill_null(FAR), pl.col("lag_typical", "lag_longest").fill_null(0))
    age = (pl.col("as_of") - pl.col("ref_as_of")).dt.total_days()
    stands = age <= pl.max_horizontal(pl.lit(LOOKBACK), "lag_longest")
    pairs = pairs.filter(stands | (pl.col("shape") != "series"))
    standing = pl.col("relation").replace_strict(list(RELATIONS), list(range(len(RELATIONS))), return_dtype=pl.Int64)
    return pairs.with_columns(relation=relation()).with_columns(standing=standing)


def _decided(pairs: pl.DataFrame) -> pl.DataFrame:
    """Choose the pair that each verdict rests on: the best vintage of a source, then among sources and entities.

    Sources of which some agree and some do not make a claim contested, entities that fit about as
    well make it ambiguous. Where none agrees, the newest vintage stands.
    """
    own = {"relation", "standing", "was_public", "lag_typical"}
    names = [name for name in pairs.columns if name.startswith("ref_") or name in own]
    newest = pl.col("ref_vintage").fill_null(pl.col("ref_as_of"))
    distance = (pl.col("written") - pl.col("ref_low")).abs().fill_null(0)
    order = ["claim", "standing", distance, newest, pl.col("ref_row")]
    ordered = pairs.sort(order, descending=[False, False, False, True, False])
    best = ordered.unique(["claim", "entity", *SOURCE], keep="first", maintain_order=True)
    by_entity = _spread(best, ["claim", "entity"])
    spread = _spread(best, ["claim"]).join(
        by_entity.group_by("claim").agg(
            divided=pl.col("disagrees").any() & (pl.col("standing").min() < AGREEING) & (pl.len() > 1)
        ),
        on="claim",
    )
    chosen = best.unique("claim", keep="first", maintain_order=True).select("claim", *names)
    decided = (
        pl.when(pl.col("divided"))
        .then(pl.lit("ambiguous"))
        .when(pl.col("disagrees") & (pl.col("standing") < AGREEING))
        .then(pl.lit("contested"))
        .otherwise(pl.col("relation"))
    )
    joined = chosen.join(spread.drop("standing"), on="claim", how="left").with_columns(relation=decided)
    return joined.drop("standing", "disagrees", "divided")


def _spread(best: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Return how far the sources of a group lie apart, and whether one of them disagrees."""
    return best.group_by(by).agg(
        standing=pl.col("standing").min(),
        disagrees=(pl.col("standing") == AGREEING).any(),
        least=pl.col("ref_low").min(),
        most=pl.col("ref_high").max(),
    )


def _reason() -> pl.Expr:
    """Say why a claim with a key could not be compared."""
    col = pl.col
    is_series = col("shape") == "series"
    limit = col("series_last") + pl.duration(days=col("series_lag"))
    return (
        pl.when(col("reason").is_not_null() | col("shape").is_in(["label", "calendar"]))
        .then(col("reason"))
        .when(is_series & (col("as_of") > limit))
        .then(pl.format("the series ends on {}", col("series_last")))
        .when(is_series & (col("as_of") < col("series_first")))
        .then(pl.format("the series begins on {}", col("series_first")))
        .when(is_series & col("series_last").is_not_null() & col("relation").is_null())
        .then(pl.lit("the series has no figure for that day, nor shortly before"))
        .when(col("entity").is_not_null() & col("relation").is_null())
        .then(pl.lit("the reference holds no such figure"))
        .otherwise(col("reason"))
        .alias("reason")
    )


def _unsure() -> pl.Expr:
    """Leave a claim unchecked that does not agree, for want of knowing enough, unless a slip explains it.

    That is so where the scope of a count was assumed, where a figure is of another order of size, and
    where the toll of an event was still changing.
    """
    col = pl.col
    slip = col("hint_code").is_in(SLIPS).fill_null(value=False)
    digit = (col("hint_code") == "off-by-one").fill_null(value=False) & (col("written") >= TELLING)
    open_ = col("relation").is_in(["outside", "loose"]) & ~slip & col("reason").is_null()
    assumed = open_ & ~digit & (col("shape") == "series") & ~col("firm")
    ratio = pl.max_horizontal(col("written") / col("ref_low"), col("ref_low") / col("written"))
    another = open_ & (col("shape") == "series") & (ratio > ANOTHER)
    is_toll = (col("shape") == "events") & ~col("metric").is_in(TIMELESS)
    between = col("written").is_between("toll_least", "toll_most") & (col("dateline") <= col("toll_last"))
    fresh = (col("dateline") - col("ref_vintage")).dt.total_days() <= SETTLED
    unsettled = open_ & is_toll & (fresh | between)
    return (
        pl.when(assumed)
        .then(pl.lit("the text does not say whether this counts all since the beginning of the series"))
        .when(another)
        .then(pl.lit("it is too far from the series to be the same count"))
        .when(unsettled)
        .then(pl.lit("the toll of the event was still changing"))
        .otherwise(col("reason"))
        .alias("reason")
    )
