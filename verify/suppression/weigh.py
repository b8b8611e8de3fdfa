"""Settle what an entry says once some of its findings are suppressed.

In: an entry and its findings as they are now. Out: the entry with the verdict of its worst finding that is not
suppressed; where all are, it counts as not checked and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from verify.model import Finding, LedgerEntry, Severity, Suppression, Verdict

__all__ = ["silenced", "suppressed", "weighed"]

WORST_FIRST = {severity: standing for standing, severity in enumerate(Severity)}
WHY = {
    "rule": "left out by the configuration",
    "inline": "suppressed in the text",
    "sidecar": "suppressed beside the text",
    "sic": "marked [sic]",
    "baseline": "in the baseline",
    "unchanged": "on a line that did not change",
}


def suppressed(finding: Finding, kind: str, reason: str | None = None) -> Finding:
    """Return a finding that is not reported any more; one that was suppressed before stays as it was."""
    return finding if finding.suppression else replace(finding, suppression=Suppression(kind, reason))


def silenced(entry: LedgerEntry, why: Callable[[Finding], Suppression | None]) -> LedgerEntry:
    """Return an entry without those of its errors and warnings that something suppresses; `why` says what does."""
    found = []
    for finding in entry.findings:
        suppression = None if finding.severity is Severity.NOTE else why(finding)
        found.append(suppressed(finding, suppression.kind, suppression.reason) if suppression else finding)
    return weighed(entry, found)


def weighed(entry: LedgerEntry, findings: Iterable[Finding]) -> LedgerEntry:
    """Return an entry with other findings; among those that matter as much, they come in the order of their weight."""
    found = tuple(sorted(findings, key=lambda finding: WORST_FIRST[finding.severity]))
    worst = next((finding for finding in found if finding.suppression is None), None)
    if worst is not None:
        return replace(
            entry,
            findings=found,
            verdict=worst.verdict,
            severity=worst.severity,
            message=worst.message,
            hint=worst.hint,
        )
    return replace(
        entry,
        findings=found,
        verdict=Verdict.UNMATCHED,
        severity=Severity.NOTE,
        message=_why(found[0]),
        hint=None,
    )


def _why(finding: Finding) -> str:
    """Say why nothing is reported of a number."""
    suppression = finding.suppression
    if suppression is None:
        return finding.message
    reason = f": {suppression.reason}" if suppression.reason else ""
    return f"{finding.check} is {WHY[suppression.kind]}{reason}"
