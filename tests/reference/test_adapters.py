"""Each adapter turns what its source publishes into tidy rows; small tables in the source's own form."""

from __future__ import annotations

from datetime import date

import polars as pl

from verify.reference.adapters import co2, country_stats, covid_19, ecb_rates, global_temperature, tidy
from verify.reference.adapters.countries import BY_CODE, BY_CSSE_NAME
from verify.reference.catalogue import load_catalogue, shipped

PLACES = {place.entity for place in load_catalogue([shipped()]).places}


def seen(*rows: tuple[str, str, int, int, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["Date", "Country", "Confirmed", "Deaths", "vintage"], orient="row")


STATE = pl.DataFrame(
    [("2020-10-01", "Italy", 5, 1, 0)], schema=["Date", "Country", "Confirmed", "Deaths", "Recovered"], orient="row"
)


def deaths(frame: pl.DataFrame, entity: str) -> list[tuple[str, str, int]]:
    own = frame.filter(pl.col("metric") == "covid-deaths", pl.col("entity") == entity).sort("as_of", "vintage")
    return [(str(row["as_of"]), str(row["vintage"]), row["value"]) for row in own.iter_rows(named=True)]


def test_every_country_of_an_adapter_is_a_place() -> None:
    assert set() == {*BY_CODE.values(), *BY_CSSE_NAME.values()} - PLACES


def test_a_revision_of_a_country_is_a_vintage_of_the_world_too() -> None:
    made = covid_19.history(
        seen(
            ("2020-10-01", "Italy", 5, 1, "2020-10-02"),
            ("2020-10-01", "Spain", 9, 3, "2020-10-02"),
            ("2020-10-01", "Italy", 6, 2, "2020-10-09"),
        ),
        STATE,
    )

    assert [("2020-10-01", "2020-10-02", 1), ("2020-10-01", "2020-10-09", 2)] == deaths(made, "it")
    assert [("2020-10-01", "2020-10-02", 4), ("2020-10-01", "2020-10-09", 5)] == deaths(made, "world")


def test_a_ship_counts_in_the_world_only() -> None:
    made = covid_19.history(seen(("2020-10-01", "Diamond Princess", 700, 13, "2020-10-02")), STATE.clear())

    assert [("2020-10-01", "2020-10-02", 13)] == deaths(made, "world")
    assert {"world"} == set(made["entity"])


def test_a_value_that_did_not_change_is_no_vintage() -> None:
    made = covid_19.history(
        seen(("2020-10-01", "Italy", 5, 1, "2020-10-02"), ("2020-10-01", "Italy", 6, 1, "2020-10-09")), STATE
    )

    assert [("2020-10-01", "2020-10-02", 1)] == deaths(made, "it")


def test_of_two_values_for_one_day_in_one_version_the_lower_stands() -> None:
    made = covid_19.history(
        seen(("2020-10-01", "Italy", 900, 90, "2020-10-02"), ("2020-10-01", "Italy", 5, 1, "2020-10-02")), STATE
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

    made = covid_19.final({"Deaths": table})

    assert [(date(2020, 1, 31), 4), (date(2020, 2, 1), 6)] == sorted(
        made.filter(pl.col("entity") == "cn").select("as_of", "value").iter_rows()
    )


def test_what_the_history_does_not_reach_has_no_vintage() -> None:
    history = covid_19.history(seen(("2020-10-01", "Italy", 5, 1, "2020-10-02")), STATE)
    days = [date(2020, 10, 1), date(2020, 10, 2)]
    last = pl.DataFrame(
        {"metric": ["covid-deaths"] * 2, "entity": ["it"] * 2, "as_of": days, "value": [3, 4]},
    )

    early, late = covid_19.joined(history, last)

    assert [("2020-10-01", "2020-10-02", 1), ("2020-10-01", str(covid_19.LAST_STATE), 3)] == deaths(early, "it")
    assert [("covid-deaths", "it", date(2020, 10, 2), 4)] == list(late.iter_rows())


def test_ranks_that_lie_close_are_shared_and_wholes_have_none() -> None:
    day = date(2022, 12, 31)
    values = [("us", 1000), ("cn", 700), ("jp", 690), ("fr", 300), ("world", 9000)]
    rows = pl.DataFrame([("gdp", entity, day, value) for entity, value in values], orient="row")
    rows.columns = ["metric", "entity", "as_of", "value"]

    made = country_stats.ranks(rows, 0.03, 4)

    assert [("cn", 2, 3), ("fr", 4, 4), ("jp", 2, 3), ("us", 1, 1)] == list(
        made.select("entity", "low", "high").iter_rows()
    )


def test_a_year_in_which_a_great_country_has_no_figure_is_not_ranked() -> None:
    days = [date(1980, 12, 31), date(2022, 12, 31), date(2022, 12, 31)]
    rows = pl.DataFrame({"metric": ["gdp"] * 3, "entity": ["us", "us", "ru"], "as_of": days, "value": [5, 9, 3]})

    assert [2022] == country_stats.ranks(rows, 0.03, 2)["as_of"].dt.year().unique().to_list()


def test_regions_of_the_world_bank_are_left_out() -> None:
    raw = pl.DataFrame({"n": ["a", "b", "c"], "c": ["EUU", "SSA", "KEN"], "y": ["2020"] * 3, "v": ["3", "4", "5.4"]})

    made = country_stats.figures(raw, "population", "07-01", 0)

    assert [("european-union", 3), ("ke", 5)] == list(made.select("entity", "value").iter_rows())


def test_months_that_are_filled_in_are_no_part_of_a_year() -> None:
    months = [f"2020-{month:02}" for month in range(1, 13)]
    raw = pl.DataFrame({"month": months, "average": ["410.0"] * 12, "uncertainty": ["0.1"] * 12})

    assert [410.0] == co2.yearly(co2.monthly(raw))["value"].to_list()
    gap = raw.with_columns(
        uncertainty=pl.when(pl.col("month") == "2020-05").then(pl.lit("0.00")).otherwise("uncertainty")
    )
    assert co2.yearly(co2.monthly(gap)).is_empty()
    assert co2.monthly(raw.with_columns(month=pl.lit("1964-03"))).is_empty()


def test_a_currency_without_a_fixing_has_no_row() -> None:
    raw = pl.DataFrame(
        {"Date": ["2024-04-26", "2024-04-25"], "USD": ["1.0714", "1.0720"], "TRY": ["N/A", "34.8"], "": [""] * 2}
    )

    assert [("try", 34.8), ("usd", 1.0720), ("usd", 1.0714)] == list(
        ecb_rates.rows(raw).select("entity", "value").iter_rows()
    )


def test_each_baseline_of_temperature_is_a_metric_of_its_own() -> None:
    assert 2 == len({metric for _, metric in global_temperature.METRICS.values()})


def test_series_with_the_same_days_are_listed_together() -> None:
    day = date(2024, 1, 1)
    rows = pl.DataFrame({"metric": ["beds"] * 3, "entity": ["b", "a", "c"], "as_of": [day, day, date(2024, 1, 2)]})

    assert [
        {"metric": "beds", "entities": ["a", "b"], "first": "2024-01-01", "last": "2024-01-01"},
        {"metric": "beds", "entity": "c", "first": "2024-01-02", "last": "2024-01-02"},
    ] == tidy.series(rows)
