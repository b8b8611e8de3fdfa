"""The stretch of a series round the day of a claim, which a chart shows."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

__all__ = ["Excerpt"]


class Excerpt(Struct, frozen=True):
    """The figures of some days, and the one that a text prints, all in the unit of the series."""

    points: tuple[tuple[date, float], ...]
    written: float | None
