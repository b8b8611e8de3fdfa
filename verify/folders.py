"""The folders of the user that the program may write to, as each system has them.

In: the environment and the platform. Out: a folder, which need not be there yet.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

__all__ = ["CACHE", "DATA", "UserFolder"]


class UserFolder(Struct, frozen=True):
    """One folder: the variable that chooses it, and where it lies on each system."""

    variable: str
    windows: tuple[str, ...]  # under LOCALAPPDATA
    mac: str
    shared: str  # variable of the XDG base directories
    home: str

    def path(self, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
        """Return the folder.

        >>> DATA.path({"VERIFY_DATA_DIR": "/data"}).as_posix()
        '/data'
        >>> CACHE.path({"XDG_CACHE_HOME": "/quick"}, "linux").as_posix()
        '/quick/verify'
        """
        if chosen := environment.get(self.variable):
            return Path(chosen)
        if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
            return Path(local, *self.windows)
        if platform == "darwin":
            return Path(self.mac).expanduser()
        if (shared := environment.get(self.shared, "")) and Path(shared).is_absolute():
            return Path(shared, "verify")
        return Path(self.home).expanduser()


DATA = UserFolder(
    "VERIFY_DATA_DIR", ("verify",), "~/Library/Application Support/verify", "XDG_DATA_HOME", "~/.local/share/verify"
)
CACHE = UserFolder(
    "VERIFY_CACHE_DIR", ("verify", "cache"), "~/Library/Caches/verify", "XDG_CACHE_HOME", "~/.cache/verify"
)
