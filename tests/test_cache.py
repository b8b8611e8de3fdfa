"""The cache changes no value, and nothing that happens to its files can stop a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from verify.cache import MOST, cached, clear
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.compiled import catalogue_of, plain
from verify.reference.observations import load_observations, load_readable


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(place))
    return place


def kept(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


@pytest.mark.usefixtures("folder")
def test_a_value_is_made_once_for_the_same_sources() -> None:
    made = iter(range(9))
    values = [cached("language", [source], lambda: [next(made)]) for source in (b"a", b"a", b"b", b"a")]

    assert values == [[0], [0], [1], [0]]


@pytest.mark.usefixtures("folder")
def test_where_one_source_ends_and_the_next_begins_makes_another_value() -> None:
    assert cached("language", [b"ab", b"c"], lambda: 1) == 1
    assert cached("language", [b"a", b"bc"], lambda: 2) == 2


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", b"0" * 64 + b"\n[1]", b"{"])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    cached("language", [b"a"], lambda: "whole")
    [file] = kept(folder)
    whole = file.read_bytes()
    for content in (damage, whole[:-1], whole[:70] + b"?" + whole[71:]):
        file.write_bytes(content)

        assert cached("language", [b"a"], lambda: "again") == "again"
        assert cached("language", [b"a"], lambda: "not") == "again"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path / "file"))

    assert [cached("language", [b"a"], partial(int, number)) for number in (1, 2)] == [1, 2]


def test_only_the_newest_values_stay(folder: Path) -> None:
    for number in range(MOST + 3):
        cached("language", [str(number).encode()], lambda: 0)

    assert len(kept(folder)) == MOST


def test_clearing_leaves_what_is_not_of_the_cache(folder: Path) -> None:
    cached("language", [b"a"], lambda: 1)
    mine = [folder / "letter.txt", folder / "language" / "letter.txt", folder / "photos" / ("0" * 64)]
    for file in mine:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"mine")

    assert clear() == 1
    assert kept(folder) == sorted(mine)
    assert clear() == 0


def test_a_catalogue_comes_back_as_it_was() -> None:
    catalogue = load_catalogue([shipped()])
    folders = [(pack.folder, pack.digest) for pack in catalogue.packs]

    assert catalogue_of(json.loads(json.dumps(plain(catalogue))), folders) == catalogue


@pytest.mark.usefixtures("folder")
def test_figures_are_the_same_from_the_cache() -> None:
    catalogue = load_catalogue([shipped()])
    for pack in ("gaza-casualties", "brent"):  # one with tables in CSV alone, one with a large table
        [first, again] = [load_readable(catalogue, [pack])[0] for _ in range(2)]

        assert first.equals(load_observations(catalogue, [pack]))
        assert again.equals(first)


def test_a_process_finds_what_another_kept(folder: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.en.txt"
    article.write_text("PARIS, April 26, 2024 - The toll in Gaza stands at 34,356, the health ministry said.", "utf-8")
    command = [sys.executable, "-m", "verify", "check", "--format", "json", str(article)]
    runs = [subprocess.run(command, capture_output=True, check=False, env=dict(os.environ)) for _ in range(2)]
    names = [file.name for file in kept(folder)]

    assert runs[0].stdout == runs[1].stdout
    assert b'"34,356"' in runs[0].stdout
    assert len(names) >= 3
    assert all(len(name) == 64 for name in names)
