"""What a check is, and where all of them are found.

In: the modules of this folder, each with a `CHECK` and a docstring that is its documentation. Out:
the checks by id. A check is a filter over a table, written as a polars SQL condition: listing the
checks therefore needs no polars.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Literal

from msgspec import Struct

from verify.declared import declaring
from verify.errors import UsageError
from verify.model import Severity, Verdict

__all__ = ["HEADINGS", "Check", "all_checks", "explain"]

HEADINGS = ("Why", "Flagged", "Clean", "Fix")
SEVERITIES = {
    Verdict.INVALID: Severity.ERROR,
    Verdict.INCONSISTENT: Severity.ERROR,
    Verdict.MISMATCH: Severity.ERROR,
    Verdict.STALE: Severity.WARNING,
    Verdict.CONTESTED: Severity.WARNING,
    Verdict.AMBIGUOUS: Severity.WARNING,
    Verdict.LOOSE: Severity.WARNING,
}


class Check(Struct, frozen=True):
    """One rule.

    `where` selects rows of the matches table, or of the table of links: `table` says which. `must` is a
    condition that every row of the claims table has to meet; pandera holds it, and the rows that break it
    are the check's. `note_where` selects flagged rows that are a note only. `message` is filled in with the
    fields of `facts.facts`, and so is the text of `hint`, a code and a text, for a check that explains by
    itself what it flags.
    """

    id: str
    verdict: Verdict
    message: str
    where: str | None = None
    must: str | None = None
    note_where: str | None = None
    hint: tuple[str, str] | None = None
    table: Literal["matches", "links"] = "matches"

    @property
    def severity(self) -> Severity:
        """Return how much a finding of this check matters."""
        return SEVERITIES.get(self.verdict, Severity.NOTE)


@cache
def all_checks() -> dict[str, Check]:
    """Return every check by its id, sorted.

    >>> all_checks()["series.mismatch"].severity.value
    'error'
    """
    found: dict[str, Check] = {}
    for module in declaring("verify.checks", "CHECK"):
        check = getattr(import_module(module), "CHECK", None)
        if isinstance(check, Check):
            if check.id in found:
                message = f"two checks are named {check.id!r}"
                raise ValueError(message)
            found[check.id] = check
    return dict(sorted(found.items()))


def explain(check_id: str) -> str:
    """Return the documentation of a check.

    >>> explain("series.mismatch").splitlines()[0].startswith("series.mismatch: ")
    True
    """
    for module in declaring("verify.checks", "CHECK"):
        loaded = import_module(module)
        check = getattr(loaded, "CHECK", None)
        if isinstance(check, Check) and check.id == check_id:
            return (loaded.__doc__ or "").strip() + "\n"
    known = ", ".join(all_checks())
    raise UsageError("explain", f"{check_id!r} is not a check", f"use one of {known}")
