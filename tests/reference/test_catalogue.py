"""Packs are found by folder, and what they say is known without any library for tables."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verify.errors import ReferenceDataError
from verify.reference.catalogue import Alias, Catalogue, Occasion, load_catalogue, shipped

SHIPPED = (
    "brent",
    "chronology",
    "co2",
    "country-stats",
    "covid-19",
    "earthquakes",
    "ecb-rates",
    "gaza-casualties",
    "global-temperature",
    "lebanon-casualties",
    "military-ranks",
    "numbered-meetings",
    "office-holders",
    "organisations",
    "places",
    "russian-losses-ukraine",
    "west-bank-casualties",
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([shipped()])


def test_the_shipped_packs_are_found(catalogue: Catalogue) -> None:
    assert SHIPPED == tuple(pack.name for pack in catalogue.packs)
    assert all(pack.licences and pack.sources and pack.digest.startswith("sha256:") for pack in catalogue.packs)


def test_a_catalogue_needs_no_library_for_tables() -> None:
    code = (
        "import sys; from verify.reference.catalogue import load_catalogue, shipped; load_catalogue([shipped()]);"
        "print(sorted({'polars', 'pandera', 'httpx', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]\n" == done.stdout


def test_an_edition_is_identified_by_its_body_and_place(catalogue: Catalogue) -> None:
    item = next(item for item in catalogue.items if item.entity == "sco-defence-ministers")
    words = {alias.words for alias in catalogue.aliases if alias.entity == "sco-defence-ministers/21"}

    assert ("organisation", "organ") == item.identify
    assert Occasion("sco-defence-ministers/21", date(2024, 4, 26), None, 21, "Astana") in item.occasions
    assert "Astana" in words


def test_an_event_takes_the_words_of_its_kind_and_place(catalogue: Catalogue) -> None:
    own = [alias for alias in catalogue.aliases if alias.entity == "damascus-consulate-2024"]

    assert Alias("frappes", "fr", "damascus-consulate-2024", "kind", "chronology") in own
    assert Alias("Damas", "fr", "damascus-consulate-2024", "place", "chronology") in own
    assert not [alias for alias in catalogue.aliases if alias.entity in {"strike", "iranian-mission"}]


def test_an_empty_cell_leaves_only_names_to_identify(catalogue: Catalogue) -> None:
    item = next(item for item in catalogue.items if item.entity == "katrina-2005")

    assert () == item.identify


def test_every_item_can_be_identified(catalogue: Catalogue) -> None:
    facets: dict[str, set[str]] = {}
    for alias in catalogue.aliases:
        facets.setdefault(alias.entity, set()).add(alias.facet)

    for item in catalogue.items:
        known = facets.get(item.entity, set())
        assert "name" in known or (item.identify and set(item.identify) <= known), item.entity
        assert item.occasions, item.entity


def test_every_word_of_a_place_is_of_a_known_place(catalogue: Catalogue) -> None:
    places = {place.entity for place in catalogue.places}
    words = {alias.entity for alias in catalogue.aliases if alias.pack == "places"}

    assert set() == words - places
    assert set() == {place.within for place in catalogue.places} - places - {None}
    assert "gaza" in places


@pytest.mark.parametrize(
    ("lang", "words", "grades"),
    [
        ("fr", "général", (6, 9)),
        ("fr", "général de brigade", (6, 6)),
        ("fr", "généraux de division", (7, 7)),
        ("fr", "général d'armée", (9, 9)),
        ("en", "brigadier general", (6, 6)),
        ("en", "general", (6, 9)),
        ("en", "lieutenant general", (8, 8)),
        ("en", "admiral", (6, 9)),
    ],
)
def test_a_rank_stands_for_grades(catalogue: Catalogue, lang: str, words: str, grades: tuple[int, int]) -> None:
    found = [(grade.low, grade.high) for grade in catalogue.grades if (grade.lang, grade.words) == (lang, words)]

    assert [grades] == found


def test_a_pack_may_be_given_by_itself_or_by_its_parent(write_pack: Callable[..., Path]) -> None:
    folder = write_pack()

    assert load_catalogue([folder]) == load_catalogue([folder.parent]) == load_catalogue([folder, folder.parent])


def test_a_digest_changes_with_any_byte(write_pack: Callable[..., Path]) -> None:
    folder = write_pack()
    before = load_catalogue([folder]).packs[0].digest
    table = folder / "daily.csv"
    table.write_bytes(table.read_bytes() + b"\n")

    assert before != load_catalogue([folder]).packs[0].digest


def test_two_packs_of_one_name_are_refused(write_pack: Callable[..., Path]) -> None:
    first, second = write_pack(), write_pack(name="other")

    with pytest.raises(ReferenceDataError, match=r"name: 'strikes' is also the name of .*; give the pack its own name"):
        load_catalogue([first, second])


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="no pack in this folder; a pack is a folder with"):
        load_catalogue([tmp_path])
    with pytest.raises(ReferenceDataError, match="no such folder; give a folder that holds packs"):
        load_catalogue([tmp_path / "none"])


def test_a_table_in_place_of_a_pack_is_to_be_added_first(write_pack: Callable[..., Path]) -> None:
    table = write_pack() / "daily.csv"

    with pytest.raises(
        ReferenceDataError, match=r"daily\.csv: a table, and no pack; make one of it: verify data add .*csv"
    ):
        load_catalogue([table])


def test_tables_without_a_descriptor_are_refused(write_pack: Callable[..., Path]) -> None:
    folder = write_pack()
    (folder / "datapackage.json").unlink()

    with pytest.raises(ReferenceDataError, match=r"strikes: tables but no datapackage.json; describe them"):
        load_catalogue([folder.parent])


def test_a_link_is_refused(write_pack: Callable[..., Path], tmp_path: Path) -> None:
    folder = write_pack()
    (tmp_path / "outside.csv").write_text("secret", encoding="utf-8")
    (folder / "daily.csv").unlink()
    (folder / "daily.csv").symlink_to(tmp_path / "outside.csv")

    with pytest.raises(ReferenceDataError, match=r"resources\[0\].path: 'daily.csv' is a link"):
        load_catalogue([folder])


ALIASES = {
    "name": "aliases",
    "path": "aliases.csv",
    "sources": [{"title": "own"}],
    "schema": {
        "fields": [
            {"name": "entity", "type": "string", "constraints": {"required": True}},
            {"name": "facet", "type": "string", "constraints": {"required": True}},
            {"name": "lang", "type": "string"},
            {"name": "words", "type": "string", "constraints": {"required": True}},
        ]
    },
    "verify:reference": {"shape": "aliases"},
}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "entity,facet,words\n",
            "aliases.csv: row 1: the columns are entity, facet, words; write entity, facet, lang,",
        ),
        ("", "aliases.csv: row 1: the columns are none; write entity, facet, lang, words"),
        ("entity,facet,lang,words\na,name,fr\n", "aliases.csv: row 2: 3 cells; write 4, one for each column"),
        ("entity,facet,lang,words\na,nom,fr,A\n", "aliases.csv: row 2: facet: 'nom' is not known; use one of name,"),
        ("entity,facet,lang,words\na,name,fr,\n", "aliases.csv: row 2: words: the cell is empty; fill it"),
        ('entity,facet,lang,words\na,name,fr,"A\n', "aliases.csv: row 2: not CSV: unexpected end of data"),
    ],
)
def test_a_broken_table_of_words_is_named(write_pack: Callable[..., Path], content: str, message: str) -> None:
    def change(descriptor: dict[str, Any]) -> None:
        descriptor["resources"].append(json.loads(json.dumps(ALIASES)))

    folder = write_pack(change, {"aliases.csv": content})

    with pytest.raises(ReferenceDataError) as caught:
        load_catalogue([folder])

    assert message in str(caught.value)
