"""The settings of one run: those of its configuration, and what is said for this run only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct, field

from verify.config.settings import Config

__all__ = ["Settings"]


class Settings(Struct, frozen=True):
    """The settings of a run, and what is said for this run only."""

    config: Config = field(default_factory=Config)
    published: date | None = None
    pins: Path | None = None  # a file of digests; packs with others are refused
    excerpts: bool = False  # whether verdicts that rest on a series come with a stretch of it, for charts
    diff_base: str | None = None  # a revision: only what changed since is reported
