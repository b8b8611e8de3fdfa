"""Ledgers in, how many numbers had which verdict out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from verify.model import DocumentLedger, LedgerEntry, Severity, Verdict

__all__ = ["Summary", "summarise", "worst"]

NOT_CHECKED = frozenset((Verdict.LABEL, Verdict.UNMATCHED))


class Summary(Struct, frozen=True):
    """Counts of numbers; those of the verdicts add up to `numbers`, those of severities count notices too."""

    numbers: int
    checked: int
    verdicts: dict[Verdict, int]
    severities: dict[Severity, int]


def summarise(ledgers: Iterable[DocumentLedger]) -> Summary:
    """Count the numbers of some documents by verdict, and by severity; none is left out.

    >>> summarise([]).numbers
    0
    """
    every = list(ledgers)
    entries = list(chain.from_iterable(ledger.entries for ledger in every))
    notices = chain.from_iterable(ledger.notices for ledger in every)
    verdicts = Counter(entry.verdict for entry in entries)
    severities = Counter(entry.severity for entry in chain(entries, notices))
    return Summary(
        numbers=len(entries),
        checked=sum(count for verdict, count in verdicts.items() if verdict not in NOT_CHECKED),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        severities={severity: severities[severity] for severity in Severity},
    )


def worst(entries: Iterable[LedgerEntry]) -> Severity | None:
    """Return the severity that matters most, `None` where there is no number.

    >>> worst([]) is None
    True
    """
    found = {entry.severity for entry in entries}
    return next((severity for severity in Severity if severity in found), None)
