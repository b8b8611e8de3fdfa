"""The same articles give the same bytes, whatever the seed of hashes, the time zone and the locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ARTICLES = sorted((ROOT / "docs/samples").iterdir())
PLACES = (
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "random", "TZ": "UTC", "LC_ALL": "ar_EG.UTF-8"},
)


def written(folder: Path, place: dict[str, str]) -> dict[str, bytes]:
    """Return what a process of its own writes in one run: a table, and reports in other formats."""
    folder.mkdir()
    files = [f"--output={name}={folder / name}" for name in ("json", "markdown", "html")]
    done = subprocess.run(
        [sys.executable, "-m", "verify", "check", *map(str, ARTICLES), "--isolated", "--fail-on=never", *files],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", "PYTHONIOENCODING": "utf-8", **place},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return {"table": done.stdout} | {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.slow
def test_the_same_articles_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    first, *others = (written(tmp_path / str(number), place) for number, place in enumerate(PLACES))

    assert len(first["json"]) > 10_000
    assert [first, first] == others
