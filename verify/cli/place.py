"""`ARTICLE:LINE:COLUMN` as typed in, the numbers that stand there out; a wrong one is a `UsageError`."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from verify.errors import UsageError
from verify.model import DocumentLedger, LedgerEntry
from verify.text.lines import LineIndex, Position

__all__ = ["OPTION", "Asked", "asked_place", "standing_at"]

OPTION = "--claim"
_PLACE = re.compile(r"(?P<article>.+?)(?::(?P<line>[0-9]{1,9}))(?::(?P<column>[0-9]{1,9}))?", re.DOTALL)
_MOST = 10  # places that an error names


class Asked(Struct, frozen=True):
    """An article, and where in it the numbers stand: on a line, at a column of it, or anywhere."""

    article: str
    line: int | None = None
    column: int | None = None


def asked_place(written: str) -> Asked:
    """Read a place as reports print it; a file that has just this name is the article.

    >>> asked_place("draft.md:3:10")
    Asked(article='draft.md', line=3, column=10)
    >>> asked_place("draft.md")
    Asked(article='draft.md', line=None, column=None)
    """
    found = _PLACE.fullmatch(written)
    if found is None or _is_file(written):
        if not written:
            raise UsageError(OPTION, "no article is named", "write it as ARTICLE:LINE:COLUMN, as a report does")
        return Asked(written)
    line, column = int(found["line"]), None if found["column"] is None else int(found["column"])
    if line == 0 or column == 0:
        raise UsageError(OPTION, f"{written!r} is no place", "count lines and columns from 1, as a report does")
    named = f"{found['article']}:{found['line']}"
    return Asked(named, column) if column is not None and _is_file(named) else Asked(found["article"], line, column)


def standing_at(ledger: DocumentLedger, asked: Asked) -> list[LedgerEntry]:
    """Return the numbers of an article that stand at a place, in reading order."""
    index = LineIndex(ledger.document.text)
    placed = [(entry, *_ends(entry, index)) for entry in ledger.entries]
    on_line = [each for each in placed if asked.line is None or each[1].line <= asked.line <= each[2].line]
    found = [entry for entry, first, last in on_line if asked.column is None or _covers(first, last, asked)]
    if found:
        return found
    if not placed:
        raise UsageError(OPTION, f"{asked.article!r} holds no number", "name another article")
    known = on_line or placed
    places = ", ".join(f"{first.line}:{first.column}" for _, first, _ in known[:_MOST])
    more = f" or one of {len(known) - _MOST} more" if len(known) > _MOST else ""
    where = f"{asked.line}:{asked.column}" if asked.column is not None else f"line {asked.line}"
    raise UsageError(OPTION, f"no number stands at {where} of {asked.article!r}", f"use {places}{more}")


def _is_file(written: str) -> bool:
    """Tell whether there is a file of a name; what no file can be named is none."""
    try:
        return Path(written).is_file()
    except (OSError, ValueError):
        return False


def _ends(entry: LedgerEntry, index: LineIndex) -> tuple[Position, Position]:
    """Return where the first and the last character of a number stand."""
    span = entry.claim.mention.span
    return index.position(span.start), index.position(max(span.end - 1, span.start))


def _covers(first: Position, last: Position, asked: Asked) -> bool:
    """Tell whether a place lies within a number."""
    place = (asked.line or 0, asked.column or 0)
    return (first.line, first.column) <= place <= (last.line, last.column)
