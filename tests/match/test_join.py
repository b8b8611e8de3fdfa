"""The join on key, day and vintage, held against a plain search."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.frame import COLUMNS
from verify.match.join import join

START = date(2024, 1, 1)
OBSERVED = {
    **dict.fromkeys(["pack", "resource", "shape", "metric", "measure", "entity", "scope"], pl.String),
    **dict.fromkeys(["as_of", "public"], pl.Date),
    **dict.fromkeys(["low", "high"], pl.Float64),
}
KEY = ("series", "killed", "level", "")


def day(number: int) -> date:
    return START + timedelta(days=number)


def observations(rows: list[tuple[str, str, int, int, int]]) -> pl.DataFrame:
    """Lay rows of (resource, entity, day, public day, value) out as observations."""
    shape, metric, measure, scope = KEY
    table = [
        ("pack", resource, shape, metric, measure, entity, scope, day(at), day(public), float(value), float(value))
        for resource, entity, at, public, value in rows
    ]
    return pl.DataFrame(table, schema=OBSERVED, orient="row")


def claims(rows: list[tuple[str, int, int | None]]) -> pl.DataFrame:
    """Lay rows of (entity, day, dateline) out as claims."""
    shape, metric, measure, scope = KEY
    table: list[dict[str, Any]] = [
        dict.fromkeys(COLUMNS)
        | {"claim": number, "shape": shape, "metric": metric, "measure": measure, "scope": scope, "entity": entity}
        | {"entities": [entity], "as_of": day(at), "dateline": None if dateline is None else day(dateline)}
        for number, (entity, at, dateline) in enumerate(rows)
    ]
    return pl.DataFrame({name: [row[name] for row in table] for name in COLUMNS}, schema=dict(COLUMNS))


def searched(
    claimed: list[tuple[str, int, int | None]], rows: list[tuple[str, str, int, int, int]]
) -> set[tuple[int, str, int, int]]:
    """Find the pairs the plain way: the last day at or before the claim's with a vintage that was public."""
    found = set()
    for number, (entity, at, dateline) in enumerate(claimed):
        for resource in {row[0] for row in rows}:
            own = [row for row in rows if row[0] == resource and row[1] == entity]
            first = {each: min(row[3] for row in own if row[2] == each) for each in {row[2] for row in own}}
            days = [
                each
                for each in first
                if each <= at and (dateline is None or max(first[one] for one in first if one <= each) <= dateline)
            ]
            if days:
                found |= {
                    (number, resource, row[2], row[4])
                    for row in own
                    if row[2] == max(days) and (dateline is None or row[3] <= dateline)
                }
    return found


def test_yesterdays_figure_stands_where_the_day_has_none() -> None:
    pairs = join(claims([("gaza", 3, 3)]), observations([("a", "gaza", 1, 1, 10), ("a", "gaza", 4, 4, 20)]))

    assert [10.0] == pairs["ref_low"].to_list()


def test_a_vintage_published_after_the_dateline_is_not_known() -> None:
    seen = observations([("a", "gaza", 1, 1, 10), ("a", "gaza", 1, 9, 12), ("a", "gaza", 2, 9, 20)])

    assert [10.0] == join(claims([("gaza", 2, 3)]), seen)["ref_low"].to_list()


def test_another_key_never_answers() -> None:
    pairs = join(claims([("gaza", 3, 3)]), observations([("a", "elsewhere", 1, 1, 10)]))

    assert [] == pairs["ref_low"].to_list()


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.sampled_from(["gaza", "x"]), st.integers(0, 50), st.integers(0, 12), st.integers(0, 9)
    ).map(lambda row: (row[0], row[1], row[2], row[2] + row[3], row[4])),
    max_size=25,
    unique_by=lambda row: (row[0], row[1], row[2], row[3]),
)
CLAIMS = st.lists(
    st.tuples(st.sampled_from(["gaza", "x"]), st.integers(0, 70), st.none() | st.integers(0, 70)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(CLAIMS, ROWS)
def test_the_join_finds_what_a_plain_search_finds(
    claimed: list[tuple[str, int, int | None]], rows: list[tuple[str, str, int, int, int]]
) -> None:
    pairs = join(claims(claimed), observations(rows))
    joined = {
        (row["claim"], row["ref_resource"], (row["ref_as_of"] - START).days, int(row["ref_low"]))
        for row in pairs.iter_rows(named=True)
    }

    assert searched(claimed, rows) == joined
