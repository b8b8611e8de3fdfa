"""Values that take long to make, kept from one run to the next in the user's cache folder.

In: a kind, the bytes that a value is made of, and what makes it. Out: the value, as bytes or as JSON gives it.
The cache is no more than that: a file that is damaged, cannot be read or cannot be written is passed over.

    CACHE/KIND/DIGEST    the checksum of the rest on the first line, and the value
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from verify import __version__
from verify.folders import CACHE
from verify.whole import PRIVATE, put

__all__ = ["cached", "cached_bytes", "clear", "found", "keep", "stamp", "tree", "undisturbed", "used"]

KINDS = ("catalogue", "language", "observations", "report")
NAME = re.compile(r"[0-9a-f]{64}|\.part-\w+")
MOST = 64  # values of one kind; the oldest go first
USED = ContextVar("USED", default=True)


def cached(kind: str, sources: Iterable[bytes], make: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what `make` gives for these sources: from the cache, or made now and kept.

    The value must be one that JSON gives back as it was, but for tuples, which come back as lists.
    """
    return json.loads(cached_bytes(kind, sources, lambda: json.dumps(make(), ensure_ascii=False).encode()))


def cached_bytes(kind: str, sources: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return the bytes that `make` gives for these sources: from the cache, or made now and kept."""
    place = _place(kind, sources)
    body = None if place is None else _read(place)
    if body is None:
        body = make()
        _keep(place, body)
    return body


def found(kind: str, sources: Iterable[bytes]) -> bytes | None:
    """Return what the cache has for these sources, if it has it whole."""
    place = _place(kind, sources)
    return None if place is None else _read(place)


def keep(kind: str, sources: Iterable[bytes], body: bytes) -> None:
    """Keep the bytes that these sources gave."""
    _keep(_place(kind, sources), body)


@contextlib.contextmanager
def used(*, wanted: bool) -> Iterator[None]:
    """Let the cache be neither read nor written meanwhile, unless it is wanted."""
    before = USED.set(wanted and USED.get())
    try:
        yield
    finally:
        USED.reset(before)


@cache
def stamp(*folders: Path) -> bytes:
    """Return what changes with the modules in some folders, so that no value of other code is taken for theirs."""
    files = sorted(file for folder in folders for file in folder.glob("*.py"))
    return repr([(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]).encode()


def tree(folder: Path) -> bytes:
    """Return what changes with any file below a folder: their names, sizes and times, without reading them."""
    seen = sorted(_entries(str(folder)))
    return repr([(name.removeprefix(str(folder)), size, time) for name, size, time in seen]).encode()


def _entries(folder: str) -> Iterator[tuple[str, int, int]]:
    """Walk over the files below a folder, but for what Python compiles of them."""
    try:
        with os.scandir(folder) as places:
            for place in places:
                if place.is_dir():
                    yield from () if place.name == "__pycache__" else _entries(place.path)
                else:
                    state = place.stat()
                    yield place.path, state.st_size, state.st_mtime_ns
    except OSError as error:
        yield folder, -1, error.errno or 0


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Look for no garbage meanwhile: of tens of thousands of values that all stay, that is a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def clear() -> int:
    """Take every value out of the cache, and nothing else that may lie in its folder; return how many there were."""
    count = 0
    for kind in KINDS:
        for file in _files(CACHE.path() / kind):
            file.unlink(missing_ok=True)
            count += 1
        with contextlib.suppress(OSError):
            (CACHE.path() / kind).rmdir()
    return count


def _files(folder: Path) -> list[Path]:
    """Return the values of one kind, the oldest first, and what a run that was killed left of one."""
    found = [file for file in folder.glob("*") if NAME.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.stat().st_mtime)


def _place(kind: str, sources: Iterable[bytes]) -> Path | None:
    """Return the file of a value; `None` where a user has no home, or no cache is wanted."""
    if not USED.get():
        return None
    digest = hashlib.sha256(f"{kind}\0{__version__}".encode())
    for content in sources:
        digest.update(hashlib.sha256(content).digest())
    try:
        return CACHE.path() / kind / digest.hexdigest()
    except RuntimeError:
        return None


def _keep(place: Path | None, body: bytes) -> None:
    """Write a value if that can be done."""
    if place is not None:
        with contextlib.suppress(OSError):
            _write(place, body)


def _read(place: Path) -> bytes | None:
    """Return the value in a file, if its checksum is right."""
    try:
        checksum, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if checksum == hashlib.sha256(body).hexdigest().encode() else None


def _write(place: Path, body: bytes) -> None:
    """Write a value whole or not at all, and let the oldest of its kind go."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    put(place, hashlib.sha256(body).hexdigest().encode() + b"\n" + body, mode=PRIVATE, synced=False)
    for old in _files(place.parent)[:-MOST]:
        old.unlink(missing_ok=True)
