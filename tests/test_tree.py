"""The files of the project, whatever their kind: what must not stand in any of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 5_000_000  # bytes
TOP = {
    ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "docs", "pyproject.toml", "reference_data", "reports", "requirements", "tests", "verify",
}  # fmt: skip

REGISTRY = re.compile(
    r"\b(?:pypi\.(org|python\.org)|pythonhosted\.org|anaconda\.org|npmjs\.(org|com)|yarnpkg\.com|crates\.io|rubygems\.org"
    r"|deb\.debian\.org|archive\.ubuntu\.com|proxy\.golang\.org)\b"
    r"|--(extra-)?index-url|--find-links"
)
MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|mnt|opt)/\w|\b[A-Z]:\\\\?Users\b")
TODO = re.compile(r"(?:#|//|<!--)\s*(?:TODO|FIXME|XXX)\b(?!.*#\d)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def tracked() -> list[Path]:
    """List the files that belong to the project: those that git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted(ROOT / name for name in names if name and (ROOT / name).is_file())


def lines(pattern: re.Pattern[str], *, where: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield `file:line: text` for every line in which a pattern is found."""
    for path in tracked():
        if (where and path.suffix not in where) or path == Path(__file__).resolve():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            if found := pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {found[0]!r}"


pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout: git says which files are ours")


def test_the_top_of_the_project_is_tidy() -> None:
    assert set() == {path.relative_to(ROOT).parts[0] for path in tracked()} - TOP


def test_no_file_names_a_package_registry() -> None:
    assert [] == list(lines(REGISTRY))


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert [] == list(lines(MACHINE))


def test_a_todo_names_its_issue() -> None:
    assert [] == list(lines(TODO, where=(".py", ".toml", ".md", ".yaml", "")))


def test_no_source_holds_control_characters() -> None:
    assert [] == list(lines(CONTROL, where=(".py", ".toml", ".md", ".json", ".csv")))


def test_no_file_is_large() -> None:
    assert [] == [str(path.relative_to(ROOT)) for path in tracked() if path.stat().st_size > LARGEST]
