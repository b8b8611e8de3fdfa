"""The shipped packs are valid Data Packages, complete, and can be made again from the raw files."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from verify.reference.adapters import country_stats, covid_19, earthquakes, gaza_casualties
from verify.reference.adapters.files import maps_of
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.folder import read_descriptor
from verify.reference.observations import load_observations
from verify.reference.upstream_map import UpstreamMap
from verify.refresh.rebuild import rebuild

RAW = Path(os.environ.get("VERIFY_RAW_DATA", Path(__file__).parents[3] / "shared" / "data"))
SAMPLE = 1000  # rows of a large table that frictionless reads; `verify` itself reads them all
LARGEST = 15_000_000  # bytes of all packs together
PACKS = sorted(path.parent for path in shipped().glob("*/datapackage.json"))


def without_parquet(folder: Path, target: Path) -> Path:
    """Copy a pack and write the beginning of its Parquet tables as CSV: frictionless reads those without an extra."""
    shutil.copytree(folder, target)
    path = target / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    for resource in descriptor["resources"]:
        if resource["format"] == "parquet":
            table = pl.read_parquet(target / resource["path"]).head(SAMPLE)
            resource |= {"path": f"{resource['name']}.csv", "format": "csv", "mediatype": "text/csv"}
            del resource["hash"]
            table.write_csv(target / resource["path"])
    path.write_text(json.dumps(descriptor), "utf-8")
    return path


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_is_a_valid_data_package_by_descriptor_and_rows_a_sample_of_those_in_parquet(
    folder: Path, tmp_path: Path
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frictionless = pytest.importorskip("frictionless")
        report = frictionless.Package(str(without_parquet(folder, tmp_path / "pack"))).validate()

    assert [] == report.flatten(["rowNumber", "fieldName", "type", "message"])


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_names_its_sources_and_licences(folder: Path) -> None:
    for resource in read_descriptor(folder).resources:
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


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_row_of_a_pack_fulfils_its_schema_and_its_list_of_series(folder: Path) -> None:
    catalogue = load_catalogue([shipped()])
    rows = load_observations(catalogue, [folder.name])
    resources = read_descriptor(folder).resources
    held = {resource.name for resource in resources if resource.block.metrics}

    assert held <= set(rows["resource"])


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_table_that_an_adapter_makes_has_a_checksum(folder: Path) -> None:
    for resource in read_descriptor(folder).resources:
        made = bool(resource.block.refresh)
        assert not made or resource.hash.startswith("sha256:"), resource.name
        assert (
            not resource.hash or resource.hash[7:] == hashlib.sha256((folder / resource.path).read_bytes()).hexdigest()
        )


def test_all_packs_together_are_small() -> None:
    assert sum(path.stat().st_size for path in shipped().rglob("*") if path.is_file()) < LARGEST


def of_files(*names: str) -> Callable[[Path], None]:
    return lambda pack: rebuild(pack, [RAW / name for name in names])


ADAPTERS: dict[str, Callable[[Path], None]] = {
    "brent": of_files("markets/brent-daily.csv"),
    "co2": of_files("climate/co2-mm-mlo.csv"),
    "country-stats": lambda pack: country_stats.write_pack(RAW / "country-stats", pack),
    "covid-19": lambda pack: covid_19.write_pack(RAW / "covid", pack),
    "ecb-rates": of_files("markets/eurofxref-hist.csv"),
    "global-temperature": of_files("climate/global-temp-annual.csv"),
    "russian-losses-ukraine": of_files("ukraine-russia/russia_losses_personnel.json"),
    "west-bank-casualties": of_files("gaza-casualties/west_bank_daily.json"),
    "lebanon-casualties": of_files("gaza-casualties/lebanon_casualties_daily.json"),
}


@pytest.mark.skipif(not RAW.is_dir(), reason="the raw files are not here")
@pytest.mark.parametrize("name", ADAPTERS)
def test_every_shipped_figure_comes_from_a_raw_file(name: str, tmp_path: Path) -> None:
    pack = shipped() / name
    made = tmp_path / "pack"
    made.mkdir()
    shutil.copy(pack / "datapackage.json", made)

    ADAPTERS[name](made)

    tables = [path for path in sorted(made.iterdir()) if path.suffix != ".json"]
    assert {path.name for path in tables} == {path.name for path in pack.iterdir()} - {
        "datapackage.json",
        "aliases.csv",
    }
    for path in tables:
        if path.suffix == ".csv":
            assert path.read_bytes() == (pack / path.name).read_bytes()
        else:  # the bytes of Parquet change with the release of polars, the rows do not
            assert_frame_equal(pl.read_parquet(path), pl.read_parquet(pack / path.name))
    said = [json.loads((folder / "datapackage.json").read_text("utf-8")) for folder in (pack, made)]
    blocks = [[resource["verify:reference"] for resource in each["resources"]] for each in said]
    assert blocks[0] == blocks[1]


@pytest.mark.skipif(not (RAW / "covid").is_dir(), reason="the raw files are not here")
def test_the_history_of_covid_ends_with_the_version_of_its_last_day() -> None:
    state = pl.read_csv(RAW / "covid" / "countries-aggregated_to_2021-10-10.csv", try_parse_dates=True)
    rows = pl.read_parquet(shipped() / "covid-19" / "csse.parquet").filter(pl.col("source").is_null())
    last = rows.sort("vintage").group_by("metric", "entity", "as_of").agg(pl.col("value").last())
    names = maps_of(shipped() / "covid-19")["csse.parquet"][0].texts("entities")
    for column, metric in covid_19.COLUMNS.items():
        own = state.select(entity=pl.col("Country").replace_strict(names, default=None), as_of="Date", told=column)
        world = (
            state.group_by(as_of="Date")
            .agg(told=pl.col(column).sum())
            .select(pl.lit("world").alias("entity"), "as_of", "told")
        )
        told = pl.concat([own.drop_nulls("entity"), world])
        both = told.join(last.filter(pl.col("metric") == metric), on=["entity", "as_of"], how="left")
        assert both.height > 120_000
        assert both.filter(pl.col("told") != pl.col("value").fill_null(0)).is_empty()


WRITERS: list[tuple[str, Callable[[Path], None], tuple[str, ...]]] = [
    (
        "gaza-casualties",
        lambda made: gaza_casualties.write_pack(RAW / "gaza-casualties", made),
        ("daily.csv", "roles.csv", "shares.csv"),
    ),
    (
        "earthquakes",
        lambda made: earthquakes.write_pack(RAW / "earthquakes", made, shipped() / "places"),
        ("events.csv", "counts.csv"),
    ),
]


@pytest.mark.skipif(not (RAW / "gaza-casualties").is_dir(), reason="the raw files are not here")
@pytest.mark.parametrize(("name", "write", "tables"), WRITERS, ids=[writer[0] for writer in WRITERS])
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


QUAKE = {
    "Year": "2016",
    "Hr": "19",
    "Mn": "57",
    "Longitude": "120.6",
    "Mag": "6.4",
    "Injuries": "525",
    "Total Injuries": "",
}


def test_only_an_earthquake_that_its_country_and_year_tell_is_taken() -> None:
    def row(month: int, deaths: str, where: str = "TAIWAN: TAINAN", total: str = "") -> dict[str, str]:
        return QUAKE | {
            "Mo": str(month), "Dy": "5", "Location Name": where, "Deaths": deaths, "Total Deaths": total or deaths,
        }  # fmt: skip

    rows = [row(2, "117"), row(3, "4"), row(4, "90", "PERU"), row(5, "80", "PERU"), row(6, "5", "CHILE", "500")]
    found = earthquakes.build({"2024-04-12": rows}, UpstreamMap({}), shipped() / "places")

    assert [("tw-2016-02-05", 117, date(2016, 2, 6))] == [(quake.name, quake.toll, quake.local[1]) for quake in found]
    assert {"2024-04-12": 525} == found[0].injured


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
