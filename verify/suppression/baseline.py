"""Findings that were there before: kept in a file, so that only new ones are reported.

In: ledgers and a file. Out: ledgers whose known findings are suppressed; or the file's text. A finding is known by
path, check, claim and sentence and by how often it occurs, so that it stays known when its line moves.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from verify.errors import ConfigError
from verify.model import DocumentLedger, Finding, LedgerEntry, Severity, Suppression
from verify.suppression.identity import identity, printed
from verify.suppression.weigh import silenced

__all__ = ["FILE", "Known", "occurring", "path_of", "read", "without_known", "written"]

FILE = ".verify-baseline.json"
FORM = 1
KEYS = {"path": str, "check": str, "figure": str, "claim": str, "count": int}


class Known(Struct, frozen=True, order=True):
    """A finding that is known: where, by which check, of which figure; `claim` is its digest."""

    path: str  # from the folder of the file, with strokes
    check: str
    figure: str
    claim: str


def read(path: Path) -> Counter[Known]:
    """Read a file of known findings."""
    remedy = "write it with: verify baseline write"
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}", remedy) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(str(path), f"not JSON: {error}", remedy) from error
    rows = value.get("findings") if isinstance(value, dict) and value.get("form") == FORM else None
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise ConfigError(str(path), "not a baseline of this form", remedy)
    return Counter({Known(row["path"], row["check"], row["figure"], row["claim"]): row["count"] for row in rows})


def written(known: Mapping[Known, int]) -> str:
    r"""Return the text of a file, one finding a line, in order.

    >>> written({})
    '{"form": 1, "findings": [\n]}\n'
    """
    rows = [
        {"path": each.path, "check": each.check, "figure": each.figure, "claim": each.claim, "count": known[each]}
        for each in sorted(known)
        if known[each] > 0
    ]
    lines = ",\n".join(json.dumps(row) for row in rows)
    return f'{{"form": {FORM}, "findings": [\n{lines}{chr(10) if lines else ""}]}}\n'


def occurring(ledgers: Iterable[DocumentLedger], folder: Path) -> Counter[Known]:
    """Count the findings of ledgers that are reported."""
    return Counter(_known(ledger, entry, finding, folder) for ledger in ledgers for entry, finding in _reported(ledger))


def without_known(
    ledgers: Iterable[DocumentLedger], known: Mapping[Known, int], folder: Path
) -> Iterator[DocumentLedger]:
    """Yield ledgers without the findings that are known; of those that occur more often, the first ones are."""
    left = Counter(known)

    def why(ledger: DocumentLedger, entry: LedgerEntry, finding: Finding) -> Suppression | None:
        key = _known(ledger, entry, finding, folder)
        old = finding.suppression is None and left[key] > 0
        left[key] -= old
        return Suppression("baseline") if old else None

    for ledger in ledgers:
        entries = (silenced(entry, partial(why, ledger, entry)) for entry in ledger.entries)
        yield replace(ledger, entries=tuple(entries))


def _reported(ledger: DocumentLedger) -> Iterator[tuple[LedgerEntry, Finding]]:
    return ((entry, finding) for entry in ledger.entries for finding in entry.findings if _is_reported(finding))


def _is_reported(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE and finding.suppression is None


def path_of(ledger: DocumentLedger, folder: Path) -> str:
    """Return the path of an article from the folder of the file."""
    path = Path(ledger.document.name).absolute()
    top = folder.absolute()
    return (path.relative_to(top) if path.is_relative_to(top) else path).as_posix()


def _known(ledger: DocumentLedger, entry: LedgerEntry, finding: Finding, folder: Path) -> Known:
    """Return what a finding is known by."""
    document = ledger.document
    claim = identity(document, entry, finding.check)
    return Known(path_of(ledger, folder), finding.check, printed(document, entry), claim)


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(row.get(key), kind) for key, kind in KEYS.items())
