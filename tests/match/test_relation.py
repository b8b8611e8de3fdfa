"""How printed quantities stand to observations: one row a rule."""

from __future__ import annotations

import polars as pl
import pytest

from verify.match.relation import relation
from verify.quantity import Bound, Quantity, bounded, exact, interval, rounding

STEP = 1000


def columns(quantity: Quantity, bound: Bound | None, low: float, high: float) -> pl.DataFrame:
    near = rounding(quantity, bound)
    ends = {"low": quantity.low, "high": quantity.high, "near_low": near.low, "near_high": near.high}
    numbers = ends | {"written": quantity.written, "step": quantity.step, "ref_low": low, "ref_high": high}
    row = {name: None if value is None else float(value) for name, value in numbers.items()}
    flags = {"low_closed": quantity.low_closed, "high_closed": quantity.high_closed, "is_round": quantity.is_round}
    words = {"bound": bound and bound.value, "kind": "count", "measure": "level"}
    table = pl.DataFrame([row | flags | words | {"loose": 0.1}])
    return table.with_columns(pl.col("bound").cast(pl.String), pl.col(*row).cast(pl.Float64))


def bare(value: int, step: int = 1) -> Quantity:
    return exact(value, step=exact(step).written)


@pytest.mark.parametrize(
    ("quantity", "bound", "reference", "expected"),
    [
        (bare(34356), None, 34356, "equal"),
        (bare(34355), None, 34356, "outside"),
        (bare(34000, STEP), None, 34356, "rounded"),
        (bare(34000, STEP), None, 34999, "rounded"),
        (bare(34000, STEP), None, 35000, "outside"),
        (bare(34000, STEP), None, 33500, "rounded"),
        (bare(34000, STEP), None, 33499, "outside"),
        (bare(34000, STEP), Bound.MORE_THAN, 34356, "holds"),
        (bare(35000, STEP), Bound.MORE_THAN, 34356, "outside"),
        (bare(20000, 10000), Bound.MORE_THAN, 34356, "loose"),
        (bare(30000, 10000), Bound.MORE_THAN, 34356, "holds"),
        (bare(34301), Bound.AT_LEAST, 34356, "loose"),
        (bare(34356), Bound.AT_LEAST, 34356, "equal"),
        (bare(34357), Bound.AT_LEAST, 34356, "outside"),
        (bare(34000, STEP), Bound.ABOUT, 33100, "rounded"),
        (bare(40), Bound.LESS_THAN, 35, "loose"),
        (interval(8, 12), None, 11, "rounded"),
        (interval(8, 12), None, 13, "outside"),
        (interval(10, 20), None, 20, "rounded"),
    ],
)
def test_a_quantity_stands_to_an_observation(
    quantity: Quantity, bound: Bound | None, reference: int, expected: str
) -> None:
    table = columns(bounded(quantity, bound), bound, reference, reference)

    assert [expected] == table.select(relation().alias("relation"))["relation"].to_list()
