"""Every shipped pack that has an upstream, refreshed from a server that sends small files in the upstream's form.

The pack has the shipped descriptor and small tables, made by the code that makes the shipped ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.refresh.conftest import Server
from tests.refresh.shipped import made, paths, run, served
from tests.refresh.upstreams import CASES, Case
from verify.errors import RefreshError, VerifyError
from verify.reference.folder import read_source, shipped
from verify.reference.generations import current
from verify.refresh.came import plans_of
from verify.refresh.merge import VINTAGE, key_of, keys_of
from verify.refresh.tables import read_table_rows

FIGURES = ("value", "low", "high")
Rows = dict[str, list[dict[str, str]]]
every_case = pytest.mark.parametrize("case", CASES, ids=[case.pack for case in CASES])


def tables(folder: Path) -> Rows:
    """Return the tables with an upstream."""
    source = read_source(folder)
    return {
        resource.name: read_table_rows(source.files[resource.name], resource.path, resource.table.fields)
        for resource in source.descriptor.resources
        if plans_of(resource)
    }


def newest(folder: Path) -> dict[str, dict[tuple[str, ...], list[float]]]:
    """Return the newest figures of every table by what they are about."""
    found: dict[str, dict[tuple[str, ...], list[float]]] = {}
    for resource in read_source(folder).descriptor.resources:
        if plans_of(resource) and {"value", "low"} & {each.name for each in resource.table.fields}:
            keys = keys_of(resource.table.primary_key, [each.name for each in resource.table.fields])
            rows = sorted(tables(folder)[resource.name], key=lambda row: row.get(VINTAGE, ""))
            found[resource.name] = {
                key_of(row, keys): [float(row[name]) for name in FIGURES if row.get(name)] for row in rows
            }
    return found


def test_every_shipped_pack_with_an_upstream_has_a_case() -> None:
    assert {case.pack for case in CASES} == {folder.name for folder in shipped().iterdir() if paths(folder.name)}


@every_case
def test_what_is_new_is_added_and_what_is_revised_is_a_vintage(case: Case, tmp_path: Path, server: Server) -> None:
    pack = made(case, case.first, tmp_path, server)
    before = tables(pack)
    served(case, case.then, server)
    rehearsed = run(pack, dry_run=True)
    assert current(pack) == (None, None)
    outcome = run(pack)
    generation, warning = current(pack)

    assert warning is None
    assert generation is not None
    assert outcome == rehearsed
    assert case.brings == {each.table: (each.added, each.revised) for each in outcome.tables}
    after = tables(generation.folder)
    for name, rows in before.items():
        assert [row for row in rows if not any(row.items() <= other.items() for other in after[name])] == []
    again = made(case, case.then, tmp_path / "again", server)
    assert newest(again) == newest(generation.folder)


@every_case
def test_what_came_again_brings_nothing(case: Case, tmp_path: Path, server: Server) -> None:
    pack = made(case, case.first, tmp_path, server)
    served(case, case.first, server)

    assert run(pack).generation is None
    assert run(pack).unmodified
    assert tables(pack) == tables(made(case, case.first, tmp_path / "again", server))


SLIPS = [(case, words) for case in CASES for words in case.slips]


@pytest.mark.parametrize(("case", "words"), SLIPS, ids=[f"{case.pack}-{words}" for case, words in SLIPS])
def test_a_slip_is_refused_and_nothing_changes(
    case: Case, words: str, tmp_path: Path, server: Server, data: Path
) -> None:
    pack = made(case, case.first, tmp_path, server)
    at, content = case.slips[words]
    served(case, [content if place == at else each for place, each in enumerate(case.first)], server)

    with pytest.raises(VerifyError, match=words) as caught:
        run(pack)

    assert isinstance(caught.value, RefreshError)
    assert caught.value.remedy.startswith("nothing was changed")
    assert current(pack) == (None, None)
    assert not [path for path in data.rglob("*") if path.is_file() and path.name != "lock"]


def test_an_earthquake_that_its_country_and_year_tell_no_more_is_taken_away(tmp_path: Path, server: Server) -> None:
    case = next(case for case in CASES if case.pack == "earthquakes")
    pack = made(case, case.first, tmp_path, server)
    path = pack / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("rows=0.95", "rows=0.5"), encoding="utf-8")
    page = json.loads(case.first[0])
    page["items"].append(page["items"][0] | {"month": 11, "deaths": 50, "deathsTotal": 50})
    served(case, [json.dumps(page).encode()], server)
    outcome = run(pack)
    generation, _ = current(pack)

    assert {"events": 1, "counts": 1, "magnitudes": 1} == {each.table: each.dropped for each in outcome.tables}
    assert generation is not None
    assert "quake-tr-2020-01-05" not in {row["event"] for row in tables(generation.folder)["events"]}
