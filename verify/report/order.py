"""A ledger in, its numbers in the order in which an editor reads them out: findings, what holds, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from verify.model import LedgerEntry, Severity, Verdict
from verify.report.summary import NOT_CHECKED

__all__ = ["Ordered", "ordered"]

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
_WORST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}


class Ordered(Struct, frozen=True):
    """The numbers of an article: findings with the worst first, the others as they stand in the text."""

    findings: tuple[LedgerEntry, ...]
    holding: tuple[LedgerEntry, ...]
    unchecked: tuple[LedgerEntry, ...]


def ordered(entries: Sequence[LedgerEntry]) -> Ordered:
    """Sort the numbers of an article.

    >>> ordered([])
    Ordered(findings=(), holding=(), unchecked=())
    """
    rest = [entry for entry in entries if not _is_finding(entry)]
    return Ordered(
        tuple(sorted((entry for entry in entries if _is_finding(entry)), key=_by_weight)),
        tuple(entry for entry in rest if entry.verdict not in NOT_CHECKED),
        tuple(entry for entry in rest if entry.verdict in NOT_CHECKED),
    )


def _is_finding(entry: LedgerEntry) -> bool:
    """Tell whether an editor should look: errors, warnings, and figures that are out of date."""
    return entry.severity != Severity.NOTE or entry.verdict == Verdict.STALE


def _by_weight(entry: LedgerEntry) -> tuple[int, int, int]:
    """Order findings by severity, then verdict, then place."""
    return _ORDER[entry.severity], _WORST_FIRST[entry.verdict], entry.claim.mention.span.start
