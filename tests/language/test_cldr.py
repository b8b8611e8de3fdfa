"""The language files hold every name that CLDR has, but for those that .ci/cldr.toml leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def test_no_name_is_lacking() -> None:
    pytest.importorskip("babel", reason="a tool for development")
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, ".ci/cldr.py", "--check"]
    run = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, encoding="utf-8", env=here)

    assert [] == [line for line in run.stdout.splitlines() if line.startswith("  ")]
    assert ("", 0) == (run.stderr, run.returncode)
