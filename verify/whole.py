"""Files that are there whole or not at all, whenever a run is killed.

In: a path and bytes. Out: a file, written beside its place and renamed.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["PART", "PRIVATE", "put"]

PART = ".part-"
PRIVATE, SHARED = 0o600, 0o644


def put(path: Path, content: bytes, *, mode: int = SHARED, synced: bool = True) -> None:
    """Write a file whole; several that write it at once do not meet, and the last one stays.

    What is synced is there after a loss of power too, which what can be made again need not be.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            if synced:
                stream.flush()
                os.fsync(stream.fileno())
        if mode != PRIVATE:  # as it is made
            Path(name).chmod(mode)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
