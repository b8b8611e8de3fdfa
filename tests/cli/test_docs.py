"""The commands of the documentation run, on files of the names that they have there."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from verify.cli import main
from verify.engine import Settings, check
from verify.match.frame import COLUMNS
from verify.report import ReportOptions
from verify.source import Source

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"^ {4}(?:\$ )?((?:cat \S+ \| )?verify [a-z].*)$|^ +- (verify [a-z].*)$", re.MULTILINE)
SYNOPSIS = re.compile(r"\b(?:PATHS|OPTIONS|ARTICLE|IN|OUT)\b")
ASKS = frozenset(("verify data add greves.csv", "verify data add figures.csv"))  # at a terminal: tests/ownpack
FETCHES = "verify data refresh"  # from the network: tests/refresh
TEXT = (
    "# Toll\n\nA word.\n\nIn Gaza, the toll: 34,536 people have been killed since the war began, the ministry said.\n"
)
HEAD = "---\ndate: 2024-04-26\nlang: en\n---\n"
TABLE = "Date;Pays;Grèves\n31/01/2024;Ruritanie;1 204\n29/02/2024;Ruritanie;1 310\n31/03/2024;Ruritanie;1 275\n"
BEFORE = {  # what has to be there already
    "verify check content/ --baseline .verify-baseline.json": ["verify baseline write content/"],
    "verify check docs/samples/ --baseline .verify-baseline.json": ["verify baseline write docs/samples/"],
    "verify check --locked article.md": ["verify data lock"],
    "verify check --references references article.md": [
        'verify data add greves.csv --source "Ministère du Travail" --cue fr=grèves --cue en=strikes'
    ],
}
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Return the commands of all pages, without what is said of them."""
    found = (a or b for page in PAGES for a, b in COMMAND.findall(page.read_text(encoding="utf-8")))
    plain = dict.fromkeys(re.split(r" {3,}|  #", each)[0].strip() for each in found)
    return [each for each in plain if not SYNOPSIS.search(each) and each not in ASKS and not each.startswith(FETCHES)]


def snippets(kind: str) -> list[tuple[str, str]]:
    """Return the blocks of code of one kind, with their pages."""
    return [
        (page.name, code)
        for page in PAGES
        for language, code in FENCE.findall(page.read_text(encoding="utf-8"))
        if language == kind
    ]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with articles and tables of the names that the pages use, and work there."""
    for name in ("draft.md", "article.md", "drafts/a.md", "content/a.md", "press/2024-05-20-a.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT if name == "draft.md" else HEAD + TEXT, encoding="utf-8")
    (tmp_path / "draft.fr.txt").write_text("À Gaza, 34 356 personnes ont été tuées.\n", encoding="utf-8")
    (tmp_path / "greves.csv").write_text(TABLE, encoding="utf-8")
    row = {"id": "a", "text": TEXT, "lang": "en", "published": "2024-04-26"}
    (tmp_path / "press.jsonl").write_text(f"{json.dumps(row)}\n", encoding="utf-8")
    pl.DataFrame([row]).write_parquet(tmp_path / "press.parquet")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/samples").symlink_to(ROOT / "docs/samples", target_is_directory=True)
    (tmp_path / "references").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words: list[str]) -> int:
    """Run one command in this process."""
    return main(words[1:])


@pytest.mark.slow
@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_documentation_runs(
    command: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    piped, _, asked = command.rpartition(" | ")
    words = shlex.split(asked.partition(" > ")[0])
    if piped:
        content = (desk / piped.split()[1]).read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    for before in BEFORE.get(command, ()):
        run(shlex.split(before))
    code = run(words)

    assert (True, "") == (code in (0, 1), capfd.readouterr().err if code > 1 else "")


def test_there_are_commands() -> None:
    assert {"verify check draft.fr.txt", "verify init --ci github"} <= set(commands())
    assert set(BEFORE) <= set(commands())


@pytest.mark.parametrize(("page", "code"), snippets("toml"))
def test_a_snippet_of_toml_is_toml(page: str, code: str) -> None:
    assert page
    assert tomllib.loads(code)


@pytest.mark.parametrize("code", [code for page, code in snippets("toml") if page == "configuration.md"])
def test_a_configuration_of_the_documentation_is_read(code: str, desk: Path) -> None:
    (desk / "verify.toml").write_text(code, encoding="utf-8")

    assert main(["check", "--show-settings"]) == 0


@pytest.mark.parametrize("code", [code for page, code in snippets("toml") if page == "suppression.md"])
def test_a_file_of_suppressions_of_the_documentation_is_read(
    code: str, desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (desk / ".verify-ignore.toml").write_text(code, encoding="utf-8")
    (desk / "toll.txt").write_text(TEXT.replace("34,536", "34,365"), encoding="utf-8")

    assert main(["check", "toll.txt", "--published=2024-04-26", "--format=json"]) == 0
    assert '"reason": "corrected by phone"' in capfd.readouterr().out


@pytest.mark.parametrize("code", [code for _, code in snippets("markdown")])
def test_a_comment_of_the_documentation_suppresses(code: str, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (desk / "told.md").write_text(code, encoding="utf-8")

    assert main(["check", "told.md", "--published=2024-04-26", "--format=concise"]) in {0, 1}
    assert "suppression.unknown" not in capfd.readouterr().out


def test_the_check_and_the_format_of_the_guide_work(desk: Path) -> None:
    spaces: list[dict[str, Any]] = []
    for code in [code for page, code in snippets("python") if page == "extending.md"]:
        spaces.append({})
        exec(compile(code, "guide.py", "exec", dont_inherit=True), spaces[-1])  # noqa: S102  our own page
    asked, written = (space.get("CHECK") or space["render"] for space in spaces)
    article = desk / "article.md"
    report, errors = check([Source("article.md", article)], Settings())

    assert errors == ()
    assert written(report, ReportOptions()) == "article.md\n"
    assert set(pl.sql_expr(asked.where).meta.root_names()) <= set(COLUMNS)
