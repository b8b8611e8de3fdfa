"""The shipped packs are valid Data Packages, complete, and can be made again from the raw files."""

from __future__ import annotations

import csv
import os
import shutil
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from verify.reference.adapters import (
    earthquakes,
    gaza_casualties,
    lebanon_casualties,
    plain_series,
    west_bank_casualties,
)
from verify.reference.catalogue import load_catalogue, shipped

RAW = Path(os.environ.get("VERIFY_RAW_DATA", Path(__file__).parents[3] / "shared" / "data"))
PACKS = sorted(path.parent for path in shipped().glob("*/datapackage.json"))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_is_a_valid_data_package(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frictionless = pytest.importorskip("frictionless")
        report = frictionless.Package(str(folder / "datapackage.json")).validate()

    assert [] == report.flatten(["rowNumber", "fieldName", "type", "message"])


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_names_its_sources_and_licences(folder: Path) -> None:
    for resource in load_catalogue([shipped()]).packs[PACKS.index(folder)].descriptor.resources:
        assert resource.licences
        assert resource.sources


@pytest.mark.parametrize("table", sorted(shipped().glob("*/*.csv")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_table_is_tidy(table: Path) -> None:
    content = table.read_bytes()
    rows = list(csv.reader(content.decode("utf-8").splitlines()))

    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\n")
    assert b"\r" not in content
    assert len(rows) == len({tuple(row) for row in rows})
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_a_derived_number_says_how() -> None:
    with (shipped() / "numbered-meetings" / "editions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert [] == [row for row in rows if row["status"] == "derived" and "counted" not in row["source"]]
    assert [] == [row for row in rows if row["end"] and row["end"] < row["start"]]


def test_editions_follow_each_other() -> None:
    for item in load_catalogue([shipped()]).items:
        if item.shape == "editions":
            numbers = [occasion.number for occasion in item.occasions]
            assert sorted(number for number in numbers if number) == numbers, item.entity


def test_periods_of_one_person_do_not_overlap() -> None:
    for item in load_catalogue([shipped()]).items:
        if item.shape == "offices":
            ends = [occasion.end or date.max for occasion in item.occasions]
            starts = [occasion.start for occasion in item.occasions]
            assert all(end < start for end, start in zip(ends, starts[1:], strict=False)), item.entity


ADAPTERS: list[tuple[str, Callable[[Path], None], tuple[str, ...]]] = [
    (
        "gaza-casualties",
        lambda made: gaza_casualties.write_pack(RAW / "gaza-casualties", made),
        ("daily.csv", "roles.csv", "shares.csv"),
    ),
    (
        "west-bank-casualties",
        lambda made: west_bank_casualties.write_pack(RAW / "gaza-casualties", made),
        ("flash.csv",),
    ),
    (
        "lebanon-casualties",
        lambda made: lebanon_casualties.write_pack(RAW / "gaza-casualties", made),
        ("phase-1.csv", "phase-2.csv"),
    ),
    (
        "earthquakes",
        lambda made: earthquakes.write_pack(RAW / "earthquakes", made, shipped() / "places"),
        ("events.csv", "counts.csv"),
    ),
]


@pytest.mark.skipif(not (RAW / "gaza-casualties").is_dir(), reason="the raw files are not here")
@pytest.mark.parametrize(("name", "write", "tables"), ADAPTERS, ids=[adapter[0] for adapter in ADAPTERS])
def test_an_adapter_makes_the_shipped_tables_byte_for_byte(
    tmp_path: Path, name: str, write: Callable[[Path], None], tables: tuple[str, ...]
) -> None:
    pack, made = shipped() / name, tmp_path / "pack"
    shutil.copytree(pack, made)
    for table in tables:
        (made / table).unlink()

    write(made)

    for path in sorted(pack.iterdir()):
        assert path.read_bytes() == (made / path.name).read_bytes(), path.name


def test_what_the_publisher_fills_in_is_left_out() -> None:
    days: list[dict[str, object]] = [
        {"report_date": "2024-01-01", "flash_source": "un", "killed_cum": 5, "verified": {"killed_cum": 9}},
        {"report_date": "2024-01-02", "flash_source": "fill", "killed_cum": 6},
        {"report_date": "2024-01-03", "flash_source": "un", "killed_cum": 8},
    ]

    rows = west_bank_casualties.build(days)["flash.csv"]

    expected = [("2024-01-01", 5, 5, ""), ("2024-01-02", 5, 8, "derived"), ("2024-01-03", 8, 8, "")]
    assert expected == [(row.as_of, row.low, row.high, row.status) for row in rows]


def test_a_count_that_began_again_is_another_table() -> None:
    base: dict[str, object] = {"report_source": "moph_lb", "injured_cum_reported": None}
    days = [
        base | {"report_date": "2024-12-04", "phase": 1, "killed_cum_reported": 4047, "killed_cum": 4047},
        base | {"report_date": "2026-03-05", "phase": 2, "killed_cum_reported": 123, "killed_cum": 4170},
        base | {"report_date": "2026-03-05", "phase": 2, "killed_cum_reported": 9, "report_source": "ocha"},
    ]

    tables = lebanon_casualties.build(days)

    first, second = (tables[name][0] for name in ("phase-1.csv", "phase-2.csv"))
    assert plain_series.Row("killed", "lb", "", "2024-12-04", 4047, 4047) == first
    assert plain_series.Row("killed", "lb", "", "2026-03-05", 123, 123) == second


QUAKE = {"Year": "2016", "Hr": "19", "Mn": "57", "Longitude": "120.6", "Mag": "6.4"}


def test_only_an_earthquake_that_its_country_and_year_tell_is_taken() -> None:
    def row(month: int, deaths: str, where: str = "TAIWAN: TAINAN", total: str = "") -> dict[str, str]:
        return QUAKE | {
            "Mo": str(month), "Dy": "5", "Location Name": where, "Deaths": deaths, "Total Deaths": total or deaths,
        }  # fmt: skip

    rows = [row(2, "117"), row(3, "4"), row(4, "90", "PERU"), row(5, "80", "PERU"), row(6, "5", "CHILE", "500")]
    found = earthquakes.build({"2024-04-12": rows}, {"taiwan": "tw", "peru": "pe", "chile": "cl"})

    assert [("tw-2016-02-05", 117, date(2016, 2, 6))] == [(quake.name, quake.toll, quake.local[1]) for quake in found]


HISTORY: list[tuple[str, list[list[object]], list[tuple[str, int]]]] = [
    ("nothing", [], []),
    ("one value", [["2024-04-26T09:00:00-04:00", 5]], [("2024-04-26", 5)]),
    ("a day in UTC", [["2024-04-26T22:00:00-04:00", 5]], [("2024-04-27", 5)]),
    (
        "a correction",
        [["2024-04-26T09:00:00Z", 5], ["2024-04-28T09:00:00Z", 6]],
        [("2024-04-26", 5), ("2024-04-28", 6)],
    ),
    ("two values within a day", [["2024-04-26T09:00:00Z", 5], ["2024-04-26T10:00:00Z", 6]], [("2024-04-26", 6)]),
    (
        "out of order",
        [["2024-04-28T09:00:00Z", 6], ["2024-04-26T09:00:00Z", 5]],
        [("2024-04-26", 5), ("2024-04-28", 6)],
    ),
    (
        "a zero",
        [["2024-04-26T09:00:00Z", 5], ["2024-04-27T09:00:00Z", 0], ["2024-04-28T09:00:00Z", 5]],
        [("2024-04-26", 5)],
    ),
    ("withdrawn", [["2024-04-26T09:00:00Z", 5], ["2024-04-27T09:00:00Z", None]], []),
]


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in HISTORY], ids=[case[0] for case in HISTORY])
def test_a_history_becomes_vintages(changes: list[list[object]], expected: list[tuple[str, int]]) -> None:
    assert expected == gaza_casualties.vintages(changes)
