"""Suppressions beside the articles, for plain text, which has no comments: `.verify-ignore.toml` of their folder.

In: a ledger. Out: the ledger with the findings that the file suppresses, and a notice for each of its tables for
this article that suppresses nothing. A table names the article, and a figure, checks or a fingerprint; all that
it names must fit.

    [[ignore]]
    file = "toll.txt"
    checks = ["series"]
    figure = "34,365"
    reason = "the ministry corrected it by phone"
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from verify.config.files import read_toml
from verify.config.keys import Holds, Key
from verify.config.patterns import matches
from verify.config.rules import fits
from verify.config.values import Pattern, known_key, value_of
from verify.errors import ConfigError
from verify.model import Document, DocumentLedger, Finding, LedgerEntry, Span, Suppression
from verify.suppression.identity import identity, printed
from verify.suppression.inline import notice
from verify.suppression.weigh import silenced

__all__ = ["NAME", "beside"]

NAME = ".verify-ignore.toml"
TABLE = "ignore"
KEYS: Mapping[str, Key] = {
    "file": Key(Holds.PATTERNS, "Article that it is for."),
    "checks": Key(Holds.TEXTS, "Checks, by id or family; else any."),
    "figure": Key(Holds.TEXT, "Figure as printed; else any."),
    "fingerprint": Key(Holds.TEXT, "Finding, as a report in JSON names it."),
    "reason": Key(Holds.TEXT, "Why it is suppressed."),
}


class Entry(Struct, frozen=True):
    """One table of the file."""

    where: str
    files: tuple[Pattern, ...]
    checks: tuple[str, ...]
    figure: str | None
    fingerprint: str | None
    reason: str | None

    def fits(self, document: Document, entry: LedgerEntry, finding: Finding) -> bool:
        """Tell whether a finding is one that it names."""
        if self.checks and not any(fits(name, finding.check) for name in self.checks):
            return False
        if self.figure is not None and self.figure.split() != printed(document, entry).split():
            return False
        return self.fingerprint is None or identity(document, entry, finding.check).startswith(self.fingerprint)


def beside(ledger: DocumentLedger) -> DocumentLedger:
    """Return a ledger without what the file beside its article suppresses."""
    path = Path(ledger.document.name)
    own = [entry for entry in _entries(path.absolute().parent) if matches(entry.files, path)]
    if not own:
        return ledger
    used: set[str] = set()
    entries = tuple(_entry(ledger.document, each, own, used) for each in ledger.entries)
    head = Span(0, min(1, len(ledger.document.text)))
    notices = [notice("suppression.unused", head, checks=entry.where) for entry in own if entry.where not in used]
    return replace(ledger, entries=entries, notices=(*ledger.notices, *notices))


def _entry(document: Document, entry: LedgerEntry, own: list[Entry], used: set[str]) -> LedgerEntry:
    """Suppress the findings of one number that are named, and note by which tables."""

    def why(finding: Finding) -> Suppression | None:
        naming = [each for each in own if each.fits(document, entry, finding)]
        used.update(each.where for each in naming)
        return Suppression("sidecar", naming[0].reason) if naming else None

    return silenced(entry, why)


@cache
def _entries(folder: Path) -> tuple[Entry, ...]:
    """Read the file of a folder, if there is one."""
    path = folder / NAME
    if not path.is_file():
        return ()
    data = read_toml(path)
    tables = data.get(TABLE)
    if set(data) - {TABLE} or not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise ConfigError(str(path), "not a list of tables", f"write [[{TABLE}]] for each suppression")
    return tuple(_table(table, f"{path}: {TABLE}[{index}]", folder) for index, table in enumerate(tables))


def _table(table: Mapping[str, object], where: str, folder: Path) -> Entry:
    """Read one table."""
    if "file" not in table or not set(table) & {"checks", "figure", "fingerprint"}:
        raise ConfigError(where, "it names no file, or nothing in it", "write file, and checks, figure or fingerprint")
    named = {"file": [table["file"]]} if isinstance(table["file"], str) else {}
    values = {
        name: value_of(known_key(name, KEYS, where), value, f"{where}: {name}", folder)
        for name, value in {**table, **named}.items()
    }
    return Entry(
        where,
        files=values["file"],  # type: ignore[arg-type]
        checks=values.get("checks", ()),  # type: ignore[arg-type]
        figure=values.get("figure"),  # type: ignore[arg-type]
        fingerprint=values.get("fingerprint"),  # type: ignore[arg-type]
        reason=values.get("reason"),  # type: ignore[arg-type]
    )
