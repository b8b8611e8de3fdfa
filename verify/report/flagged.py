"""A report in, one flat row a number out: what the formats that machines read have in common."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from verify.language.langs import Langs
from verify.messages.voice import Voice
from verify.model import DocumentLedger, LedgerEntry, Report, Severity, Suppression
from verify.report.visible import one_line
from verify.report.wording import explained, speaking
from verify.suppression.identity import printed, sentence
from verify.text.lines import ColumnUnit, LineIndex, Position

__all__ = ["Row", "flagged", "path_of", "rows", "said", "suppressed"]

RULE = "rule"  # a check that the configuration leaves out is as if it were not there


class Row(Struct, frozen=True):
    """One number with what was said of it; `start` and `end` are its first character and the one behind its last."""

    ledger: DocumentLedger
    entry: LedgerEntry
    lines: LineIndex
    voice: Voice  # in the language of messages, with numbers as they are written where the figure stands
    check: str
    fingerprint: str  # the same for the same check, file, figure and sentence, wherever the line stands

    @property
    def printed(self) -> str:
        """Return the figure as printed, on one line."""
        span = self.entry.claim.mention.span
        return one_line(self.ledger.document.text[span.start : span.end])

    def start(self, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Position:
        """Return where the figure begins."""
        return self.lines.position(self.entry.claim.mention.span.start, unit)

    def end(self, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Position:
        """Return where the figure has ended."""
        return self.lines.position(self.entry.claim.mention.span.end, unit)


def rows(report: Report, *, notices: bool = False) -> Iterator[Row]:
    """Yield every number of a report, in reading order, and on request what else is said of a text."""
    seen, voice = Counter[str](), speaking(report)
    for ledger in report.documents:
        found = _Found(LineIndex(ledger.document.text), Langs(ledger.document), voice)
        entries = (*ledger.entries, *(ledger.notices if notices else ()))
        for entry in sorted(entries, key=lambda each: each.claim.mention.span):
            yield _row(ledger, entry, found, seen)


def flagged(report: Report) -> Iterator[Row]:
    """Yield the numbers with an error or a warning, and notices."""
    return (row for row in rows(report, notices=True) if row.entry.severity is not Severity.NOTE)


def suppressed(report: Report) -> Iterator[tuple[Row, Suppression]]:
    """Yield the errors and warnings that a text, a file beside it or a baseline sets aside, each as if it were not."""
    seen, voice = Counter[str](), speaking(report)
    for ledger in report.documents:
        found = _Found(LineIndex(ledger.document.text), Langs(ledger.document), voice)
        for entry in sorted(ledger.entries, key=lambda each: each.claim.mention.span):
            for finding in entry.findings:
                why = finding.suppression
                if why is not None and why.kind != RULE and finding.severity is not Severity.NOTE:
                    alone = replace(
                        entry,
                        findings=(replace(finding, suppression=None),),
                        verdict=finding.verdict,
                        severity=finding.severity,
                        message=finding.message,
                        hint=finding.hint,
                    )
                    yield _row(ledger, alone, found, seen), why


def said(row: Row) -> str:
    """Return what is said of a number, with its hint, on one line."""
    return one_line(explained(row.entry, row.voice))


def path_of(row: Row) -> str:
    """Return the path of an article with strokes, and no "./" before it."""
    return one_line(PurePath(row.ledger.document.name).as_posix())


class _Found(Struct, frozen=True):
    """What is found once for a document: its lines, its languages, and the voice that speaks of it."""

    lines: LineIndex
    langs: Langs
    voice: Voice


def _row(ledger: DocumentLedger, entry: LedgerEntry, found: _Found, seen: Counter[str]) -> Row:
    """Make a row with the check that decided, and count what is the same but for its place."""
    checks = (finding.check for finding in entry.findings if finding.suppression is None)
    check = next(checks, entry.findings[0].check if entry.findings else f"claim.{entry.verdict.value}")
    key = _key(ledger, entry, check)
    seen[key] += 1
    fingerprint = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()
    voice = found.voice.writing(found.langs.example(entry.claim.mention.span.start))
    return Row(ledger, entry, found.lines, voice, check, fingerprint)


def _key(ledger: DocumentLedger, entry: LedgerEntry, check: str) -> str:
    document = ledger.document
    return "\0".join((check, PurePath(document.name).as_posix(), printed(document, entry), sentence(document, entry)))
