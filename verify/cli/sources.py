"""Paths as given in, articles to read out: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import DocumentError, VerifyError
from verify.text.decode import MAX_BYTES
from verify.text.formats import suffixes

if TYPE_CHECKING:
    from verify.engine import Source

__all__ = ["sources"]

STDIN = "-"
SKIPPED = frozenset(("node_modules", "__pycache__", "venv"))


def sources(paths: Sequence[str], stdin_name: str | None) -> tuple[list[Source], list[VerifyError]]:
    """Return each article once, in the order given; folders are walked by name."""
    from verify.engine import Source

    found: dict[str, Source] = {}
    errors: list[VerifyError] = []
    for path in paths:
        if path == STDIN:
            name = stdin_name or STDIN
            found.setdefault(STDIN, Source(name=name, path=None, data=sys.stdin.buffer.read(MAX_BYTES + 1)))
            continue
        files = list(_in_folder(Path(path), errors)) if Path(path).is_dir() else [Path(path)]
        if not files:
            kinds = ", ".join(sorted(suffixes()))
            errors.append(DocumentError(path, "holds no article", f"name files, or a folder with {kinds} files"))
        for file in files:
            found.setdefault(os.path.normpath(file), Source(name=str(file), path=file, data=None))
    return list(found.values()), errors


def _in_folder(folder: Path, errors: list[VerifyError]) -> Iterator[Path]:
    """Yield the articles of a folder and those under it, without hidden or foreign ones."""

    def refused(err: OSError) -> None:
        errors.append(
            DocumentError(str(err.filename), f"cannot be read: {err.strerror}", "name a folder that you may read")
        )

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(files):
            article = Path(place, name)
            if not name.startswith(".") and article.suffix.lower() in suffixes() and not _waits(article):
                yield article


def _waits(path: Path) -> bool:
    """Tell whether a path is a pipe or a device, which may never end; a missing one is complained of later."""
    return path.exists() and not path.is_file()
