"""`verify cache clear`: take everything out of the cache."""

from __future__ import annotations

from verify.cli.output import ExitCode, emit

__all__ = ["COMMAND", "run"]

COMMAND = "clear"


def run() -> int:
    """Take everything out of the cache; the next run makes it anew."""
    from verify.cache import clear
    from verify.report.wording import count_of

    emit(f"{count_of(clear(), 'value')} taken out\n")
    return ExitCode.CLEAN
