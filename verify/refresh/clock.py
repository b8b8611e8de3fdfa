"""The day that a refresh speaks of: today by UTC, or the day that `VERIFY_TODAY` says, for a run that is repeated."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from verify.errors import UsageError

__all__ = ["today"]

VARIABLE = "VERIFY_TODAY"


def today() -> date:
    """Return the day on which what is fetched is first seen."""
    written = os.environ.get(VARIABLE)
    if not written:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(VARIABLE, f"{written!r} is no day", "write it as YYYY-MM-DD") from error
