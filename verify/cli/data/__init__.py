"""`verify data`: what the reference packs hold, where they come from, how fresh they are, and one's own."""

from __future__ import annotations

__all__ = ["GROUP", "HELP"]

GROUP = "data"
HELP = "List, show, check, refresh, add and lock packs of reference data."
