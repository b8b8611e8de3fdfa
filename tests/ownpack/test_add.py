"""A newsroom's own table becomes a pack that an article is checked against, by real commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from verify.errors import UsageError
from verify.ownpack.cells import AmbiguousError, days, numbers
from verify.ownpack.meaning import Meaning, guessed
from verify.ownpack.sheet import read_sheet
from verify.ownpack.tidy import Figure, figures

ROOT = Path(__file__).resolve().parent.parent.parent
STRIKES = "Date;Pays;Grèves\n31/01/2024;Ruritanie;1 204\n29/02/2024;Ruritanie;1 310\n31/03/2024;Ruritanie;1 275\n"


def verify(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "verify", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )


def test_a_reporter_adds_a_table_and_checks_an_article_in_a_minute(tmp_path: Path) -> None:
    (tmp_path / "greves.csv").write_text(STRIKES, encoding="utf-8")
    article = "Grèves en Ruritanie\n\nAu 31 mars 2024, la Ruritanie comptait {} grèves.\n"
    for name, figure in (("right", "1 275"), ("wrong", "1 257"), ("old", "1 310")):
        (tmp_path / f"{name}.fr.txt").write_text(article.format(figure), encoding="utf-8")
    began = time.monotonic()
    added = verify(tmp_path, "data", "add", "greves.csv", "--source", "Ministère du Travail", "--licence", "CC-BY-4.0")
    checked = verify(
        tmp_path, "check", "--references", "references", "--published", "2024-04-02", "--format", "json", "."
    )

    assert (added.returncode, added.stderr) == (0, "")
    assert "Check an article with:\n\n    verify check --references references ARTICLE" in added.stdout
    assert (checked.returncode, checked.stderr) == (1, "")
    assert {"right.fr.txt": "match", "wrong.fr.txt": "mismatch", "old.fr.txt": "mismatch"} == verdicts(checked.stdout)
    assert time.monotonic() - began < 60


YEARS = "year,country,strikes\n2021,France,10\n2022,France,12\n2023,France,9\n"


def test_a_year_behind_the_end_of_a_table_is_not_held_against_the_year_before(tmp_path: Path) -> None:
    (tmp_path / "strikes.csv").write_text(YEARS, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("France had 30 strikes in 2024.\n\nFrance had 13 strikes in 2022.\n", "utf-8")
    verify(tmp_path, "data", "add", "strikes.csv", "--source", "Ministry", "--cue", "en=strikes")
    checked = verify(
        tmp_path, "check", "--references", "references", "--published", "2025-03-01", "--format", "json", "a.en.txt"
    )
    claims = json.loads(checked.stdout)["documents"][0]["claims"]

    assert ["unmatched", "mismatch"] == [claim["verdict"] for claim in claims if claim["text"] in {"30", "13"}]
    assert "the series ends on 2023-12-31" in checked.stdout


@pytest.mark.parametrize(
    ("days", "often"),
    [
        (("2024-01-01", "2024-01-02", "2024-01-04", "2024-01-05"), "P1D"),
        (("2024-01-01", "2024-01-08", "2024-01-15"), "P1W"),
        (("2024-01-31", "2024-02-29", "2024-03-31"), "P1M"),
        (("2024-03-31", "2024-06-30", "2024-09-30"), "P3M"),
        (("2020-12-31", "2021-12-31"), "P1Y"),
        (("2000-12-31", "2010-12-31"), None),
        (("2024-01-01",), None),
    ],
)
def test_how_often_there_is_a_figure_is_told_from_the_days(
    tmp_path: Path, days: tuple[str, ...], often: str | None
) -> None:
    lines = [f"{day},{count}" for count, day in enumerate(days, 5)]
    (tmp_path / "t.csv").write_text("\n".join(["day,strikes", *lines]) + "\n", encoding="utf-8")
    verify(tmp_path, "data", "add", "t.csv", "--source", "M", "--entity", "France", "--date-format", "YMD")
    descriptor = json.loads((tmp_path / "references" / "t" / "datapackage.json").read_text(encoding="utf-8"))

    assert often == descriptor["resources"][0]["verify:reference"].get("frequency")


def verdicts(report: str) -> dict[str, str]:
    """Return the verdict on the count of each article."""
    found = {}
    for document in json.loads(report)["documents"]:
        for claim in document["claims"]:
            if claim["text"].startswith("1"):
                found[document["path"]] = claim["verdict"]
    return found


def test_a_pack_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "greves.csv").write_text(STRIKES, encoding="utf-8")
    first = verify(tmp_path, "data", "add", "greves.csv", "--source", "x")
    before = (tmp_path / "references/greves/datapackage.json").read_bytes()
    again = verify(tmp_path, "data", "add", "greves.csv", "--source", "y")
    replaced = verify(tmp_path, "data", "add", "greves.csv", "--source", "y", "--replace")

    assert [0, 2, 0] == [first.returncode, again.returncode, replaced.returncode]
    assert "is there already; give another --name, or --replace if it is to be written anew" in again.stderr
    assert before != (tmp_path / "references/greves/datapackage.json").read_bytes()
    assert ["greves"] == [path.name for path in (tmp_path / "references").iterdir()]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "greves.csv").write_text(STRIKES, encoding="utf-8")
    done = verify(tmp_path, "data", "add", "greves.csv", "--source", "x", "--dry-run")

    assert done.returncode == 0
    assert "Nothing was written" in done.stdout
    assert ["greves.csv"] == [path.name for path in tmp_path.iterdir()]


def test_a_source_is_required(tmp_path: Path) -> None:
    (tmp_path / "greves.csv").write_text(STRIKES, encoding="utf-8")
    done = verify(tmp_path, "data", "add", "greves.csv")

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("verify: --source: nothing says where the figures are from;")


def test_a_metric_counted_in_another_unit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("day,place,killed\n2024-01-01,Ruritania,5\n", encoding="utf-8")
    done = verify(tmp_path, "data", "add", "own.csv", "--source", "x", "--name", "Own Pack")

    assert (2, "") == (done.returncode, done.stdout)
    assert "--name: 'Own Pack' is not a name; use lower-case letters" in done.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    (tmp_path / "greves.csv").write_text(STRIKES, encoding="utf-8")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "verify", "data", "add", "greves.csv"]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        os.close(theirs)
        answers = ["", "", "grèves", "grève", "", "Ministère", "", "CC0-1.0", "", "fr", "grèves, débrayages"]
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        _, said = running.communicate(timeout=60)
    os.close(ours)
    descriptor = json.loads((tmp_path / "references/greves/datapackage.json").read_bytes())
    block = descriptor["resources"][0]["verify:reference"]

    assert running.returncode == 0, said
    assert {"greves": {"unit": "grève", "cues": {"fr": ["grèves", "débrayages"]}}} == block["metrics"]
    assert ("Ministère", [{"name": "CC0-1.0"}]) == (block["claimant"], descriptor["licenses"])


def sheet(tmp_path: Path, text: str, name: str = "t.csv") -> Any:  # noqa: ANN401 - a Sheet
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_sheet(tmp_path / name)


def read(tmp_path: Path, text: str, **given: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - answers
    table = sheet(tmp_path, text)
    found = figures(table, guessed(table, Meaning(source="x", **given), "strikes"))
    return [(figure.metric, figure.entity, figure.as_of, figure.value) for figure in found]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param(
            "year,country,count\n2022,Ruritania,5\n2023,Ruritania,6\n",
            {},
            [("strikes", "Ruritania", "2022-12-31", "5"), ("strikes", "Ruritania", "2023-12-31", "6")],
            id="years",
        ),
        pytest.param(
            "country,2022,2023\nRuritania,5,6\nFreedonia,7,\n",
            {},
            [
                ("strikes", "Freedonia", "2022-12-31", "7"),
                ("strikes", "Ruritania", "2022-12-31", "5"),
                ("strikes", "Ruritania", "2023-12-31", "6"),
            ],
            id="a-column-a-year",
        ),
        pytest.param(
            "day,beds,doctors\n2024-01-01,10,3\n",
            {"entity": "Ruritania"},
            [("beds", "Ruritania", "2024-01-01", "10"), ("doctors", "Ruritania", "2024-01-01", "3")],
            id="a-column-a-metric",
        ),
        pytest.param(
            "day,Ruritania,Freedonia\n2024-01-01,10,3\n",
            {"metric": "beds"},
            [("beds", "Freedonia", "2024-01-01", "3"), ("beds", "Ruritania", "2024-01-01", "10")],
            id="a-column-an-entity",
        ),
        pytest.param(
            "month\tindicator\tplace\tvalue\n2024-02\tbeds\tRuritania\t1,234.5\n",
            {},
            [("beds", "Ruritania", "2024-02-29", "1234.5")],
            id="a-column-says-what",
        ),
        pytest.param(
            "datum|stadt|wert\n2024-Q1|Strelsau|3\n",
            {},
            [("strikes", "Strelsau", "2024-03-31", "3")],
            id="quarters",
        ),
    ],
)
def test_a_table_is_read_as_it_stands(
    tmp_path: Path, text: str, given: dict[str, Any], expected: list[tuple[str, ...]]
) -> None:
    assert expected == read(tmp_path, text, **given)


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        ("day,place,n\n03/04/2024,R,5\n", {}, "day: '03/04/2024' can be two days; say which with --date-format DMY"),
        ('day,place,n\n2024-01-01,R,"1,234"\n', {}, "n: '1,234' can be two numbers; say what parts decimals with"),
        ("day,place,n\n2024-01-01,R,5\n2024-01-01,R,6\n", {}, "row 3: n, R, 2024-01-01 was already in row 2"),
        ("day,n\n2024-01-01,5\n", {}, "no column says of whom or where the figures are; say of whom or where"),
        ("place,n\nR,5\n", {}, "no column holds days; name it with --date-column"),
        ("day,place\n2024-01-01,R\n", {}, "no column holds only numbers; name one with --value-column"),
        ("day,place,n\n2024-01-01,R,5\n", {"value_columns": ("m",)}, "no column 'm'; use some of day, place, n"),
        ("day,place,n\n2024-01-01,R,x\n", {"value_columns": ("n",)}, "row 2: n: 'x' is no number; write digits only"),
        ("day,place,n\n2024-01-01,,5\n", {"entity_column": "place"}, "row 2: place is empty; fill it"),
        ("day,place,n\n2024-01-01,R\n", {}, "row 2: 2 cells; write 3, as the header has"),
        ("day,day,n\n2024-01-01,R,5\n", {}, "row 1: two columns are named 'day'"),
        ("day,place,n\n", {}, "0 rows of"),
        ("", {}, "0 rows of 0 columns"),
    ],
)
def test_what_cannot_be_told_is_asked_for(tmp_path: Path, text: str, given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text, **given)

    assert message in str(caught.value)


def test_an_answer_settles_what_is_open(tmp_path: Path) -> None:
    text = 'day;place;n\n03/04/2024;R;"1,234"\n'

    assert [("n", "R", "2024-04-03", "1.234")] == read(tmp_path, text, date_format="DMY", decimal=",")
    assert [("n", "R", "2024-03-04", "1234")] == read(tmp_path, text, date_format="MDY", decimal=".")


def test_a_table_in_another_encoding_is_read(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-8-sig", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(STRIKES.encode(encoding))
        assert ("Date", "Pays", "Grèves") == tuple(read_sheet(path).columns)


def test_parquet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    frame = pl.DataFrame({"day": ["2024-01-01"], "place": ["R"], "n": [5.5], "tags": [["a"]]})
    frame.with_columns(pl.col("day").str.to_date()).write_parquet(path)
    table = read_sheet(path)

    assert [Figure("n", "R", "2024-01-01", "5.5", 2)] == figures(table, guessed(table, Meaning(source="x"), "t"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("t.pdf", ".pdf is not known; give a .csv, .tsv, .xlsx or .parquet file"),
        ("t.parquet", "cannot be read"),
        ("none.csv", "cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, name: str, message: str) -> None:
    if not name.startswith("none"):
        (tmp_path / name).write_bytes(b"%PDF-1.4")
    with pytest.raises(UsageError) as caught:
        read_sheet(tmp_path / name)

    assert message in str(caught.value)


def test_a_spreadsheet_needs_a_package_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object, **__: object) -> None:
        message = "required package 'fastexcel' not found"
        raise ModuleNotFoundError(message)

    monkeypatch.setattr(pl, "read_excel", without)
    (tmp_path / "t.xlsx").write_bytes(b"PK")
    with pytest.raises(UsageError, match=r'install it with: pip install "verify-figures\[excel\]"'):
        read_sheet(tmp_path / "t.xlsx")


def test_columns_of_numbers_and_days_are_told_apart() -> None:
    assert numbers(["1 204", "1\u202f310", "−3", "5 %"]) == ["1204", "1310", "-3", "5"]
    assert numbers(["1.204,5", "3"]) == ["1204.5", "3"]
    assert numbers(["1.2.3"]) is None
    assert days(["31/01/24", "01/02/24"]) == ["2024-01-31", "2024-02-01"]
    assert days(["2024-02-30"]) is None
    with pytest.raises(AmbiguousError):
        days(["01/02/2024", "03/04/2024"])
