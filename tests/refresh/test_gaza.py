"""The shipped series of casualties, refreshed from a server that sends it in the upstream's form."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.refresh.conftest import Server
from verify.errors import RefreshError
from verify.reference.folder import shipped
from verify.reference.generations import current
from verify.refresh.fetch import Fetcher
from verify.refresh.run import Outcome, Settings, refresh

DAY = date(2026, 8, 24)
COLUMNS = {
    ("killed", ""): "killed_cum",
    ("injured", ""): "injured_cum",
    ("killed", "role=child"): "killed_children_cum",
    ("killed", "role=woman"): "killed_women_cum",
}


@pytest.fixture
def pack(tmp_path: Path, server: Server) -> Path:
    """Copy the shipped pack and let it ask the server."""
    folder = tmp_path / "gaza-casualties"
    shutil.copytree(shipped() / "gaza-casualties", folder)
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if "refresh" in resource["verify:reference"]:
            resource["verify:reference"]["refresh"]["url"] = server.url("/casualties_daily.json")
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def upstream(pack: Path) -> list[dict[str, Any]]:
    """Rebuild what the publisher sends from the newest values of the pack."""
    days: dict[str, dict[str, Any]] = {}
    for name in ("daily.csv", "roles.csv"):
        with (pack / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if (column := COLUMNS.get((row["metric"], row["scope"]))) is not None:
                    record = days.setdefault(row["as_of"], {"report_date": row["as_of"], "report_source": "mohtel"})
                    record[column] = int(row["value"])
    return [days[day] for day in sorted(days)]


def served(server: Server, days: list[dict[str, Any]]) -> None:
    server.serve(json.dumps(days), path="/casualties_daily.json")


def run(pack: Path) -> Outcome:
    return refresh(pack, Settings(DAY, Fetcher()))


def test_what_is_shipped_is_what_came(pack: Path, server: Server) -> None:
    served(server, upstream(pack))

    assert run(pack).generation is None
    assert len(server.asked) == 1


def test_a_bulletin_and_a_correction_are_added(pack: Path, server: Server) -> None:
    days = upstream(pack)
    last = days[-1]
    days[-1] = last | {"injured_cum": last["injured_cum"] + 1}
    days.append(
        {
            "report_date": "2026-08-23",
            "report_source": "mohtel",
            "killed_cum": last["killed_cum"] + 4,
            "injured_cum": last["injured_cum"] + 9,
        }
    )
    served(server, days)
    outcome = run(pack)
    generation, _ = current(pack)

    assert {"daily": (2, 1), "roles": (0, 0), "shares": (0, 0)} == {
        table.table: (table.added, table.revised) for table in outcome.tables
    }
    assert generation is not None
    lines = (generation.folder / "daily.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len((pack / "daily.csv").read_text(encoding="utf-8").splitlines()) + 3
    assert f"killed,level,gaza,,2026-08-23,2026-08-24,{last['killed_cum'] + 4},," in lines


def test_the_zero_that_was_once_published_is_refused(pack: Path, server: Server) -> None:
    last = upstream(pack)[-1]
    slip = {"report_date": "2026-08-23", "report_source": "mohtel", "killed_cum": 0, "injured_cum": last["injured_cum"]}
    served(server, [*upstream(pack), slip])

    with pytest.raises(RefreshError, match=r"daily.csv: killed gaza 2026-08-23: 0 is lower than .* never falls"):
        run(pack)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "no list of days"),
        ("[1]", "no list of days"),
        ('[{"report_date": "2024-04-26"}]', "KeyError: 'report_source'"),
        (
            '[{"report_date": "2024-04-26", "report_source": "someone", "killed_cum": 1}]',
            "report_source 'someone' is new",
        ),
        ('[{"report_date": "2024-04-26", "report_source": "mohtel", "killed_cum": "1"}]', "'1' is no count"),
        ('[{"report_date": "2024-04-26", "report_source": "mohtel"}]', r"rows came where \d+ were"),
        ("[", "not JSON"),
        ("[NaN]", "NaN is no number"),
    ],
)
def test_another_form_is_refused(pack: Path, server: Server, content: str, message: str) -> None:
    server.serve(content, path="/casualties_daily.json")
    with pytest.raises(RefreshError, match=message):
        run(pack)
