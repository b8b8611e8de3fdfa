"""A refresh adds, never overwrites, and changes nothing when anything is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.refresh.conftest import MakePack, Server
from verify.errors import RefreshError, VerifyError
from verify.reference.folder import read_source
from verify.reference.generations import current, slot
from verify.reference.table_schema import Field
from verify.refresh.fetch import Fetcher
from verify.refresh.limits import Limits
from verify.refresh.lockfile import locked
from verify.refresh.merge import merge
from verify.refresh.run import Outcome, Settings, refresh
from verify.refresh.tables import read_table_rows, table_bytes

DAY = date(2024, 1, 5)
LIMITS = Limits(first_wait=0.01, deadline=10, silence=1)
CAME = "day,count\n2024-01-01,10\n2024-01-02,12\n"


def run(pack: Path, day: date = DAY, *, dry_run: bool = False) -> Outcome:
    return refresh(pack, Settings(day, Fetcher(LIMITS), dry_run))


def in_use(pack: Path) -> str:
    generation, warning = current(pack)
    assert warning is None
    folder = pack if generation is None else generation.folder
    return (folder / "daily.csv").read_text(encoding="utf-8").partition("\n")[2]


def files_under(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


OLD = "detained,ruritania,2024-01-01,2024-01-02,10\ndetained,ruritania,2024-01-02,2024-01-03,12\n"


def test_a_new_day_is_added(server: Server, make_pack: MakePack) -> None:
    server.serve(CAME + "2024-01-03,15\n")
    pack = make_pack(server.url())
    shipped = files_under(pack)
    outcome = run(pack)

    assert [(1, 0, "2024-01-03")] == [(table.added, table.revised, table.last) for table in outcome.tables]
    assert f"{OLD}detained,ruritania,2024-01-03,2024-01-05,15\n" == in_use(pack)
    assert files_under(pack) == shipped


def test_a_revised_value_is_a_later_vintage(server: Server, make_pack: MakePack) -> None:
    server.serve("day,count\n2024-01-01,11\n2024-01-02,12\n")
    pack = make_pack(server.url())
    run(pack)

    lines = in_use(pack).splitlines()
    assert ["detained,ruritania,2024-01-01,2024-01-02,10", "detained,ruritania,2024-01-01,2024-01-05,11"] == lines[:2]


def test_two_changes_within_a_day_both_stay(server: Server, make_pack: MakePack) -> None:
    server.serve(CAME + "2024-01-03,15\n", CAME + "2024-01-03,16\n")
    pack = make_pack(server.url())
    run(pack)
    run(pack)

    assert [
        "detained,ruritania,2024-01-03,2024-01-05,15",
        "detained,ruritania,2024-01-03,2024-01-06,16",
    ] == in_use(pack).splitlines()[2:]


def test_a_value_that_returns_is_a_vintage_too(server: Server, make_pack: MakePack) -> None:
    server.serve("day,count\n2024-01-01,11\n2024-01-02,12\n", CAME)
    pack = make_pack(server.url())
    run(pack)
    run(pack, date(2024, 1, 9))

    assert ["10", "11", "10", "12"] == [line.rpartition(",")[2] for line in in_use(pack).splitlines()]


def test_a_table_without_vintages_gets_them(server: Server, make_pack: MakePack) -> None:
    def without(resource: dict[str, Any]) -> None:
        del resource["schema"]["fields"][3]
        resource["schema"]["primaryKey"].remove("vintage")
        del resource["verify:reference"]["vintages"]

    rows = "metric,entity,as_of,value\ndetained,ruritania,2024-01-01,10\ndetained,ruritania,2024-01-02,12\n"
    server.serve("day,count\n2024-01-01,10\n2024-01-02,13\n")
    pack = make_pack(server.url(), without, rows)
    run(pack)

    assert [
        "detained,ruritania,2024-01-01,10,",
        "detained,ruritania,2024-01-02,12,",
        "detained,ruritania,2024-01-02,13,2024-01-05",
    ] == in_use(pack).splitlines()
    generation, _ = current(pack)
    assert generation is not None
    assert read_source(generation.folder).descriptor.resources[0].block.vintages == "first_seen"


def test_what_is_not_new_makes_no_generation(server: Server, make_pack: MakePack) -> None:
    server.serve(CAME)
    pack = make_pack(server.url())

    assert run(pack).generation is None
    assert not (slot(pack) / "generations").exists()
    assert run(pack).unmodified


def test_a_dry_run_changes_nothing(server: Server, make_pack: MakePack, data: Path) -> None:
    server.serve(CAME + "2024-01-03,15\n")
    pack = make_pack(server.url())
    outcome = run(pack, dry_run=True)

    assert outcome.generation
    assert [1] == [table.added for table in outcome.tables]
    assert not data.exists()


GOOD = CAME + "2024-01-03,15\n"


@pytest.mark.parametrize(
    ("came", "message"),
    [
        pytest.param(GOOD + "2024-01-04,0\n", "2024-01-04: 0 is lower than .*2024-01-03: 15, and this", id="zero"),
        pytest.param(GOOD + "2024-01-04,14\n", "14 is lower than", id="falls"),
        pytest.param(GOOD.replace(",10", ",13"), "2024-01-02: 12 is lower than .*: 13", id="revised-above"),
        pytest.param(GOOD + "2024-01-04,120\n", "120 differs from .*: 15 by more than 0.5 of it", id="step"),
        pytest.param(GOOD.replace(",10", ",1"), "2024-01-01: 1 differs from .*: 10 by more than 0.5", id="revision"),
        pytest.param(CAME, "2 rows came where 3 were before", id="fewer"),
        pytest.param(GOOD + "2024-01-02,12\n", "detained ruritania 2024-01-02 comes twice", id="twice"),
        pytest.param("day,total\n2024-01-01,10\n", "not of the form csv_table: record 1: no 'count'", id="schema"),
        pytest.param(GOOD + "2024-01-04,many\n", "record 4: value: 'many' is no number", id="text"),
        pytest.param(GOOD + "3 January,15\n", "record 4: as_of: '3 January' is no day", id="day"),
        pytest.param(GOOD + "2024-01-04\n", "row 5: 1 cells where the header has 2", id="short-row"),
        pytest.param("<html><body>Sorry</body></html>", "no header of a table", id="html"),
        pytest.param(b"\xff\xfe\x00day", "not UTF-8", id="bytes"),
        pytest.param("", "no header", id="empty"),
        pytest.param(GOOD + "2024-01-04,15.5\n", "strikes/daily.csv: row 5: value: '15.5' is no integer", id="type"),
    ],
)
def test_what_breaks_a_guard_is_refused(
    server: Server, make_pack: MakePack, data: Path, came: str | bytes, message: str
) -> None:
    pack = make_pack(server.url())
    server.serve(GOOD, came)
    run(pack)
    before, rows = files_under(data), in_use(pack)

    with pytest.raises(VerifyError, match=message):
        run(pack, date(2024, 1, 8))

    assert files_under(data) == before
    assert in_use(pack) == rows


def test_an_unknown_guard_is_named(server: Server, make_pack: MakePack) -> None:
    def change(resource: dict[str, Any]) -> None:
        resource["verify:reference"]["refresh"]["guards"] = ["maximum_step=1"]

    server.serve(CAME)
    with pytest.raises(VerifyError, match=r"refresh.guards: 'maximum_step=1' is no guard; use some of primary-key,"):
        run(make_pack(server.url(), change))


def test_an_unknown_adapter_is_named(server: Server, make_pack: MakePack) -> None:
    def change(resource: dict[str, Any]) -> None:
        resource["verify:reference"]["refresh"]["adapter"] = "../csv"

    with pytest.raises(VerifyError, match=r"refresh.adapter: '../csv' is not known; use one of "):
        run(make_pack(server.url(), change))


def test_refreshes_lock_each_other_out(server: Server, make_pack: MakePack) -> None:
    server.serve(CAME)
    pack = make_pack(server.url())
    with (
        locked(slot(pack) / "lock", "strikes"),
        pytest.raises(RefreshError, match=r"strikes: another refresh is running \(process \d+\); wait until it has"),
    ):
        run(pack)

    assert run(pack).generation is None


def test_a_newer_pack_keeps_what_refreshes_gathered(server: Server, make_pack: MakePack) -> None:
    server.serve("day,count\n2024-01-01,11\n2024-01-02,12\n")
    pack = make_pack(server.url())
    run(pack)
    newer = "metric,entity,as_of,vintage,value\n" + OLD + "detained,ruritania,2024-01-03,2024-01-06,15\n"

    def change(resource: dict[str, Any]) -> None:
        resource["verify:reference"]["series"][0]["last"] = "2024-01-03"

    make_pack(server.url(), change, newer)
    generation, warning = current(pack)
    assert generation is None
    assert "was made from another version of this pack, so the data before the refresh is used" in str(warning)

    server.serve("day,count\n2024-01-01,11\n2024-01-02,12\n2024-01-03,15\n")
    run(pack, date(2024, 1, 7))

    assert ["10", "11", "12", "15"] == [line.rpartition(",")[2] for line in in_use(pack).splitlines()]
    assert "2024-01-01,2024-01-05,11" in in_use(pack)


def test_a_row_without_vintages_is_completed_and_never_changed() -> None:
    old = [
        {"person": "a", "title": "A", "start": "2020-01-01", "end": ""},
        {"person": "b", "title": "B", "start": "2021-01-01", "end": "2022-01-01"},
    ]
    came = [
        {"person": "a", "title": "A", "start": "2020-01-01", "end": "2021-01-01"},
        {"person": "b", "title": "B", "start": "2021-01-01", "end": "2022-02-02"},
        {"person": "c", "title": "C", "start": "2022-01-01", "end": ""},
    ]
    merged = merge(old, came, ("person", "start"), tuple(old[0]), DAY)

    assert [("a", "2021-01-01"), ("b", "2022-01-01"), ("c", "")] == [(row["person"], row["end"]) for row in merged.rows]
    assert (2, 1) == (len(merged.changes), merged.kept)
    assert old[0]["end"] == ""


def test_an_empty_table_takes_what_comes() -> None:
    merged = merge([], [{"as_of": "2024-01-01", "value": "1"}], ("as_of",), ("as_of", "vintage", "value", "note"), DAY)

    assert [{"as_of": "2024-01-01", "vintage": "2024-01-05", "value": "1", "note": ""}] == merged.rows


def test_a_table_without_an_adapter_is_left_alone(server: Server, make_pack: MakePack) -> None:
    def change(resource: dict[str, Any]) -> None:
        del resource["verify:reference"]["refresh"]["adapter"]

    with pytest.raises(RefreshError, match="strikes: own tables, with no source to ask; newer rows"):
        run(make_pack(server.url(), change))

    assert server.asked == []


def test_a_table_of_parquet_keeps_its_cells() -> None:
    fields = (Field("metric", "string"), Field("as_of", "date"), Field("value", "number"), Field("rank", "integer"))
    rows = [{"metric": "gdp", "as_of": "2023-12-31", "value": "3521418059.923445", "rank": ""}]
    content = table_bytes(rows, "x.parquet", fields)
    read = read_table_rows(content, "x.parquet", fields)

    assert read == rows
    came = [{"metric": "gdp", "as_of": "2023-12-31", "value": "3521418059.9234450001"}]
    assert merge(read, came, ("metric", "as_of"), tuple(read[0]), DAY).changes == ()
