"""Files that are there whole or not at all, whenever a run is killed.

In: a path and bytes. Out: a file, written beside its place, synced and renamed.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

__all__ = ["PART", "digest_of", "put"]

PART = ".part-"


def put(path: Path, content: bytes) -> None:
    """Write a file whole; several that write it at once do not meet, and the last one stays."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def digest_of(path: Path) -> str | None:
    """Return the checksum of a file, `None` where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
