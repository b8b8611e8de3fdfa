"""`verify cache dir`: say where the cache lies."""

from __future__ import annotations

from verify.cli.output import ExitCode, emit

__all__ = ["COMMAND", "run"]

COMMAND = "dir"


def run() -> int:
    """Print the folder of the cache, which VERIFY_CACHE_DIR overrides."""
    from verify.folders import CACHE

    emit(f"{CACHE.path()}\n")
    return ExitCode.CLEAN
