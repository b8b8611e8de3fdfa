"""A report as Markdown that an editor would forward: totals, findings first, the rest, how each came about, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.model import Document, DocumentLedger, LedgerEntry, PackUse, Reference, Report, Severity
from verify.report.chain import chain
from verify.report.escape import escaped, link
from verify.report.options import ReportOptions
from verify.report.order import ordered
from verify.report.summary import summarise
from verify.report.wording import claimed, count_of, explained, figure, known_day, referenced, title, totals
from verify.text.lines import LineIndex

__all__ = ["NAME", "render"]

NAME = "markdown"
COLUMNS = ("Line", "Figure", "Claims", "Reference", "Verdict", "Why")


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001  a format takes what every format takes
    """Write the report; the same input gives the same text on every day."""
    several = len(report.documents) > 1
    parts: list[str] = []
    if several:
        total = totals(summarise(report.documents))
        parts += ["# Figures checked", f"{count_of(len(report.documents), 'document')}, {total}"]
    for ledger in report.documents:
        parts += _document(ledger, "##" if several else "#")
    parts += _sources(report, "##")
    parts.append(f"Written by verify {report.version}, from reference data alone: no number was judged by opinion.")
    return "\n\n".join(parts) + "\n"


def _document(ledger: DocumentLedger, level: str) -> Iterable[str]:
    """Write one article: what it is, totals, findings, and all other numbers."""
    document, entries = ledger.document, ledger.entries
    lines = LineIndex(document.text)
    order = ordered((*entries, *ledger.notices))
    yield f"{level} {escaped(title(document) or document.name)}"
    facts = [
        ("File", escaped(document.name)),
        ("Language", escaped(document.lang)),
        ("Dateline", escaped(known_day(document))),
    ]
    yield "\n".join(f"- {name}: {value}" for name, value in facts)
    yield f"**{totals(summarise([ledger]))}**"
    yield f"{level}# Findings"
    yield _table(COLUMNS, (_row(entry, ledger, lines) for entry in order.findings)) if order.findings else "None."
    if order.holding:
        yield f"{level}# Figures that hold"
        yield _table(COLUMNS, (_row(entry, ledger, lines) for entry in order.holding))
    if order.unchecked:
        yield f"{level}# Not checked"
        columns = [column for column in COLUMNS if column != "Reference"]
        yield _table(
            columns, ([*row[:3], *row[4:]] for row in (_row(entry, ledger, lines) for entry in order.unchecked))
        )
    if entries:
        yield f"{level}# How each number came to its verdict"
        yield "\n".join(_detail(entry, document, lines) for entry in entries)


def _detail(entry: LedgerEntry, document: Document, lines: LineIndex) -> str:
    """Write the chain behind the verdict on one number, as a list under its place."""
    at = lines.position(entry.claim.mention.span.start)
    head = f"- {at.line}:{at.column} {escaped(figure(document, entry))}: {entry.verdict.value}"
    return "\n".join([head, *(f"  - {name}: {escaped(text)}" for name, text in chain(entry, document, lines))])


def _row(entry: LedgerEntry, ledger: DocumentLedger, lines: LineIndex) -> list[str]:
    """Write one number."""
    at = lines.position(entry.claim.mention.span.start)
    verdict = entry.verdict.value if entry.severity == Severity.NOTE else f"**{entry.verdict.value}**"
    return [
        f"{at.line}:{at.column}",
        escaped(figure(ledger.document, entry)),
        escaped(claimed(entry)),
        escaped(referenced(entry)),
        verdict,
        escaped(explained(entry)),
    ]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; the cells are escaped already."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _sources(report: Report, level: str) -> Iterable[str]:
    """Write where the reference figures come from: claimants, sources, licences, days, digests."""
    packs = sorted(report.packs, key=lambda pack: pack.name)
    if not packs:
        return
    used = [entry.reference for ledger in report.documents for entry in ledger.entries if entry.reference is not None]
    yield f"{level} Sources"
    for pack in packs:
        yield _pack(pack, [reference for reference in used if reference.pack == pack.name])


def _pack(pack: PackUse, used: Sequence[Reference]) -> str:
    """Write one pack, and each of its sources that a verdict rests on."""
    last = f", up to {pack.last.isoformat()}" if pack.last else ""
    facts = [
        f"- **{escaped(pack.title) or _code(pack.name)}** (`{_code(pack.name)}`){last}",
        f"  - Licence: {escaped(', '.join(pack.licences)) or 'not stated'}",
        f"  - Digest: `{_code(pack.digest)}`",
    ]
    if not used:
        return "\n".join([*facts, *(f"  - {escaped(source)}" for source in pack.sources)])
    lines = dict.fromkeys(_cited(reference) for reference in sorted(used, key=_by_source))
    return "\n".join([*facts, *lines])


def _by_source(reference: Reference) -> tuple[str, str, str, str]:
    """Order what was cited by who counts, then by source and day."""
    return reference.claimant or "", reference.source, reference.as_of.isoformat(), str(reference.vintage or "")


def _cited(reference: Reference) -> str:
    """Write one source with the day it describes, who says so and when it was published."""
    who = f"{escaped(reference.claimant)}: " if reference.claimant else ""
    published = ""
    if reference.vintage is not None:
        seen = "published" if reference.vintage_kind == "stated" else "first seen"
        published = f", {seen} {reference.vintage.isoformat()}"
    status = f", {escaped(reference.status)}" if reference.status else ""
    return f"  - {who}{link(reference.source, reference.url)}, for {reference.as_of.isoformat()}{published}{status}"


def _code(text: str) -> str:
    """Return a name for a code span: names and digests hold neither backtick nor bar."""
    return "".join(char for char in text if char.isascii() and char.isprintable() and char not in "`|")
