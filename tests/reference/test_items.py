"""Tables of events, editions and persons are refused in one line where they break the form."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from verify.errors import ReferenceDataError
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.observations import load_observations

Copy = Callable[[str], Path]


@pytest.fixture
def copied(tmp_path: Path) -> Copy:
    """Return a function that copies a shipped pack, and the places that it needs, to a folder of its own."""

    def copy(name: str) -> Path:
        for pack in (name, "places"):
            shutil.copytree(shipped() / pack, tmp_path / "packs" / pack)
        return tmp_path / "packs" / name

    return copy


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


BROKEN = [
    (
        "chronology",
        "events.csv",
        "2024-04-13,2024-04-14",
        "2024-04-13,2024-04-12",
        "end: '2024-04-12' lies before the start",
    ),
    (
        "chronology",
        "events.csv",
        "2024-04-13,2024-04-14",
        "13 April,2024-04-14",
        "start: '13 April' is not a day; write",
    ),
    (
        "chronology",
        "events.csv",
        ",damascus,",
        ",atlantis,",
        "place: 'atlantis' has no words; add it to a table of aliases",
    ),
    (
        "chronology",
        "events.csv",
        "kind place actor",
        "kind place colour",
        "identify: 'colour' is not known; use some of name,",
    ),
    (
        "numbered-meetings",
        "bodies.csv",
        "summer-olympics",
        "summer-games",
        "body: 'summer-olympics' is not among the bodies",
    ),
    (
        "numbered-meetings",
        "editions.csv",
        "brics,1,",
        "brics,first,",
        "number: 'first' is not a whole number; write digits",
    ),
    ("military-ranks", "ranks.csv", ",9,9\n", ",9,8\n", "high: 8 lies under 9; write the lower grade first"),
]


@pytest.mark.parametrize(("pack", "table", "old", "new", "message"), BROKEN)
def test_a_broken_row_is_named(  # noqa: PLR0913, PLR0917 - a case has as many parts
    copied: Copy, pack: str, table: str, old: str, new: str, message: str
) -> None:
    folder = copied(pack)
    edit(folder / table, old, new)

    with pytest.raises(ReferenceDataError) as caught:
        load_catalogue([folder.parent])

    assert message in str(caught.value)
    assert ".csv: row " in caught.value.where


def test_a_count_of_no_event_is_named(copied: Copy) -> None:
    folder = copied("chronology")
    edit(folder / "counts.csv", "\nmh17-2014,", "\nmh18-2014,")
    catalogue = load_catalogue([folder.parent])

    with pytest.raises(
        ReferenceDataError, match=r"counts\.csv: row \d+: event: 'mh18-2014' is no event of this pack; add"
    ):
        load_observations(catalogue, ["chronology"])


def test_a_status_that_no_table_rules_out_is_still_refused(copied: Copy) -> None:
    folder = copied("chronology")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for field in descriptor["resources"][0]["schema"]["fields"]:
        field.get("constraints", {}).pop("enum", None)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    edit(folder / "events.csv", ",press,", ",rumour,")
    catalogue = load_catalogue([folder.parent])

    with pytest.raises(
        ReferenceDataError, match="chronology: events: row 2: status: 'rumour' not one of official, party"
    ):
        load_observations(catalogue, ["chronology"])
