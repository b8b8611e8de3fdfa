"""Where an article comes from, before it is read."""

from __future__ import annotations

from pathlib import Path

from verify.record import dataclass

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: a path, or bytes that were read already."""

    name: str
    path: Path | None = None
    data: bytes | None = None
