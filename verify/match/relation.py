"""Compare intervals: how a claim's quantity relates to an observation's.

In: pairs of claims and observations. Out: the column `relation`, from best to worst: equal,
rounded, holds, loose, outside. The rules are those of `quantity.overlap` and `quantity.rounding`,
whose bounds the claims table carries; here they are columns.
"""

from __future__ import annotations

import polars as pl

__all__ = ["RELATIONS", "overlaps", "relation"]

RELATIONS = ("equal", "rounded", "holds", "loose", "outside")
OPEN = ("at_least", "more_than", "at_most", "less_than")
MEASURED_KINDS = ("money", "measure")  # a figure of these is never printed to the last digit
VAGUE_KINDS = ("rank", "count")  # a wider interval says less than the reference, and is no exact match


def overlaps(low: pl.Expr, high: pl.Expr, low_closed: pl.Expr, high_closed: pl.Expr) -> pl.Expr:
    """Tell whether an interval and the observation's can be the same number; a null end is open."""
    above = low.is_null() | (low < pl.col("ref_high")) | ((low == pl.col("ref_high")) & low_closed)
    below = high.is_null() | (high > pl.col("ref_low")) | ((high == pl.col("ref_low")) & high_closed)
    return above & below


def relation() -> pl.Expr:
    """Return the relation of a claim to its observation."""
    col = pl.col
    exact = overlaps(col("low"), col("high"), col("low_closed"), col("high_closed"))
    near = overlaps(col("near_low"), col("near_high"), pl.lit(value=True), pl.lit(value=False))
    printed = col("written").is_between(col("ref_low"), col("ref_high"))
    vague = col("written").is_null() & col("kind").is_in(VAGUE_KINDS)
    wider = (col("high") - col("low")) > (col("ref_high") - col("ref_low"))
    return (
        pl.when(printed)
        .then(pl.lit("equal"))
        .when(col("bound").is_in(OPEN) & exact)
        .then(_held())
        .when(col("bound").is_in(OPEN))
        .then(pl.lit("outside"))
        .when(exact & vague & wider)
        .then(pl.lit("rounded"))
        .when(exact)
        .then(pl.lit("equal"))
        .when(near)
        .then(pl.lit("rounded"))
        .otherwise(pl.lit("outside"))
    )


def _held() -> pl.Expr:
    """Tell a bound that holds and is near from one that is far, or whose figure is exact and never was.

    Shares of a whole are open to its end and never far; "more than 170" says no more than 171 to 180.
    """
    col = pl.col
    distance = (col("ref_low") - col("written")).abs()
    near = distance <= pl.max_horizontal(col("step"), col("written") * col("loose"))
    tens = pl.when(col("written") % 100 == 0).then(100).otherwise(10)
    is_even = (col("written") % 10 == 0) & col("written").is_between(100, 1000) & (distance <= tens)
    is_share = (col("measure") == "share") | is_even.fill_null(value=False)
    is_round = col("is_round") | col("kind").is_in(MEASURED_KINDS)
    return pl.when(is_share | (is_round & near)).then(pl.lit("holds")).otherwise(pl.lit("loose"))
