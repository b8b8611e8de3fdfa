"""Write the locks in requirements/ from pyproject.toml: every platform, Python 3.11 and later, hashes, no index.

In: the dependencies and groups of pyproject.toml, and the locks as they stand, which are kept where
they still fit. Out: dev.txt (everything), and its subsets runtime.txt and build.txt.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOCKS = Path("requirements")
# The whole is resolved first; its subsets are then held to the same releases.
PARTS = {"dev": ("--group", "dev"), "runtime": (), "build": ("--group", "build")}
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
    "--quiet",
)


def compile_lock(name: str, options: list[str]) -> None:
    """Resolve one part and write its lock."""
    part = ["--constraints", str(LOCKS / "dev.txt")] if name != "dev" else []
    source = [] if name == "build" else ["pyproject.toml"]
    command = [sys.executable, "-m", "uv", "pip", "compile", *source, *PARTS[name], *OPTIONS, *part, *options]
    subprocess.run([*command, "--output-file", str(LOCKS / f"{name}.txt")], check=True)


if __name__ == "__main__":
    for lock in PARTS:
        compile_lock(lock, sys.argv[1:])
