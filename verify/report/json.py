"""A report as JSON, under the contract of docs/json.md; `verify schema report` prints its schema."""

from __future__ import annotations

import json
import re

from verify.model import (
    Document,
    DocumentLedger,
    Finding,
    Hint,
    LedgerEntry,
    Report,
    Span,
    Suppression,
)
from verify.report.json_chain import chain_object
from verify.report.json_values import Json, iso_day, quantity_ends, quantity_object, reference_object, span_object
from verify.report.options import ReportOptions
from verify.report.summary import Summary, summarise
from verify.report.visible import is_unseen
from verify.suppression.identity import identity
from verify.text.lines import LineIndex

__all__ = ["NAME", "VERSION", "Json", "claim_object", "dumps", "quantity_ends", "render"]

NAME = "json"
VERSION = 1

_OTHER = re.compile(
    r"[^ -~\n]|(?<=#)#(?=\[)"
)  # what may not be seen, and "##[", which begins a command in a build's log


def render(report: Report, options: ReportOptions) -> str:
    """Write a report as one JSON object."""
    packs: Json = {pack.name: pack.digest for pack in sorted(report.packs, key=lambda pack: pack.name)}
    content: Json = {
        "version": VERSION,
        "tool": {"name": "verify", "version": report.version, "packs": packs},
        "documents": [_document(ledger) for ledger in report.documents],
        "summary": _summary(summarise(report.documents)),
    }
    return f"{dumps(content, options, indent=2)}\n"


def dumps(content: Json, options: ReportOptions, *, indent: int | None = None) -> str:
    r"""Write JSON that is safe on a terminal and in a build's log: what would not be seen or be obeyed is escaped.

    >>> dumps("34\u202e356 € ##[x]", ReportOptions())
    '"34\\u202e356 € #\\u0023[x]"'
    """
    text = json.dumps(content, ensure_ascii=options.ascii_only, allow_nan=False, indent=indent)
    return _OTHER.sub(_seen, text)


def _seen(found: re.Match[str]) -> str:
    """Return a character, or its escape where it must not stand as it is."""
    char = found.group()
    if char == "#":
        return "\\u0023"
    return json.dumps(char)[1:-1].replace("\x7f", "\\u007f") if is_unseen(char) else char


def _document(ledger: DocumentLedger) -> Json:
    """Write one document and its claims in reading order."""
    document = ledger.document
    lines = LineIndex(document.text)
    entries = sorted(ledger.entries, key=lambda entry: entry.claim.mention.span)
    return {
        "path": document.name,
        "lang": document.lang,
        "dateline": {"date": iso_day(document.dateline.day), "source": document.dateline.source.value},
        "claims": [claim_object(entry, document, lines) for entry in entries],
        "notices": [_notice(entry, document, lines) for entry in ledger.notices],
        "summary": _summary(summarise([ledger])),
    }


def claim_object(entry: LedgerEntry, document: Document, lines: LineIndex) -> dict[str, Json]:
    """Return all that was said of one number."""
    claim, mention = entry.claim, entry.claim.mention
    at = lines.position(mention.span.start)
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "line": at.line,
        "column": at.column,
        "text": _slice(document, mention.span),
        "sentence": _slice(document, claim.sentence),
        "kind": mention.kind.value,
        "quantity": quantity_object(mention.quantity, mention.kind),
        "bound": mention.bound.value if mention.bound else None,
        "measure": claim.measure.value,
        "metric": claim.metric,
        "entity": claim.entity,
        "scope": dict(sorted(claim.scope.items())),
        "as_of": iso_day(claim.as_of),
        "verdict": entry.verdict.value,
        "severity": entry.severity.value,
        "findings": [_finding(finding, identity(document, entry, finding.check)) for finding in entry.findings],
        "message": entry.message,
        "hint": _hint(entry.hint),
        "reference": reference_object(entry.reference, mention.kind),
        "chain": chain_object(entry),
    }


def _notice(entry: LedgerEntry, document: Document, lines: LineIndex) -> Json:
    """Write what is said of something in a text that is no number."""
    span = entry.claim.mention.span
    at = lines.position(span.start)
    return {
        "start": span.start,
        "end": span.end,
        "line": at.line,
        "column": at.column,
        "text": _slice(document, span),
        "check": entry.findings[0].check,
        "severity": entry.severity.value,
        "message": entry.message,
    }


def _slice(document: Document, span: Span) -> str:
    """Return the text of a span as printed."""
    return document.text[span.start : span.end]


def _finding(finding: Finding, fingerprint: str) -> Json:
    """Write one check's word on the claim."""
    related: list[Json] = [span_object(span) for span in finding.related]
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "related": related,
        "hint": _hint(finding.hint),
        "fingerprint": fingerprint,
        "suppressed": _suppression(finding.suppression),
    }


def _suppression(suppression: Suppression | None) -> Json:
    """Write why a finding is not reported."""
    return None if suppression is None else {"kind": suppression.kind, "reason": suppression.reason}


def _hint(hint: Hint | None) -> Json:
    """Write a likely explanation."""
    return None if hint is None else {"code": hint.code, "text": hint.text}


def _summary(summary: Summary) -> Json:
    """Write counts: numbers, how many were checked, and one for each verdict, none left out."""
    verdicts = {verdict.value: count for verdict, count in summary.verdicts.items()}
    return {"numbers": summary.numbers, "checked": summary.checked, **verdicts}
