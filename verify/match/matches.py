"""Decide, for each claim, how the observations of its key stand to it.

In: the claims table, shelves of observations and what the catalogue says of each series. Out: the matches
table, one row a claim: the claim's columns, the observation that the verdict rests on (`ref_...`),
`relation`, `reason` where nothing could be compared, and the hint of a figure that does not hold;
for the chain behind a verdict also `compared`, the relation to an observation that in the end was not
held against the claim, and `considered`, the observations of other sources and entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from verify.match.earlier import add_earlier
from verify.match.hints import add_hints
from verify.match.join import KEY, SOURCE, join, standing
from verify.match.relation import RELATIONS, relation
from verify.match.shelf import Key, Shelf, observed, plain, shelved
from verify.match.unsure import ANOTHER, is_within_margin, unsure
from verify.reference.entries import Series

__all__ = ["keys_of", "make_matches"]

LOOKBACK = 31  # days for which the last observation of a series stands, where its lag is no longer
FAR = 0.1  # relative distance of a bound from which it is loose, where a pack does not say
AGREEING = len(RELATIONS) - 1  # relations before this one agree with the observation
SERIES_KEY = KEY[1:]
OTHER = [name for name in KEY if name != "entity"]
SERIES = {
    **dict.fromkeys([*SERIES_KEY, *SOURCE], pl.String),
    "lag_typical": pl.Int64,
    "lag_longest": pl.Int64,
    "loose": pl.Float64,
    "margin": pl.Float64,
    "unseen": pl.Float64,
    "far": pl.Float64,
    "grows": pl.Boolean,
    "first": pl.Date,
    "last": pl.Date,
}


def make_matches(claims: pl.DataFrame, shelves: Sequence[Shelf], series: Iterable[Series]) -> pl.DataFrame:
    """Return the matches table of a batch, one row a claim, in the order of the claims.

    Most claims of a text have no key: they go round all that follows.
    """
    with_key = pl.col("reason").is_null() & pl.col("entity").is_not_null()
    matches = plain(_matched(shelved(claims.filter(with_key)), shelves, shelved(_about(series))))
    others = claims.filter(~with_key).with_columns(within_lag=pl.lit(value=False))
    return pl.concat([matches, others], how="diagonal").sort("claim")


def keys_of(claims: pl.DataFrame) -> list[Key]:
    """Return the keys of the claims that have one, with those of the other entities that fit."""
    with_key = claims.filter(pl.col("reason").is_null() & pl.col("entity").is_not_null())
    found = with_key.select(*OTHER, "entities").explode("entities").rename({"entities": "entity"})
    return found.select(KEY).unique(maintain_order=True).rows()


def _matched(claims: pl.DataFrame, shelves: Sequence[Shelf], about: pl.DataFrame) -> pl.DataFrame:
    """Return the matches of the claims that have a key."""
    own = observed(shelves, keys_of(claims))
    matches = claims.join(_decided(_compared(claims, own, about)), on="claim", how="left")
    matches = matches.join(_ends(about), on=SERIES_KEY, how="left").join(_tolls(own), on=KEY, how="left")
    matches = matches.with_columns(_reason())
    matches = add_hints(add_earlier(matches, own), own, shelves)
    matches = matches.with_columns(unsure(), compared=pl.col("relation"))
    return matches.with_columns(relation=pl.when(pl.col("reason").is_null()).then(pl.col("relation")))


def _about(series: Iterable[Series]) -> pl.DataFrame:
    rows = [
        (
            *(s.metric, s.measure, s.entity, s.scope, s.pack, s.resource, s.lag_typical, s.lag_longest),
            *(
                float(s.loose),
                float(s.margin),
                float(s.unseen),
                float(s.far),
                s.accumulation == "cumulative",
                s.first,
                s.last,
            ),
        )
        for s in series
    ]
    return pl.DataFrame(rows, schema=SERIES, orient="row").unique(
        [*SERIES_KEY, *SOURCE], keep="first", maintain_order=True
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
    lags = about.filter(~pl.col("grows")).select(*SERIES_KEY, *SOURCE, lag="lag_longest")
    found = join(claims, observations)
    found = pl.concat([found, standing(found, observations, lags).select(found.columns)])
    pairs = found.join(about.drop("first", "last"), on=[*SERIES_KEY, *SOURCE], how="left")
    pairs = pairs.with_columns(
        pl.col("loose").fill_null(FAR),
        pl.col("lag_typical", "lag_longest", "margin", "unseen").fill_null(0),
        pl.col("far").fill_null(ANOTHER),
        pl.col("grows").fill_null(value=True),
    )
    age = (pl.col("as_of") - pl.col("ref_as_of")).dt.total_days()
    of_period = pl.col("since").is_null() | (pl.col("ref_as_of") >= pl.col("since"))
    stands = (age <= pl.max_horizontal(pl.lit(LOOKBACK), "lag_longest")) & of_period
    pairs = pairs.filter(stands | (pl.col("shape") != "series"))
    place = pl.col("relation").replace_strict(list(RELATIONS), list(range(len(RELATIONS))), return_dtype=pl.Int64)
    return pairs.with_columns(relation=relation()).with_columns(standing=place)


def _decided(pairs: pl.DataFrame) -> pl.DataFrame:
    """Choose the pair that each verdict rests on: the best vintage of a source, then among sources and entities.

    Sources of which some agree and some do not make a claim contested, entities that fit about as
    well make it ambiguous. Where none agrees, the newest vintage stands.
    """
    own = {"relation", "standing", "was_public", "lag_typical", "lag_longest", "margin", "unseen", "far", "grows"}
    names = [name for name in pairs.columns if name.startswith("ref_") or name in own]
    newest = pl.col("ref_vintage").fill_null(pl.col("ref_as_of"))
    distance = (pl.col("written") - pl.col("ref_low")).abs().fill_null(0)
    order = ["claim", "standing", pl.col("ref_as_of"), distance, newest, pl.col("ref_row")]
    ordered = pairs.sort(order, descending=[False, False, True, False, True, False])
    best = ordered.unique(["claim", "entity", *SOURCE], keep="first", maintain_order=True)
    by_entity = _spread(best, ["claim", "entity"])
    spread = _spread(best, ["claim"]).join(
        by_entity.group_by("claim").agg(
            divided=pl.col("disagrees").any() & (pl.col("standing").min() < AGREEING) & (pl.len() > 1)
        ),
        on="claim",
    )
    chosen = best.unique("claim", keep="first", maintain_order=True).select("claim", *names)
    seen = [name for name in names if name.startswith("ref_")]
    others = best.filter(pl.int_range(pl.len()).over("claim") > 0)
    considered = others.group_by("claim").agg(considered=pl.struct("entity", "relation", *seen))
    decided = (
        pl.when(pl.col("divided"))
        .then(pl.lit("ambiguous"))
        .when(pl.col("disagrees") & (pl.col("standing") < AGREEING))
        .then(pl.lit("contested"))
        .otherwise(pl.col("relation"))
    )
    joined = chosen.join(spread.drop("standing"), on="claim", how="left").with_columns(relation=decided)
    joined = joined.join(considered, on="claim", how="left")
    return joined.drop("standing", "disagrees", "divided")


def _spread(best: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Return how far the sources of a group lie apart, and whether one of them disagrees by more than its margin."""
    return best.group_by(by).agg(
        standing=pl.col("standing").min(),
        disagrees=((pl.col("standing") == AGREEING) & ~is_within_margin("near_low", "near_high")).any(),
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
        .when(is_series & ((col("as_of") > limit) | (col("since") > col("series_last"))))
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
