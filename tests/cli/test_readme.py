"""The result that the README shows is the one that the command gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWN = re.compile(r"^    \$ verify (.+)\n((?:(?:    .*)?\n)+?)(?=\S)", re.MULTILINE)


def test_the_readme_shows_what_the_command_says(renew: bool) -> None:  # noqa: FBT001  a fixture
    readme = ROOT / "README.md"
    found = SHOWN.search(readme.read_text(encoding="utf-8"))
    assert found
    command = [sys.executable, "-m", "verify", *found[1].split()]
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment, encoding="utf-8")
    lines = "".join(f"    {line}".rstrip() + "\n" for line in done.stdout.replace("\u00a0", " ").splitlines())
    if renew:
        text = f"    $ verify {found[1]}\n\n{lines}\n"
        readme.write_text(readme.read_text(encoding="utf-8").replace(found[0], text), encoding="utf-8")
        found = SHOWN.search(readme.read_text(encoding="utf-8"))

    assert found
    assert lines.strip("\n") == found[2].strip("\n")
