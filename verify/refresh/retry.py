"""When to ask again: exponential backoff with jitter, or when the server says.

In: how many attempts failed, and the server's `Retry-After`. Out: seconds to wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from verify.refresh.limits import Limits

__all__ = ["RETRIED", "asked_wait", "backoff"]

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


def backoff(failed: int, limits: Limits, draw: Callable[[], float]) -> float:
    """Return how long to wait after some failed attempts; `draw` gives a number from 0 to 1.

    >>> [backoff(failed, Limits(), lambda: 1.0) for failed in (1, 2, 3)]
    [0.5, 1.0, 2.0]
    """
    longest = min(limits.longest_wait, limits.first_wait * 2 ** (failed - 1))
    return float(longest * (0.5 + draw() / 2))


def asked_wait(header: str | None, now: datetime) -> float | None:
    """Return how long a server asks to wait, in seconds or until a time.

    >>> now = datetime(2026, 11, 24, tzinfo=UTC)
    >>> asked_wait("7", now), asked_wait("Tue, 24 Nov 2026 00:00:30 GMT", now), asked_wait("soon", now)
    (7.0, 30.0, None)
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
