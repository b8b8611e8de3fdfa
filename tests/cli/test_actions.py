"""In GitHub Actions: findings are annotated, the step has its summary, and no text of an article is obeyed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.report.runner import commands
from verify.cli import main
from verify.cli.publish import SUMMARY_BYTES

ARTICLE = "Toll in Gaza\n\nIn Gaza, 34,536 people have been killed since the war began, the health ministry said.\n"
NAME = "2024-04-26-toll.en.txt"
HOSTILE = "::add-mask::a.txt", "##[group]b.txt"


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a build of GitHub Actions, in a folder of its own, and return the file of the step's summary."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "summary"


def test_findings_are_annotated_beside_what_is_asked_for(summary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", NAME, "--format=json"]) == 1
    results, beside = capfd.readouterr()
    (command,) = commands(beside)

    assert json.loads(results)["documents"][0]["path"] == NAME
    assert (command.name, command.properties["file"], command.properties["line"]) == ("error", NAME, "3")
    assert summary.read_text(encoding="utf-8").startswith("# Toll in Gaza\n")


def test_they_are_annotated_once_where_they_are_asked_for(summary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["check", NAME, "--format=github"])
    results, beside = capfd.readouterr()

    assert (["error"], "") == ([command.name for command in commands(results)], beside)
    assert summary.exists()


def test_the_summary_is_added_to_what_the_step_has_written(summary: Path) -> None:
    summary.write_text("before\n", encoding="utf-8")
    main(["check", NAME])

    assert summary.read_text(encoding="utf-8").startswith("before\n# Toll in Gaza\n")


@pytest.mark.parametrize("taken", [SUMMARY_BYTES - 600, SUMMARY_BYTES - 10, SUMMARY_BYTES + 10])
def test_the_summary_never_grows_beyond_its_limit(summary: Path, taken: int) -> None:
    summary.write_bytes(b"x" * taken)
    main(["check", NAME])
    written = summary.read_bytes()[taken:]

    assert taken + len(written) <= max(SUMMARY_BYTES, taken)
    assert written == b"" or (b"# Toll" in written and b"is longer than a summary may be" in written)
    assert (taken == SUMMARY_BYTES - 600) == (written != b"")


def test_a_summary_that_cannot_be_written_stops_nothing(
    summary: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary / "nowhere" / "summary"))

    assert main(["check", NAME]) == 1
    assert "the summary of the step cannot be written" in capfd.readouterr().err


@pytest.mark.parametrize("name", ["GITHUB_ACTIONS", "VERIFY_ANNOTATIONS"])
def test_elsewhere_or_switched_off_nothing_is_added(
    summary: Path, name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, "never")
    main(["check", NAME])

    assert capfd.readouterr().err == ""
    assert not summary.exists()


@pytest.mark.parametrize("form", ["table", "concise", "csv", "json", "jsonl", "markdown", "html", "sarif", "junit"])
def test_no_name_or_text_of_an_article_is_obeyed(summary: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    for name in HOSTILE:
        (summary.parent / name).write_text(f"::set-output name=a::b 34,536 ##[add-mask]c\n{ARTICLE}", encoding="utf-8")
    main(["check", *HOSTILE, "::debug::missing.txt", f"--format={form}"])
    results, beside = capfd.readouterr()

    assert [] == commands(results)
    assert {"error", "warning"} >= {command.name for command in commands(beside)}
    assert "missing.txt" in beside


@pytest.mark.parametrize("command", [["extract"], ["extract", "--format=jsonl"]])
def test_nor_does_another_command_let_it(summary: Path, command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    for name in HOSTILE:
        (summary.parent / name).write_text("::error::x 5 ##[group]\n", encoding="utf-8")
    main([*command, *HOSTILE])

    assert [] == commands("\n".join(capfd.readouterr()))


def test_the_size_of_the_summary_is_measured_in_bytes(summary: Path) -> None:
    main(["check", NAME, "--output", f"markdown={os.path.relpath('report.md')}"])

    assert Path("report.md").read_bytes() == summary.read_bytes()
