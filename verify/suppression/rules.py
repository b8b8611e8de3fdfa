"""Apply a project's rules to a ledger: which checks speak, and how much what they say matters.

In: a ledger and the rules of its article. Out: the ledger. What every number is accounted for with, a note,
cannot be left out.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.config.rules import Rules
from verify.model import DocumentLedger, Finding, Severity
from verify.suppression.weigh import suppressed, weighed

__all__ = ["ruled"]


def ruled(ledger: DocumentLedger, rules: Rules) -> DocumentLedger:
    """Return a ledger under some rules."""
    if rules == Rules():
        return ledger
    entries = (weighed(entry, (_ruled(finding, rules) for finding in entry.findings)) for entry in ledger.entries)
    return replace(ledger, entries=tuple(entries))


def _ruled(finding: Finding, rules: Rules) -> Finding:
    if finding.severity is not Severity.NOTE and not rules.keeps(finding.check):
        return suppressed(finding, "rule")
    level = rules.level(finding.check)
    return finding if level is None else replace(finding, severity=Severity(level))
