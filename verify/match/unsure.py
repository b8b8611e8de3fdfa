"""Leave a claim unchecked that does not agree, for want of knowing enough, unless a slip explains it.

In: the matches, with their hints. Out: the column `reason`. That is so where the scope of a count was
assumed, where a figure is of another order of size, where other counts and revisions of the same thing
lie as far apart, and where the toll of an event was still changing.
"""

from __future__ import annotations

import polars as pl

from verify.match.join import TIMELESS

__all__ = ["ANOTHER", "is_within_margin", "unsure"]

ANOTHER = 5  # times more or less than a series from which a figure counts something else, where a pack does not say
SETTLED = 14  # days after the last report of a toll from which it no longer changes
PAST = 366  # days after an event from which its toll had settled, although it was first seen later
SLIPS = ("transposed", "swapped-roles", "scale", "earlier-value")
TELLING = 1000  # least figure of which one wrong digit is a slip, and no other count
PRECISE = 100  # steps that a figure must have for a wrong scale, or two digits exchanged, to be no chance


def unsure() -> pl.Expr:
    """Return the reason of each claim: its own, or why it cannot be called wrong."""
    col = pl.col
    slip, digit = _slip(), (col("hint_code") == "off-by-one").fill_null(value=False) & (col("written") >= TELLING)
    differs = col("relation").is_in(["outside", "loose"]) & col("reason").is_null()
    open_ = differs & ~slip
    is_series = col("shape") == "series"
    steps = col("written") / col("step")
    told = col("hint_code").is_in(["scale", "transposed"]) & (steps >= PRECISE)
    told |= (col("hint_code") == "swapped-roles") & (steps >= TELLING) & col("plain")
    assumed = pl.when(col("grows")).then(open_ & ~digit).otherwise(differs) & is_series & ~col("firm")
    ratio = pl.max_horizontal(col("written") / col("ref_low"), col("ref_low") / col("written"))
    counted = col("grows") & (col("margin") == 0)
    another = differs & ~(slip & (counted | told.fill_null(value=False))) & is_series & (ratio > col("far"))
    another &= ~(col("plain") & col("firm") & ~col("grows"))
    is_toll = (col("shape") == "events") & ~col("metric").is_in(TIMELESS)
    between = col("written").is_between("toll_least", "toll_most") & (col("dateline") <= col("toll_last"))
    since_told = (col("dateline") - col("ref_vintage")).dt.total_days()
    is_past = (since_told < 0) & ((col("dateline") - col("ref_as_of")).dt.total_days() > PAST)
    fresh = (since_told <= SETTLED) & ~is_past
    unsettled = open_ & is_toll & (fresh | between)
    return (
        pl.when(assumed & col("grows"))
        .then(pl.lit("the text does not say whether this counts all since the beginning of the series"))
        .when(assumed)
        .then(pl.lit("the sentence does not say for sure whose figure it is"))
        .when(another)
        .then(pl.lit("it is too far from the series to be the same count"))
        .when(unsettled)
        .then(pl.lit("the toll of the event was still changing"))
        .when(_is_near() & ~digit)
        .then(pl.lit("other counts of it, or other editions of the reference, lie as far apart"))
        .otherwise(col("reason"))
        .alias("reason")
    )


def _slip() -> pl.Expr:
    return pl.col("hint_code").is_in(SLIPS).fill_null(value=False)


def _is_near() -> pl.Expr:
    """Tell whether a figure that differs lies within the margin of its series, and no slip of digits explains it."""
    col = pl.col
    differs = (col("relation") == "outside") | ((col("relation") == "earlier") & ~col("within_lag"))
    slip = col("hint_code").is_in(["transposed", "swapped-roles", "scale"]).fill_null(value=False)
    exact = ~col("is_round").fill_null(value=False)
    return (differs & col("reason").is_null() & is_within_margin() & ~(slip & exact)).fill_null(value=False)


def is_within_margin(low: str = "written", high: str = "written") -> pl.Expr:
    """Tell whether a figure, or what it stands for from `low` to `high`, lies within the margin of its observation.

    Of a rank the margin is in places; where the text gives the year, the rank is that of the year.
    """
    col = pl.col
    distance = pl.max_horizontal(col("ref_low") - col(high), col(low) - col("ref_high"))
    recorded = col("ref_vintage") <= col("dateline") + pl.duration(days=col("lag_longest"))
    unseen = pl.max_horizontal("margin", "unseen")
    margin = pl.when(recorded.fill_null(value=False)).then(col("margin")).otherwise(unseen)
    reach = (
        pl.when(col("measure") == "rank")
        .then(margin * (~col("day_stated")).cast(pl.Int8))
        .otherwise(margin * pl.max_horizontal(col("ref_low").abs(), col("ref_high").abs()))
    )
    return ((margin > 0) & (distance <= reach)).fill_null(value=False)
