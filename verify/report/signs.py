"""A verdict in, the sign and the line under a figure that tell it without colour out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from verify.model import LedgerEntry, Severity, Verdict

__all__ = ["SIGNS", "Sign", "style"]


class Sign(Struct, frozen=True):
    """What stands behind a figure, how it is underlined, and what both mean."""

    mark: str
    line: str  # of CSS: solid, dashed, dotted, double, wavy
    meaning: str


SIGNS: Mapping[Verdict, Sign] = MappingProxyType(
    {
        Verdict.INVALID: Sign("⊘", "wavy", "impossible"),
        Verdict.INCONSISTENT: Sign("≠", "wavy", "the text contradicts itself or the calendar"),
        Verdict.MISMATCH: Sign("✗", "wavy", "the reference says otherwise"),
        Verdict.STALE: Sign("↺", "dashed", "was right on an earlier day"),
        Verdict.CONTESTED: Sign("⇄", "dashed", "references disagree"),
        Verdict.AMBIGUOUS: Sign("?", "dashed", "several readings fit"),
        Verdict.LOOSE: Sign("≫", "dashed", "holds, but is far away"),
        Verdict.ROUNDED: Sign("≈", "double", "rounds the reference"),
        Verdict.MATCH: Sign("✓", "solid", "is what the reference says"),
        Verdict.LABEL: Sign("№", "dotted", "a number that names"),
        Verdict.UNMATCHED: Sign("○", "dotted", "not checked"),
    }
)


def style(entry: LedgerEntry) -> str:
    """Return the classes of a figure: how it is underlined, and its colour."""
    sign = SIGNS[entry.verdict]
    tones = {Severity.ERROR: "bad", Severity.WARNING: "doubtful"}
    quiet = "quiet" if sign.line == "dotted" else "good"
    return f"{sign.line} {tones.get(entry.severity, quiet)}"
