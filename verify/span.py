"""A stretch of a document: half-open, in code points of its text as read."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Span"]


class Span(Struct, frozen=True, order=True):
    """Half-open range of characters in a document."""

    start: int
    end: int
