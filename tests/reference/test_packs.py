"""The shipped packs are valid Data Packages, complete, and can be made again from the raw files."""

from __future__ import annotations

import csv
import os
import shutil
import warnings
from datetime import date
from pathlib import Path

import pytest

from verify.reference.adapters import gaza_casualties
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


@pytest.mark.skipif(not (RAW / "gaza-casualties").is_dir(), reason="the raw files are not here")
def test_the_adapter_makes_the_shipped_tables_byte_for_byte(tmp_path: Path) -> None:
    pack = shipped() / "gaza-casualties"
    made = tmp_path / "pack"
    shutil.copytree(pack, made)
    for name in ("daily.csv", "roles.csv", "shares.csv"):
        (made / name).unlink()

    gaza_casualties.write_pack(RAW / "gaza-casualties", made)

    for path in sorted(pack.iterdir()):
        assert path.read_bytes() == (made / path.name).read_bytes(), path.name


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
