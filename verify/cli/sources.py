"""Paths as given in, articles to read out: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from verify.cli.left_out import excluded, left_out
from verify.config.settings import Config
from verify.errors import DocumentError, UsageError, VerifyError
from verify.source import Source
from verify.text.decode import MAX_BYTES
from verify.text.formats import suffixes

__all__ = ["Asked", "in_folder", "sources"]

STDIN = "-"
SKIPPED = frozenset(("node_modules", "__pycache__", "venv"))


class Asked(Struct, frozen=True):
    """What was asked for: paths, a file that names more of them, and a name for standard input."""

    paths: Sequence[str]
    files_from: str | None = None
    stdin_name: str | None = None
    force_exclude: bool = False  # articles that are named, too, are left out if they are excluded


def sources(asked: Asked, config: Config) -> tuple[list[Source], list[VerifyError]]:
    """Return each article once, in the order given; folders are walked by name."""
    if not asked.paths and asked.files_from is None:
        raise UsageError("PATHS", "no article is named", "name files, folders, or - for standard input")
    found: dict[str, Source] = {}
    errors: list[VerifyError] = []
    for path in [*asked.paths, *_listed(asked)]:
        if path == STDIN:
            if asked.files_from == STDIN:
                raise UsageError("--files-from", "standard input is an article too", "give one of them as a file")
            name = asked.stdin_name or STDIN
            found.setdefault(STDIN, Source(name=name, path=None, data=sys.stdin.buffer.read(MAX_BYTES + 1)))
            continue
        if asked.force_exclude and excluded(Path(path), config):
            continue
        files = list(in_folder(Path(path), config, errors)) if Path(path).is_dir() else [Path(path)]
        if not files:
            kinds = ", ".join(sorted(suffixes()))
            errors.append(DocumentError(path, "holds no article", f"name files, or a folder with {kinds} files"))
        for file in files:
            found.setdefault(os.path.normpath(file), Source(name=str(file), path=file, data=None))
    return list(found.values()), errors


def _listed(asked: Asked) -> list[str]:
    """Return the paths that a file names, one a line."""
    if asked.files_from is None:
        return []
    try:
        data = sys.stdin.buffer.read() if asked.files_from == STDIN else Path(asked.files_from).read_bytes()
        return [line for line in data.decode("utf-8-sig").splitlines() if line.strip()]
    except OSError as error:
        where = f"--files-from: {asked.files_from}"
        raise UsageError(where, f"cannot be read: {error.strerror}", "name a file that you may read") from error
    except UnicodeDecodeError as error:
        where = f"--files-from: {asked.files_from}"
        raise UsageError(where, f"not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8") from error


def in_folder(
    folder: Path, config: Config, errors: list[VerifyError], kinds: frozenset[str] | None = None
) -> Iterator[Path]:
    """Yield the articles of a folder and those under it, without hidden, foreign or excluded ones.

    Other `kinds` than articles, as they are by their suffixes, are sought on request.
    """
    sought = suffixes() if kinds is None else kinds

    def refused(err: OSError) -> None:
        errors.append(
            DocumentError(str(err.filename), f"cannot be read: {err.strerror}", "name a folder that you may read")
        )

    for place, folders, files in os.walk(folder, onerror=refused):
        own = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        folders[:] = [name for name in own if not left_out(Path(place, name), config, folder=True)]
        for name in sorted(files):
            article = Path(place, name)
            wanted = not name.startswith(".") and article.suffix.lower() in sought
            if wanted and not _waits(article) and not left_out(article, config, folder=False):
                yield article


def _waits(path: Path) -> bool:
    """Tell whether a path is a pipe or a device, which may never end; a missing one is complained of later."""
    return path.exists() and not path.is_file()
