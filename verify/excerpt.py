"""The stretch of a series round the day of a claim, which a chart shows."""

from __future__ import annotations

from datetime import date

from verify.record import dataclass

__all__ = ["Excerpt"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The figures of some days, and the one that a text prints, all in the unit of the series."""

    points: tuple[tuple[date, float], ...]
    written: float | None
