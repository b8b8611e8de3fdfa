"""The programs of others that read what verify writes: where they are, and what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

__all__ = ["HERE", "browser", "package", "program", "said"]

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("OUTSIDE", HERE)) / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LONGEST = 600  # seconds


def package(name: str) -> Path:
    """Return the folder of a package of npm; a test that needs one that is not installed is skipped."""
    folder = FOLDER / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not installed: run `make outside`")
    return folder


def program(name: str) -> str:
    """Return the path of a program of the system; a test that needs one that is not installed is skipped."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def browser() -> str:
    """Return the path of Chromium, whatever it is called here."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


def said(command: Sequence[str | Path], **surroundings: str) -> str:
    """Run a program and return what it says on both streams, as its reader would see it."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **surroundings},
        timeout=LONGEST,
    )
    return done.stdout + done.stderr
