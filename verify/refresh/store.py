"""Generations on disk: written beside, synced, named by their content, switched by one rename.

In: the files of a pack. Out: a folder that is there whole or not at all, and a pointer to it. A
process that is killed at any moment leaves the pointer as it was or as it will be; what it left
half written is swept away by the next refresh.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from verify.reference.generations import GENERATIONS, POINTER, Generation, pointer_bytes

__all__ = ["name_of", "point", "stage", "sweep", "switch"]

PART = ".part-"
KEPT = 3  # generations that stay, for readers that still have one of them pinned


def name_of(files: Mapping[str, bytes]) -> str:
    """Return the name of a generation: the digest of its files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode())
        digest.update(files[path])
    return digest.hexdigest()


def stage(files: Mapping[str, bytes], place: Path) -> Path:
    """Write files into a new folder that no reader looks at, and make sure that they are on the disk."""
    folder = place / f"{PART}{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, content)
    for inner in [path for path in folder.rglob("*") if path.is_dir()]:
        _sync(inner)
    _sync(folder)
    return folder


def switch(staged: Path, generation: Generation, place: Path) -> None:
    """Put a staged folder in its place and point to it."""
    target = place / GENERATIONS / generation.name
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():  # the same content, perhaps damaged: take it away first; nobody is pointed to a damaged one
        target.rename(place / f"{PART}{os.getpid()}-old")
    staged.rename(target)
    _sync(target.parent)
    point(generation, place)


def point(generation: Generation, place: Path) -> None:
    """Write the pointer anew; it is switched by one rename."""
    part = place / f"{PART}{os.getpid()}.json"
    part.unlink(missing_ok=True)
    _write(part, pointer_bytes(generation))
    part.replace(place / POINTER)
    _sync(place)
    _sync(place.parent)


def sweep(place: Path, used: str | None) -> None:
    """Take away what killed processes left and generations that nobody needs; the lock is held."""
    for left in place.glob(f"{PART}*"):
        _remove(left)
    folders = [folder for folder in (place / GENERATIONS).glob("*") if folder.name != used]
    folders.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[KEPT - 1 :]:
        moved = place / f"{PART}{folder.name[:16]}-old"
        with suppress(OSError):
            folder.rename(moved)  # first out of the way, so that no half of it stands under its name
            _remove(moved)


def _remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a new file and make sure that it is on the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    if sys.platform == "win32":  # pragma: no cover - folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
