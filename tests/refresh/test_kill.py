"""A refresh that is killed leaves the pack as it was or as it should be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program forks")
def test_fifteen_kills_leave_nothing_unreadable() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.kill_refresh", "15", "7"]
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT, env=here)

    assert (done.returncode, done.stdout.splitlines()[-1:]) == (
        0,
        ["unreadable: 0; the refresh after them: well"],
    ), done.stdout + done.stderr
