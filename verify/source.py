"""Where an article comes from, before it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

__all__ = ["Source"]


class Source(Struct, frozen=True):
    """Where an article comes from: a path, or bytes that were read already; and what is known of it beside its text."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    lang: str | None = None
    published: date | None = None
    title: str | None = None
