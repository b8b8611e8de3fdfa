"""The commands of `verify data`, as a person uses them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.refresh.conftest import PACK, ROWS
from tests.report.test_pack_page import Reader
from verify.cli import main
from verify.reference.folder import shipped

Said = pytest.CaptureFixture[str]
GONE = "http://127.0.0.1:9/data.csv"  # a port on which nobody answers


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a pack with hostile words, and give the test a data folder of its own."""
    monkeypatch.setenv("VERIFY_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VERIFY_TODAY", "2024-02-01")
    monkeypatch.setenv("COLUMNS", "240")
    folder = tmp_path / "packs" / "strikes"
    folder.mkdir(parents=True)
    descriptor = json.loads(json.dumps(PACK))
    descriptor["title"] = "Arrests <script>alert(1)</script> \x1b[31m | [x](javascript:y)"
    block = descriptor["resources"][0]["verify:reference"]
    block["refresh"]["url"] = GONE
    block["claimant"] = "Ministry & <b>Sons</b>"
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "daily.csv").write_text(ROWS, encoding="utf-8")
    return folder


def test_all_packs_are_listed(own: Path, capfd: Said) -> None:
    assert main(["data", "list", "--references", str(own)]) == 0
    shown = capfd.readouterr().out

    assert all(re.search(rf"^{folder.name} ", shown, re.MULTILINE) for folder in shipped().iterdir())
    assert re.search(r"^strikes ", shown, re.MULTILINE)
    assert "<U+001B>" in shown
    assert "\x1b" not in shown


def test_every_shipped_pack_is_checked(own: Path, capfd: Said) -> None:
    assert main(["data", "check", "--references", str(own)]) == 0
    shown, said = capfd.readouterr()

    assert said == ""
    assert "strikes: ok, 1 table, 2 figures\n" in shown
    assert len(shown.splitlines()) == sum(folder.is_dir() for folder in shipped().iterdir()) + 1


def test_a_broken_row_is_named_and_the_others_are_checked(own: Path, capfd: Said) -> None:
    table = own / "daily.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",12\n", ",9\n"), encoding="utf-8")

    assert main(["data", "check", "strikes", "places", "--references", str(own)]) == 2
    shown, said = capfd.readouterr()
    assert "places: ok" in shown
    assert "daily.csv: row 3: value: '9': lower than on a day before; correct the row" in said


def test_every_source_and_licence_is_printed(own: Path, capfd: Said) -> None:
    assert main(["data", "licences", "--references", str(own)]) == 0
    shown = capfd.readouterr().out
    for folder in shipped().iterdir():
        for resource in json.loads((folder / "datapackage.json").read_bytes())["resources"]:
            for source in resource["sources"]:
                assert source["title"] in shown
                assert source.get("path", "") in shown
    assert "    source: Ministry of Labour, https://example.org/strikes\n" in shown
    assert "    licence: CC0-1.0\n" in shown


def test_packs_of_a_project_are_those_of_its_settings(
    own: Path, capfd: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "verify.toml").write_text('references = ["packs"]\n', encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    assert own.is_dir()

    assert main(["data", "check", "strikes"]) == 0
    assert main(["data", "status", "strikes"]) == 0
    assert main(["data", "show", "strikes"]) == 0
    assert main(["data", "lock", "--output", "-"]) == 0
    assert '"strikes": ' in capfd.readouterr().out


def test_status_says_how_old_a_pack_is(own: Path, capfd: Said) -> None:
    assert main(["data", "status", "strikes", "--references", str(own)]) == 0

    assert f"strikes  2024-01-02  30 days  as written  {GONE}" in re.sub(" {2,}", "  ", capfd.readouterr().out)


def test_a_series_is_drawn(own: Path, capfd: Said) -> None:
    assert main(["data", "show", "strikes", "--references", str(own)]) == 0
    shown = capfd.readouterr().out

    assert "█" in shown
    assert "2024-01-02  12" in re.sub(" {2,}", "  ", shown)
    assert "\x1b" not in shown


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_page_holds_an_image_and_no_markup_of_others(own: Path, capfd: Said, form: str) -> None:
    assert main(["data", "show", "strikes", "--format", form, "--references", str(own)]) == 0
    shown = capfd.readouterr().out

    assert shown.count("<svg ") == shown.count("<polyline ") == 1
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "\x1b" not in shown
    assert not re.search(r'(?:src|href)=(?!"data:,")', shown)
    assert form == "html" or "](" not in shown
    image = shown[shown.index("<svg ") : shown.index("</svg>")]
    assert "\n\n" not in image


@pytest.mark.parametrize("pack", ["gaza-casualties", "country-stats", "chronology", "places"])
def test_the_page_of_a_shipped_pack_is_well_formed(capfd: Said, pack: str) -> None:
    assert main(["data", "show", pack, "--format", "html"]) == 0
    reader = Reader()
    reader.feed(capfd.readouterr().out)
    reader.close()

    assert reader.open == []
    assert {"h1", "dl", "table"} <= set(reader.tags)


def test_a_pack_without_series_shows_its_entries(capfd: Said) -> None:
    assert main(["data", "show", "chronology"]) == 0

    assert re.search(r"The last of \d+ entries", capfd.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "nothing"], "PACK: 'nothing' is not known; use one of "),
        (["show", "gaza-casualties", "--metric", "x"], "gaza-casualties: no series has metric x; see verify data show"),
        (["show", "places", "--format", "pdf"], "--format: 'pdf' is not known; use one of text, markdown, html"),
        (["check", "nothing"], "PACK: 'nothing' is not known"),
        (["refresh", "places"], "places: own tables, with no source to ask; newer rows come with a newer pack"),
        (["add", "none.csv", "--source", "x"], "none.csv: cannot be read"),
        (["add", "none.csv", "--layout", "tall"], "--layout: 'tall' is not known; use one of long, metrics,"),
        (["add", "none.csv", "--cue", "grèves"], "--cue: 'grèves' gives no words; write it as LANG=WORDS"),
        ([], "Missing command; see verify data --help"),
    ],
)
def test_what_cannot_be_followed_is_said_in_one_line(
    own: Path, capfd: Said, arguments: list[str], message: str
) -> None:
    assert own.is_dir()
    assert main(["data", *arguments]) == 2
    shown, said = capfd.readouterr()
    assert ("", 1) == (shown, len(said.splitlines()))
    assert f"verify: {message}" in said


def test_a_source_that_does_not_answer_is_said(own: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)

    assert main(["data", "refresh", "strikes", "--references", str(own)]) == 2
    shown, said = capfd.readouterr()
    assert shown == ""
    assert re.fullmatch(rf"verify: strikes: {GONE}: .* \(5 attempts\); the data in use stays; run again later\n", said)


def test_only_locked_packs_are_used(own: Path, capfd: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "inner" / "a.en.txt"
    article.parent.mkdir()
    article.write_text("Nothing.\n", encoding="utf-8")
    check = ["check", "--locked", "--references", str(own), str(article)]

    assert main(check) == 2
    assert "verify.lock.json: no such file here or in a folder above; write it with: verify data lock" in (
        capfd.readouterr().err
    )
    assert main(["data", "lock", "--references", str(own)]) == 0
    assert "wrote verify.lock.json; commit it" in capfd.readouterr().err
    assert main(check) == 0
    monkeypatch.chdir(article.parent)
    assert main(check) == 0
    assert main(["check", "--locked", str(article)]) == 2
    assert "verify.lock.json: strikes is locked and not in use; use the locked data" in capfd.readouterr().err

    (own / "daily.csv").write_text(ROWS + "\n", encoding="utf-8")
    assert main(check) == 2
    assert re.search(r"strikes is locked as sha256:\w{12} and in use as sha256:\w{12};", capfd.readouterr().err)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "is not an object"),
        ('{"form": 2, "packs": {}}', "form: 2 is not known"),
        ('{"form": 1, "packs": {"a": {"digest": "x"}}}', "packs.a.digest: 'x' is no digest"),
        ('{"form": 1, "packs": {"a": {}}}', "packs.a: 'digest' is missing"),
    ],
)
def test_a_broken_lock_is_named(
    tmp_path: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.lock.json").write_text(text, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("Nothing.\n", encoding="utf-8")

    assert main(["check", "--locked", "a.en.txt"]) == 2
    assert message in capfd.readouterr().err


def test_nothing_heavy_is_imported_for_help() -> None:
    code = (
        "import sys; from verify.cli import main; main(['data', '--help']); main(['data', 'add', '--help']);"
        "print(sorted({'polars', 'pandera', 'httpx', 'httpcore'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
