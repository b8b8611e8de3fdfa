"""What the place that a report goes to asks of it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ReportOptions"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How wide lines may be, and whether the reader can show more than ASCII."""

    width: int = 120
    ascii_only: bool = False
