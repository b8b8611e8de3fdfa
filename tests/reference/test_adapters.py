"""Each adapter turns what its source publishes into tidy rows; small tables in the source's own form."""

from __future__ import annotations

from datetime import date

import polars as pl

from verify.reference.adapters import country_stats, covid_19, tidy
from verify.reference.adapters.files import maps_of
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.upstream_map import UpstreamMap
from verify.refresh.formats import noaa_co2

PLACES = {place.entity for place in load_catalogue([shipped()]).places}
CSSE = maps_of(shipped() / "covid-19")["csse.parquet"][1]
CODES = {"USA": "us", "CHN": "cn", "JPN": "jp", "FRA": "fr"}
INDICATOR = {"metric": "gdp", "day": "12-31", "decimals": 0, "entities": CODES}
RANKED = {"rank": {"near": 0.03, "places": 4, "wholes": ["world"]}}


def seen(*rows: tuple[str, str, int, int, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["Date", "Country", "Confirmed", "Deaths", "vintage"], orient="row")


STATE = pl.DataFrame(
    [("2020-10-01", "Italy", 5, 1, 0)], schema=["Date", "Country", "Confirmed", "Deaths", "Recovered"], orient="row"
)


def deaths(frame: pl.DataFrame, entity: str) -> list[tuple[str, str, int]]:
    own = frame.filter(pl.col("metric") == "covid-deaths", pl.col("entity") == entity).sort("as_of", "vintage")
    return [(str(row["as_of"]), str(row["vintage"]), row["value"]) for row in own.iter_rows(named=True)]


def test_every_country_of_an_adapter_is_a_place() -> None:
    maps = [
        said for pack in ("country-stats", "covid-19") for each in maps_of(shipped() / pack).values() for said in each
    ]

    assert set() == {entity for said in maps for entity in said.texts("entities").values()} - PLACES - {"world"}


def test_a_revision_of_a_country_is_a_vintage_of_the_world_too() -> None:
    made = covid_19.history(
        seen(
            ("2020-10-01", "Italy", 5, 1, "2020-10-02"),
            ("2020-10-01", "Spain", 9, 3, "2020-10-02"),
            ("2020-10-01", "Italy", 6, 2, "2020-10-09"),
        ),
        STATE,
        CSSE,
    )

    assert [("2020-10-01", "2020-10-02", 1), ("2020-10-01", "2020-10-09", 2)] == deaths(made, "it")
    assert [("2020-10-01", "2020-10-02", 4), ("2020-10-01", "2020-10-09", 5)] == deaths(made, "world")


def test_a_ship_counts_in_the_world_only() -> None:
    made = covid_19.history(seen(("2020-10-01", "Diamond Princess", 700, 13, "2020-10-02")), STATE.clear(), CSSE)

    assert [("2020-10-01", "2020-10-02", 13)] == deaths(made, "world")
    assert {"world"} == set(made["entity"])


def test_a_value_that_did_not_change_is_no_vintage() -> None:
    made = covid_19.history(
        seen(("2020-10-01", "Italy", 5, 1, "2020-10-02"), ("2020-10-01", "Italy", 6, 1, "2020-10-09")), STATE, CSSE
    )

    assert [("2020-10-01", "2020-10-02", 1)] == deaths(made, "it")


def test_of_two_values_for_one_day_in_one_version_the_lower_stands() -> None:
    made = covid_19.history(
        seen(("2020-10-01", "Italy", 900, 90, "2020-10-02"), ("2020-10-01", "Italy", 5, 1, "2020-10-02")), STATE, CSSE
    )

    assert [("2020-10-01", "2020-10-02", 1)] == deaths(made, "it")


def test_a_place_that_the_source_drops_counts_no_more() -> None:
    made = covid_19.history(
        seen(
            ("2020-10-01", "Western Sahara", 10, 1, "2020-10-02"),
            ("2020-10-01", "Italy", 5, 1, "2020-10-02"),
            ("2020-12-01", "Italy", 9, 4, "2020-12-02"),
        ),
        STATE,
        CSSE,
    )

    assert [
        ("2020-10-01", "2020-10-02", 2),
        ("2020-10-01", "2020-10-03", 1),
        ("2020-12-01", "2020-12-02", 4),
    ] == deaths(made, "world")


def test_provinces_of_the_last_state_are_added_up_and_days_read_month_first() -> None:
    columns = ["Province/State", "Country/Region", "Lat", "Long", "1/31/20", "02-01-2020"]
    rows = [("Hubei", "China", "0", "0", "1", "2"), ("Hebei", "China", "0", "0", "3", "4")]
    table = pl.DataFrame(rows, schema=columns, orient="row")

    made = covid_19.wide(table, CSSE)

    assert [(date(2020, 1, 31), 4), (date(2020, 2, 1), 6)] == sorted(
        made.filter(pl.col("entity") == "cn").select("as_of", "value").iter_rows()
    )


def test_what_the_history_does_not_reach_has_no_vintage() -> None:
    history = covid_19.history(seen(("2020-10-01", "Italy", 5, 1, "2020-10-02")), STATE, CSSE)
    days = [date(2020, 10, 1), date(2020, 10, 2)]
    last = pl.DataFrame(
        {"metric": ["covid-deaths"] * 2, "entity": ["it"] * 2, "as_of": days, "value": [3, 4]},
    )

    early, late = covid_19.joined(history, last)

    assert [("2020-10-01", "2020-10-02", 1), ("2020-10-01", str(covid_19.LAST_STATE), 3)] == deaths(early, "it")
    assert [("covid-deaths", "it", date(2020, 10, 2), 4)] == list(late.iter_rows())


def indicator(*rows: tuple[str, int, int]) -> pl.DataFrame:
    said = [("", code, str(year), str(value)) for code, year, value in rows]
    return pl.DataFrame(said, schema=["name", "code", "year", "value"], orient="row")


def test_ranks_that_lie_close_are_shared_and_wholes_have_none() -> None:
    raw = indicator(*((code, 2022, value) for code, value in (("USA", 1000), ("CHN", 700), ("JPN", 690), ("FRA", 300))))
    entities = {**CODES, "WLD": "world"}

    made = country_stats.table(
        pl.concat([raw, indicator(("WLD", 2022, 9000))]), UpstreamMap({**INDICATOR, **RANKED, "entities": entities})
    )

    assert [("cn", 2, 3), ("fr", 4, 4), ("jp", 2, 3), ("us", 1, 1)] == list(
        made.select("entity", "low", "high").iter_rows()
    )


def test_a_year_in_which_a_great_country_has_no_figure_is_not_ranked() -> None:
    raw = indicator(("USA", 1980, 5), ("USA", 2022, 9), ("CHN", 2022, 3))
    said = {**INDICATOR, "rank": {"near": 0.03, "places": 2, "wholes": []}}

    assert [2022] == country_stats.table(raw, UpstreamMap(said))["as_of"].dt.year().unique().to_list()


def test_entities_that_the_map_leaves_out_or_is_unsure_of_have_no_figure_and_the_unsure_have_a_rank() -> None:
    raw = indicator(("EUU", 2020, 3), ("SSA", 2020, 4), ("KEN", 2020, 5), ("SYR", 2020, 6))
    entities = {"EUU": "european-union", "KEN": "ke", "SYR": "sy"}
    said = {**INDICATOR, "day": "07-01", "entities": entities, "unsure": ["sy"]}
    rank = {"near": 0.01, "places": 2, "wholes": ["european-union"]}

    assert [("european-union", date(2020, 7, 1), 3), ("ke", date(2020, 7, 1), 5)] == list(
        country_stats.table(raw, UpstreamMap(said)).select("entity", "as_of", "value").iter_rows()
    )
    assert [("ke", 2), ("sy", 1)] == list(
        country_stats.table(raw, UpstreamMap({**said, "rank": rank})).select("entity", "low").iter_rows()
    )


def test_months_that_are_filled_in_are_no_part_of_a_year() -> None:
    months = [f"2020-{month:02}" for month in range(1, 13)]
    raw = pl.DataFrame({"month": months, "average": ["410.0"] * 12, "uncertainty": ["0.1"] * 12})

    assert [410.0] == noaa_co2.yearly(noaa_co2.monthly(raw, []))["value"].to_list()
    gap = raw.with_columns(
        uncertainty=pl.when(pl.col("month") == "2020-05").then(pl.lit("0.00")).otherwise("uncertainty")
    )
    assert noaa_co2.yearly(noaa_co2.monthly(gap, [])).is_empty()
    assert noaa_co2.monthly(raw.with_columns(month=pl.lit("1964-03")), ["1964-03"]).is_empty()


def test_series_with_the_same_days_are_listed_together() -> None:
    day = date(2024, 1, 1)
    rows = pl.DataFrame({"metric": ["beds"] * 3, "entity": ["b", "a", "c"], "as_of": [day, day, date(2024, 1, 2)]})

    assert [
        {"metric": "beds", "entities": ["a", "b"], "first": "2024-01-01", "last": "2024-01-01"},
        {"metric": "beds", "entity": "c", "first": "2024-01-02", "last": "2024-01-02"},
    ] == tidy.series(rows)
