"""Read gold files, and the list of the cases where we mean to differ from them.

In: paths of files `SUITE.LANG.jsonl` or of folders that hold them. Out: one `Suite` a file.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Suite", "known_differences", "read_suites", "reasons"]

KNOWN = Path(__file__).with_name("known_differences.toml")


@dataclass(frozen=True, slots=True)
class Suite:
    """The gold of one suite in one language."""

    name: str
    lang: str
    path: Path
    rows: tuple[Mapping[str, Any], ...]


def read_suites(
    paths: Sequence[Path], langs: Collection[str] | None = None, names: Collection[str] | None = None
) -> Iterator[Suite]:
    """Yield the suites that some paths hold, those of other languages and names left out."""
    for path in dict.fromkeys(file for each in paths for file in _files(each)):
        name, _, lang = path.name.removesuffix(".jsonl").rpartition(".")
        if (langs is None or lang in langs) and (names is None or name in names):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield Suite(name, lang, path, tuple(json.loads(line) for line in lines if line.strip()))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        message = f"{path}: no such file or folder; give the path of gold files"
        raise SystemExit(message)
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def known_differences(path: Path = KNOWN) -> dict[str, str]:
    """Return the ids of the cases where we mean to differ, each with the name of the reason."""
    return {case: name for name, reason in _reasons(path).items() for case in reason["cases"]}


def reasons(path: Path = KNOWN) -> dict[str, str]:
    """Return what each reason means."""
    return {name: reason["why"] for name, reason in _reasons(path).items()}


def _reasons(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["reason"]
    return found
