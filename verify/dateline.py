"""The day that a document speaks from, and how it was known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

__all__ = ["Dateline", "DatelineSource"]


class DatelineSource(StrEnum):
    """How the day a document speaks from was known."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
    INFERRED = "inferred"
    NONE = "none"


class Dateline(Struct, frozen=True):
    """The day a document speaks from, and how it was known."""

    day: date | None = None
    source: DatelineSource = DatelineSource.NONE
