"""`verify baseline`: the findings that a project knows of, so that only new ones are reported."""

from __future__ import annotations

__all__ = ["GROUP", "HELP"]

GROUP = "baseline"
HELP = "Write down known findings, or take those out that are gone."
