"""What a snapshot cannot show: files written whole, readers that go away, faults, interruption."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verify.checks import check as checks
from verify.cli import main
from verify.cli.output import write
from verify.errors import UsageError

ARTICLE = "Toll in Gaza\n\nIn Gaza, {} people have been killed since the war began, the health ministry said.\n"


def article(folder: Path, figure: str = "34,356") -> str:
    path = folder / "2024-04-26-toll.en.txt"
    path.write_text(ARTICLE.format(figure), encoding="utf-8")
    return str(path)


def test_several_reports_come_of_one_run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = article(tmp_path, "34,536")
    files = [tmp_path / "report.json", tmp_path / "report.md"]
    asked = [f"--output=json={files[0]}", f"--output=markdown={files[1]}"]

    assert main(["check", name, *asked]) == 1
    shown, said = capfd.readouterr()
    assert ("", "1 error, 0 warnings.") == (said, shown.strip().rpartition("; ")[2])
    assert json.loads(files[0].read_text(encoding="utf-8"))["documents"][0]["path"] == name
    assert files[1].read_text(encoding="utf-8").startswith("# Toll in Gaza\n")
    assert {"2024-04-26-toll.en.txt", "report.json", "report.md"} == {path.name for path in tmp_path.iterdir()}


def test_json_is_the_same_wherever_it_goes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.json"
    main(["check", article(tmp_path), "--format=json", f"--output=json={target}"])

    assert capfd.readouterr().out == target.read_text(encoding="utf-8")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="cannot be written: No space left on device"):
        write(target, "after")

    assert ["report.json"] == [path.name for path in tmp_path.iterdir()]
    assert target.read_text(encoding="utf-8") == "before"


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    target, link = tmp_path / "a.json", tmp_path / "b.json"
    link.symlink_to(target)
    write(link, "text")
    write(Path(os.devnull), "text")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "text"
    assert not Path(os.devnull).is_file()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    name = article(tmp_path)
    command = f'"{sys.executable}" -m verify check {name} --format json; echo code $? >&2'
    done = subprocess.run(
        ["/bin/sh", "-c", f"({command}) | true"], capture_output=True, check=False, cwd=tmp_path, encoding="utf-8"
    )

    assert done.stderr == "code 0\n"


def test_a_fault_of_ours_is_no_finding(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checks, "all_checks", broken)

    assert main(["checks"]) == 2
    assert "verify: this is a fault in verify" in capfd.readouterr().err


def test_an_interrupted_run_says_so(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checks, "all_checks", stopped)

    assert main(["checks"]) == 130
    assert capfd.readouterr().err == "verify: interrupted\n"


def test_the_command_may_be_left_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = article(tmp_path)

    assert main([name]) == main(["check", name]) == 0
    first, second = capfd.readouterr().out.split(name)[1:]
    assert first == second
