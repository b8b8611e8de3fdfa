"""Figures are validated when they are read, and every vintage knows when it may have been public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from verify.errors import ReferenceDataError
from verify.reference.catalogue import Catalogue, load_catalogue, shipped
from verify.reference.observations import load_observations

HEADER = "metric,entity,as_of,vintage,value,status\n"
LAST = "detained,ruritania,2024-01-03,2024-01-04,12,\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([shipped()])


@pytest.fixture(scope="module")
def observations(catalogue: Catalogue) -> pl.DataFrame:
    return load_observations(catalogue, [pack.name for pack in catalogue.packs])


def test_a_vintage_counts_from_the_day_it_may_have_been_public(write_pack: Callable[..., Path]) -> None:
    frame = load_observations(load_catalogue([write_pack()]), ["strikes"])

    # a first import from the day described; a late sight from two days before; never before the day described
    assert ["2024-01-01", "2024-01-07", "2024-01-10", "2024-01-03"] == [str(day) for day in frame["public"]]
    assert ["first_seen"] * 4 == frame["vintage_kind"].to_list()
    assert ["official", "official", "derived", "official"] == frame["status"].to_list()
    assert [2, 3, 4, 5] == frame["row"].to_list()


def test_a_stated_vintage_counts_from_its_day(write_pack: Callable[..., Path]) -> None:
    folder = write_pack(lambda d: d["resources"][0]["verify:reference"].update(vintages="stated"))

    frame = load_observations(load_catalogue([folder]), ["strikes"])

    assert frame["vintage"].to_list() == frame["public"].to_list()


def test_a_figure_without_vintage_is_public_on_its_day(write_pack: Callable[..., Path]) -> None:
    rows = HEADER + "detained,ruritania,2024-01-01,,1,\ndetained,ruritania,2024-01-03,,2,\n"

    frame = load_observations(load_catalogue([write_pack(files={"daily.csv": rows})]), ["strikes"])

    assert frame["as_of"].to_list() == frame["public"].to_list()
    assert [None, None] == frame["vintage_kind"].to_list()


def test_a_source_and_a_unit_come_from_the_descriptor(write_pack: Callable[..., Path]) -> None:
    frame = load_observations(load_catalogue([write_pack()]), ["strikes"])

    assert {"Ministry of Labour"} == set(frame["source"]) == set(frame["claimant"])
    assert {"https://example.org/strikes"} == set(frame["url"])
    assert {"person"} == set(frame["unit"])


def test_only_the_newest_vintages_must_grow(write_pack: Callable[..., Path]) -> None:
    rows = HEADER + (
        "detained,ruritania,2024-01-01,2024-01-01,15,\n"
        "detained,ruritania,2024-01-01,2024-01-05,10,\n"
        "detained,ruritania,2024-01-03,2024-01-04,12,\n"
    )

    assert 3 == load_observations(load_catalogue([write_pack(files={"daily.csv": rows})]), ["strikes"]).height


BROKEN = [
    ("detained,ruritania,2024-1-3,2024-01-04,12,\n", "daily.csv: row 2: as_of: '2024-1-3' is no date; write it as"),
    ("detained,ruritania,2024-02-30,2024-01-04,12,\n", "daily.csv: row 2: as_of: '2024-02-30' is no date"),
    ("detained,ruritania,2024-01-01,soon,12,\n", "daily.csv: row 2: vintage: 'soon' is no date"),
    ("detained,ruritania,2024-01-01,2024-01-04,12.5,\n", "daily.csv: row 2: value: '12.5' is no integer; write digits"),
    ("detained,ruritania,2024-01-01,2024-01-04,12 000,\n", "daily.csv: row 2: value: '12 000' is no integer"),
    ("detained,ruritania,2024-01-01,2024-01-04,,\n", "daily.csv: row 2: value: '': the cell is empty; correct the row"),
    ("detained,ruritania,2024-01-01,2024-01-04,-1,\n", "daily.csv: row 2: value: '-1': less than 0"),
    ("detained,ruritania,2024-01-01,2024-01-04,5000,\n", "daily.csv: row 2: value: '5000': more than 1000"),
    ("detained,ruritania,2024-01-01,2024-01-04,5,sure\n", "daily.csv: row 2: status: 'sure': not one of derived, est"),
    (",ruritania,2024-01-01,2024-01-04,5,\n", "daily.csv: row 2: metric: '': the cell is empty"),
    ("detained,ruritania,2024-01-01,2024-01-04,13,\n", "daily.csv: row 3: value: '12': lower than on a day before"),
    (
        LAST,
        "daily.csv: row 2: metric, entity, as_of, vintage: 'detained ruritania 2024-01-03 2024-01-04': this key occ",
    ),
    ("detained,ruritania,2024-01-01\n", "daily.csv: "),
    ("detained,ruritania,2024-01-01,2024-01-04,5,,,\n", "daily.csv: not CSV: "),
    (
        "detained,ruritania,2024-01-02,2024-01-04,5,\n",
        "series: detained level ruritania 2024-01-01 2024-01-03 is listed",
    ),
    (
        "detained,graustark,2024-01-01,2024-01-04,5,\n",
        "series: detained level graustark 2024-01-01 2024-01-01 is in the",
    ),
]


@pytest.mark.parametrize(("row", "message"), BROKEN)
def test_a_broken_row_is_named(write_pack: Callable[..., Path], row: str, message: str) -> None:
    catalogue = load_catalogue([write_pack(files={"daily.csv": HEADER + row + LAST})])

    with pytest.raises(ReferenceDataError) as caught:
        load_observations(catalogue, ["strikes"])

    assert message in str(caught.value)


def test_a_wrong_header_is_named(write_pack: Callable[..., Path]) -> None:
    catalogue = load_catalogue([write_pack(files={"daily.csv": "metric,entity\n"})])

    with pytest.raises(
        ReferenceDataError, match=r"daily\.csv: row 1: the columns are metric, entity; write metric, entity, as"
    ):
        load_observations(catalogue, ["strikes"])


def test_a_pack_that_changed_meanwhile_is_refused(write_pack: Callable[..., Path]) -> None:
    folder = write_pack()
    catalogue = load_catalogue([folder])
    (folder / "daily.csv").write_text(HEADER + LAST, encoding="utf-8")

    with pytest.raises(ReferenceDataError, match="the pack changed while it was in use; run again"):
        load_observations(catalogue, ["strikes"])


def test_no_pack_gives_an_empty_table(catalogue: Catalogue) -> None:
    assert 0 == load_observations(catalogue, []).height


FIGURES = [
    ("gaza", "killed", "level", "", date(2024, 4, 26), {34356}),
    ("gaza", "injured", "level", "", date(2024, 4, 26), {77368}),
    ("gaza", "injured", "level", "", date(2024, 4, 25), {77229, 77293}),
    ("gaza", "killed", "level", "role=child+woman", date(2024, 4, 23), {14778 + 9752}),
    ("gaza", "killed", "share", "role=child+woman", date(2024, 4, 23), {71.76}),
    ("gaza", "killed", "share", "role=child+woman", date(2024, 4, 30), {51.67}),
    ("gaza", "killed", "level", "", date(2026, 6, 26), set()),  # published as 0, then withdrawn
    ("gaza", "killed", "level", "", date(2023, 11, 29), set()),  # no bulletin
    ("damascus-consulate-2024", "killed", "level", "role=general", date(2024, 4, 1), {2}),
    ("damascus-consulate-2024", "killed", "level", "role=officer", date(2024, 4, 1), {5}),
    ("sco-defence-ministers/21", "number", "level", "", date(2024, 4, 26), {21}),
    ("ashtiani-mohammad-reza", "rank", "level", "", date(2021, 8, 25), {6}),
    ("zahedi-mohammad-reza", "rank", "level", "", date(2008, 1, 1), {6}),
]


@pytest.mark.parametrize(("entity", "metric", "measure", "scope", "day", "values"), FIGURES)
def test_a_figure_is_found_by_its_key(  # noqa: PLR0913, PLR0917 - a key has as many parts
    observations: pl.DataFrame, entity: str, metric: str, measure: str, scope: str, day: date, values: set[float]
) -> None:
    found = observations.filter(
        pl.col("entity") == entity,
        pl.col("metric") == metric,
        pl.col("measure") == measure,
        pl.col("scope") == scope,
        pl.col("as_of") == day,
    )

    assert values == set(found["low"])


def test_a_toll_is_known_by_the_day_it_was_reported(observations: pl.DataFrame) -> None:
    tolls = observations.filter(
        pl.col("entity") == "damascus-consulate-2024", pl.col("metric") == "killed", pl.col("scope") == ""
    )
    by_day = {(row["low"], str(row["public"])) for row in tolls.iter_rows(named=True)}

    assert {(8.0, "2024-04-01"), (11.0, "2024-04-01"), (13.0, "2024-04-02"), (16.0, "2024-04-03")} <= by_day
    assert all(tolls["claimant"])


def test_a_day_is_a_number_of_days(observations: pl.DataFrame) -> None:
    row = observations.filter(pl.col("entity") == "true-promise-2024-04", pl.col("metric") == "date").row(0, named=True)

    assert (date(2024, 4, 13).toordinal(), date(2024, 4, 14).toordinal()) == (row["low"], row["high"])
    assert "day" == row["unit"]


def test_nothing_filled_in_by_the_publisher_is_taken(observations: pl.DataFrame) -> None:
    roles = observations.filter(pl.col("resource") == "roles", pl.col("scope") == "role=child")

    assert date(2025, 10, 7) == roles["as_of"].max()
    assert roles["as_of"].n_unique() < 134
