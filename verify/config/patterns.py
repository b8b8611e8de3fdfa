"""Patterns as in .gitignore, each from the folder of the file that it stands in.

In: patterns, and paths. Out: whether one of them matches. The library that knows the form is loaded with the
first pattern.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from verify.config.values import Pattern
from verify.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["matches", "named", "spec_of"]


def matches(patterns: Iterable[Pattern], path: Path, *, folder: bool = False) -> bool:
    """Tell whether one of some patterns names a path.

    >>> matches([(Path("/press"), "drafts/"), (Path("/press"), "!drafts/final.md")], Path("/press/drafts/a.md"))
    True
    """
    by_folder: dict[Path, list[str]] = {}
    for place, pattern in patterns:
        by_folder.setdefault(place, []).append(pattern)
    return any(named(spec_of(tuple(own)), place, path, folder=folder) for place, own in by_folder.items())


def named(spec: GitIgnoreSpec, place: Path, path: Path, *, folder: bool = False) -> bool | None:
    """Tell whether a list of patterns names a path or takes it out again; `None` where it says nothing of it."""
    try:
        inside = path.absolute().relative_to(place.absolute()).as_posix()
    except ValueError:
        return None
    return spec.check_file(f"{inside}/" if folder else inside).include


@cache
def spec_of(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return what a list of patterns compiles to."""
    import pathspec

    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ConfigError("patterns", f"{error}", "write them as in .gitignore") from error
