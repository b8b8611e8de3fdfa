"""What is left out when a folder is searched: patterns of the settings, and what .gitignore names.

In: settings. Out: whether a path is left out. The .gitignore files are those from the top of the repository down
to the path, the nearest deciding, as git has it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from verify.config.patterns import matches, named, spec_of
from verify.config.settings import Config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["excluded", "left_out"]

IGNORE = ".gitignore"
REPOSITORY = ".git"


def left_out(path: Path, config: Config, *, folder: bool) -> bool:
    """Tell whether a file or a folder that lies in a searched one is left out."""
    if config.exclude and matches(config.exclude, path, folder=folder):
        return True
    return config.respect_gitignore and _ignored(path.absolute(), folder=folder)


def excluded(path: Path, config: Config) -> bool:
    """Tell whether a file that was named is left out, or lies in a folder that is."""
    whole = path.absolute()
    return matches(config.exclude, whole) or any(matches(config.exclude, each, folder=True) for each in whole.parents)


def _ignored(path: Path, *, folder: bool) -> bool:
    for place in path.parents:
        spec = _spec(place)
        said = None if spec is None else named(spec, place, path, folder=folder)
        if said is not None:
            return said
        if (place / REPOSITORY).exists():
            return False
    return False


@cache
def _spec(folder: Path) -> GitIgnoreSpec | None:
    """Return what the .gitignore of a folder says, if there is one."""
    try:
        lines = (folder / IGNORE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return spec_of(tuple(lines))
