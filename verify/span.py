"""A stretch of a document: half-open, in code points of its text as read."""

from __future__ import annotations

from verify.record import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in a document."""

    start: int
    end: int
