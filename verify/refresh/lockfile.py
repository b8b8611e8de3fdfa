"""One refresh of a pack at a time: a lock that the system gives back when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from verify.errors import RefreshError

__all__ = ["locked"]


@contextmanager
def locked(path: Path, name: str) -> Iterator[None]:
    """Hold a lock; where another process holds it, say so at once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        remedy = "name a folder that you may write in VERIFY_DATA_DIR"
        raise RefreshError(str(path.parent), f"cannot be written: {error.strerror}", remedy) from error
    try:
        try:
            _take(handle)
        except OSError as error:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            found = f"another refresh is running{f' (process {holder})' if holder else ''}"
            raise RefreshError(name, found, "wait until it has ended") from error
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int) -> None:
        """Take the lock or raise; the byte lies behind what is written."""
        os.lseek(handle, 1024, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(handle: int) -> None:
        """Take the lock or raise."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
