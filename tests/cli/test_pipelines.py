"""What a pipeline is given works: files of `verify init`, hooks, the action, completion; and `verify doctor` tells."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from verify.cli.entry import main

ROOT = Path(__file__).resolve().parents[2]
TOLL = "In Gaza, {} people have been killed since the war began, the health ministry said on 26 April 2024.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a right and a wrong article, where commands run; `verify` is on the path."""
    (tmp_path / "right.en.txt").write_text(TOLL.format("34,356"), encoding="utf-8")
    (tmp_path / "wrong en.txt").write_text(TOLL.format("34,365"), encoding="utf-8")
    tools = tmp_path / ".tools"
    tools.mkdir()
    (tools / "verify").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verify "$@"\n', encoding="utf-8")
    (tools / "verify").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def read(path: Path) -> Any:  # noqa: ANN401 - whatever YAML holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_init_writes_settings_that_are_read_and_files_for_pipelines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--ci", "github", "--ci", "gitlab", "--ci", "pre-commit"]) == 0
    written = capsys.readouterr().out.split(" written\n")

    assert written == [
        "verify.toml",
        ".github/workflows/figures.yml",
        ".gitlab/figures.yml",
        ".pre-commit-config.yaml",
        "",
    ]
    assert "jobs" in read(project / ".github/workflows/figures.yml")
    assert read(project / ".gitlab/figures.yml")["figures"]["script"][1].startswith("verify check")
    assert main(["check", "--show-settings"]) == 0
    assert f"# {project / 'verify.toml'}" in capsys.readouterr().out


def test_init_changes_nothing_that_is_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".pre-commit-config.yaml").write_bytes(b"mine")

    assert main(["init", "--ci", "pre-commit"]) == 2
    assert capsys.readouterr().err.startswith("verify: .pre-commit-config.yaml: is there already")
    assert not (project / "verify.toml").exists()
    assert main(["init", "--ci", "jenkins"]) == 2


def test_the_hooks_run_as_pre_commit_runs_them(project: Path) -> None:
    main(["init", "--ci", "pre-commit"])
    [own] = read(ROOT / ".pre-commit-hooks.yaml")
    [local] = read(project / ".pre-commit-config.yaml")["repos"][0]["hooks"]

    assert own["entry"] == local["entry"]
    hook = shlex.split(own["entry"])
    right = subprocess.run([*hook, "right.en.txt"], capture_output=True, check=False, encoding="utf-8")
    both = subprocess.run([*hook, "right.en.txt", "wrong en.txt"], capture_output=True, check=False, encoding="utf-8")
    assert (right.returncode, both.returncode) == (0, 1), both.stderr
    assert "wrong en.txt:1:10: error[series.mismatch]" in both.stdout


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"PATHS": "right.en.txt", "ARGS": ""}, 0),
        ({"PATHS": "right.en.txt\nwrong en.txt", "ARGS": ""}, 1),
        ({"PATHS": ".", "ARGS": "--fail-on=never"}, 0),
        ({"PATHS": "$(touch x).txt", "ARGS": "--format=`touch y`"}, 2),
    ],
)
def test_the_step_of_the_action_runs_and_takes_no_input_for_a_command(
    project: Path, inputs: dict[str, str], code: int
) -> None:
    step = read(ROOT / ".github/actions/verify/action.yml")["runs"]["steps"][1]
    given = {f"VERIFY_{name}": value for name, value in inputs.items()}
    environment = {**os.environ, **given, "VERIFY_SARIF": "out.sarif", "GITHUB_OUTPUT": str(project / "output")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == code, done.stderr
    assert (project / "output").read_text(encoding="utf-8") == f"code={code}\n"
    assert (project / "out.sarif").exists() == (code < 2)
    assert not {"x", "y"} & {path.name for path in project.iterdir()}


def test_the_action_puts_no_input_into_a_command() -> None:
    steps = read(ROOT / ".github/actions/verify/action.yml")["runs"]["steps"]

    assert [] == [step["name"] for step in steps if "${{" in step["run"]]


def test_a_shell_completes_commands(project: Path) -> None:
    environment = {**os.environ, "_VERIFY_COMPLETE": "complete_bash", "COMP_WORDS": "verify che", "COMP_CWORD": "1"}
    done = subprocess.run([str(project / ".tools" / "verify")], env=environment, capture_output=True, check=False)

    assert done.stdout.decode().split() == ["check", "checks"]


def test_doctor_says_what_is_in_order_and_what_is_not(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok    ") for line in lines)
    assert [line.split()[1] for line in lines[:5]] == ["program", "libraries", "settings", "messages", "languages"]

    (project / "verify.toml").write_text("langs = 1\n", encoding="utf-8")
    assert main(["doctor"]) == 1
    assert "FAULT settings    " in capsys.readouterr().out
