"""Whole commands: each TOML file here holds arguments and input, and all that the command says to them.

args    what follows `verify`
stdin   text on standard input (optional)
env     variables of the environment (optional)
files   articles to write first, by name (optional); those under `latin-1` are not in UTF-8
said    standard output, standard error and code that must come out
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NO_BREAK = "\u00a0"  # written as a space, so that a snapshot can be read
SNAPSHOTS = sorted(HERE.glob("*.toml"))


def run(case: dict[str, Any], folder: Path) -> dict[str, str | int]:
    """Run one command in a folder of its own."""
    for key, encoding in (("files", "utf-8"), ("latin-1", "latin-1")):
        for name, text in case.get(key, {}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(encoding))
    done = subprocess.run(
        [sys.executable, "-m", "verify", *case["args"]],
        input=case.get("stdin", "").encode(),
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **case.get("env", {})},
    )
    lines = done.stdout.decode("utf-8", "backslashreplace").splitlines(keepends=True)
    stdout = "".join(line.rstrip(" \n") + "\n" * line.endswith("\n") for line in lines).replace(NO_BREAK, " ")
    return {"stdout": stdout, "stderr": done.stderr.decode("utf-8", "backslashreplace"), "code": done.returncode}


def quoted(text: str) -> str:
    """Write a string of TOML as a person would."""
    plain = all(char == "\n" or char.isprintable() for char in text)
    if "\n" in text and plain and "'''" not in text:
        return f"'''\n{text}'''"
    return json.dumps(text, ensure_ascii=not plain)


def written(head: str, said: dict[str, str | int]) -> str:
    """Write a snapshot: what a person wrote above, what the command said below."""
    lines = [f"{key} = {quoted(text) if isinstance(text, str) else text}" for key, text in said.items()]
    return head.rstrip("\n") + "\n\n[said]\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: path.stem)
def test_a_command_says_what_it_said(path: Path, tmp_path: Path, renew: bool) -> None:  # noqa: FBT001  a fixture
    source = path.read_text(encoding="utf-8")
    case = tomllib.loads(source)
    said = run(case, tmp_path)
    if renew:
        head = source.partition("\n[said]\n")[0]
        path.write_text(written(head, said), encoding="utf-8")
        case = tomllib.loads(path.read_text(encoding="utf-8"))

    assert case.get("said") == said


def test_there_are_snapshots() -> None:
    assert SNAPSHOTS
