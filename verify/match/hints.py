"""Explain a figure that does not hold: the likeliest slip, at most one.

In: the matches, the observations of their keys and shelves of all. Out: the columns `hint_code`, `hint_text` and what
fills that in: `hint_number`, `hint_factor`, `hint_day`, `hint_name`. Values are searched here only after a mismatch,
and only to explain it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from verify.match.join import KEY
from verify.match.shelf import Shelf, neighbours
from verify.messages.voice import message

__all__ = ["add_hints"]

Row = Mapping[str, Any]
ENOUGH_DIGITS = 1000  # below it, an assumed scope is not made sure by a slip that fits
SCALES = tuple(10**power for power in range(1, 10))
WIDE = 2  # times by which the ends of an interval may differ that is to explain a figure
COPIED = 7  # days before from which a figure is copied with two digits exchanged
KEPT = ("pack", "row", "metric", "entity", "scope", "low", "high")  # what an explanation looks at
DAY_UNIT = "day"
FIGURE_FOR = message("{number} is the figure for {name}")
GRADE_UNIT = "OF"
POINT = "."
BOUNDED = ("at_least", "more_than")
SLIP = {
    "hint_code": pl.String,
    "hint_text": pl.String,
    "hint_number": pl.Float64,
    "hint_factor": pl.Float64,
    "hint_day": pl.Date,
    "hint_name": pl.String,
}


class Slip(NamedTuple):
    """A slip that explains a figure: its code, what is said of it, and the fields of that."""

    code: str
    text: str
    number: float | None = None
    factor: float | None = None
    day: date | None = None
    name: str | None = None  # of a metric or an entity, or a year


Explained = Slip | None


def add_hints(matches: pl.DataFrame, own: pl.DataFrame, shelves: Sequence[Shelf]) -> pl.DataFrame:
    """Return the matches with the hint of each claim that does not hold; `own` are the observations of their keys."""
    wrong = matches.filter(
        pl.col("relation").is_in(["outside", "earlier", "loose"])
        & pl.col("reason").is_null()
        & pl.col("ref_low").is_not_null()
    )
    others = _others(wrong, own, shelves)
    rows = []
    for row in wrong.iter_rows(named=True):
        hint = _explain(row, others.get(row["claim"], []))
        if hint is not None:
            rows.append((row["claim"], *hint))
    table = pl.DataFrame(rows, schema={"claim": pl.Int64, **SLIP}, orient="row")
    return matches.join(table, on="claim", how="left")


def _others(wrong: pl.DataFrame, own: pl.DataFrame, shelves: Sequence[Shelf]) -> dict[int, list[Row]]:
    """Return, for each claim that does not hold, the figures of the same day that may explain it.

    Those are of its metric, or of its entity and scope. Figures of its key are also sought on the days before from
    which a text of that day may have copied.
    """
    observations = neighbours(shelves, wrong.select(KEY).unique().rows(), wrong["ref_as_of"].unique())
    of_day = ["shape", "measure", "as_of"]
    keys = wrong.select(
        *of_day[:2], "claim", own_metric="metric", own_entity="entity", own_scope="scope", as_of="ref_as_of"
    )
    of_metric = keys.with_columns(metric="own_metric").join(observations, on=[*of_day, "metric"], how="inner")
    of_entity = keys.with_columns(entity="own_entity", scope="own_scope").join(
        observations, on=[*of_day, "entity", "scope"], how="inner"
    )
    names = ["claim", *KEPT, "own"]
    near = [
        of_metric.with_columns(own=_same("entity") & _same("scope")),
        of_entity.filter(~_same("metric")).with_columns(own=pl.lit(value=False)),
        _copied(wrong, own),
    ]
    found: dict[int, list[Row]] = {}
    for row in pl.concat(part.select(names) for part in near).sort("claim", "pack", "row").iter_rows(named=True):
        found.setdefault(row["claim"], []).append(row)
    return found


def _same(name: str) -> pl.Expr:
    return pl.col(name) == pl.col(f"own_{name}")


def _copied(wrong: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Return the figures of a claim's key on the days before, as far as its series lags behind."""
    late = wrong.filter(pl.col("shape") == "series").with_columns(age=pl.min_horizontal("lag_typical", pl.lit(COPIED)))
    days = late.select("claim", *KEY, "ref_as_of", age=pl.int_ranges(1, pl.col("age") + 1)).explode("age")
    wanted = days.with_columns(as_of=pl.col("ref_as_of") - pl.duration(days="age"))
    return wanted.join(own, on=[*KEY, "as_of"], how="inner").with_columns(own=pl.lit(value=True))


def _explain(row: Row, others: list[Row]) -> Explained:
    """Return the first explanation that fits, the likeliest kinds first."""
    if row["unit"] == DAY_UNIT:
        return _date(row)
    if row["written"] is None or row["unit"] == GRADE_UNIT:
        return None
    if not row["firm"] and row["written"] < ENOUGH_DIGITS:
        return None
    return _earlier(row) or _number(row, others)


def _number(row: Row, others: list[Row]) -> Explained:
    makers: tuple[Callable[[], Explained], ...] = (lambda: _swapped(row, others), lambda: _transposed(row, others))
    if row["relation"] == "loose":
        return next((hint for make in makers if (hint := make()) is not None), None)
    makers += (
        lambda: _scale(row),
        lambda: _off_by_one(row),
        lambda: _neighbour(row, others),
    )
    return next((hint for make in makers if (hint := make()) is not None), None)


def _date(row: Row) -> Explained:
    """Explain a day: the same day of another year, the wrong weekday, the day before or after."""
    if row["written"] is None:
        return None
    printed, known = date.fromordinal(int(row["written"])), date.fromordinal(int(row["ref_low"]))
    last = date.fromordinal(int(row["ref_high"]))
    if (printed.month, printed.day) in {(known.month, known.day), (last.month, last.day)}:
        return Slip("year", "the day is right, the year is {name}", name=str(known.year))
    if 1 in {(known - printed).days, (printed - last).days}:
        return Slip("off-by-one", "it was the day after" if printed < known else "it was the day before")
    return None


def _earlier(row: Row) -> Explained:
    if row["earlier_as_of"] is None:
        return None
    return Slip("earlier-value", "this was the figure of {day}", day=row["earlier_as_of"])


def _swapped(row: Row, others: list[Row]) -> Explained:
    same = (
        o
        for o in others
        if o["entity"] == row["entity"] and o["scope"] == row["scope"] and o["metric"] != row["metric"]
    )
    telling = (o for o in same if o["high"] <= o["low"] * WIDE)
    other = next((o for o in telling if o["low"] <= row["written"] <= o["high"]), None)
    if other is None:
        return None
    return Slip("swapped-roles", FIGURE_FOR, row["written"], name=other["metric"])


def _transposed(row: Row, others: list[Row]) -> Explained:
    """Find two digits exchanged in any figure that was given under the claim's key."""
    printed = _digits(row["written"])
    for number in dict.fromkeys([row["ref_low"], *(o["low"] for o in others if o["own"])]):
        known = _digits(_as_printed(number, row["step"]))
        wrong = [at for at, pair in enumerate(zip(printed, known, strict=False)) if pair[0] != pair[1]]
        if len(printed) != len(known) or len(wrong) != 2:  # noqa: PLR2004
            continue
        if POINT in (printed[wrong[0]], printed[wrong[1]]):
            continue
        if printed[wrong[0]] == known[wrong[1]] and printed[wrong[1]] == known[wrong[0]]:
            return Slip("transposed", "two digits are exchanged: {number}", number)
    return None


def _as_printed(number: float, step: float | None) -> float:
    """Return a figure to the last digit that a text prints: 4 456 081 million is 4 456 billion."""
    return number if not step or number == 0 else round(number / step) * step


def _digits(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _scale(row: Row) -> Explained:
    if not row["written"]:
        return None
    for factor in SCALES:
        for grown in (row["written"] * factor, row["written"] / factor):
            step = _step(row, grown) if row["is_round"] else 0
            if row["bound"] in BOUNDED and grown <= row["ref_low"]:  # "over 820,000", where it is 82 588
                step = max(step, _last_digit(grown))
            close = row["ref_low"] - step <= grown <= row["ref_high"] + step / 2
            if close or math.isclose(grown, row["ref_low"]):
                return Slip("scale", "it is off by a factor of {factor}: {number}", row["ref_low"], factor)
    return None


def _step(row: Row, grown: float) -> float:
    """Return how precisely a round figure is meant in another scale: as printed, or to its last digit of several.

    "232 700 million" is 232.7 million, to 0.1 million, though it was printed to the million.
    """
    printed = float(row["step"] or 0) * grown / float(row["written"])
    last = _last_digit(grown)
    return max(printed, last) if grown / last >= ENOUGH_DIGITS else printed


def _last_digit(number: float) -> float:
    """Return what the last digit of a figure that is no zero is worth."""
    return float(Decimal(1).scaleb(int(Decimal(_digits(number)).normalize().as_tuple().exponent)))


def _off_by_one(row: Row) -> Explained:
    if 1 in {row["written"] - row["ref_high"], row["ref_low"] - row["written"]}:
        return Slip("off-by-one", "it is {number}", row["ref_low"])
    printed, known = _digits(row["written"]), _digits(row["ref_low"])
    wrong = [(one, other) for one, other in zip(printed, known, strict=False) if one != other]
    alike = len(printed) == len(known) and row["written"] >= ENOUGH_DIGITS and not row["is_round"]
    if alike and len(wrong) == 1 and abs(ord(wrong[0][0]) - ord(wrong[0][1])) == 1:
        return Slip("off-by-one", "one digit is off by one: {number}", row["ref_low"])
    return None


def _neighbour(row: Row, others: list[Row]) -> Explained:
    if row["written"] < ENOUGH_DIGITS:
        return None
    same = [o for o in others if o["metric"] == row["metric"] and o["entity"] != row["entity"]]
    printed = [o for o in same if o["low"] <= row["written"] <= o["high"]]
    rounded = [o for o in same if row["is_round"] and abs(o["low"] - row["written"]) < row["step"]]
    other = min(printed or rounded, key=lambda o: abs(o["low"] - row["written"]), default=None)
    return None if other is None else Slip("neighbour", FIGURE_FOR, row["written"], name=other["entity"])
