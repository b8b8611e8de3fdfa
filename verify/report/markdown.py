"""A report as Markdown that an editor would forward: totals, findings first, the rest, how each came about, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from verify.language.langs import Langs
from verify.messages.voice import Voice, message
from verify.model import Document, DocumentLedger, LedgerEntry, PackUse, Reference, Report, Severity
from verify.report.chain import chain
from verify.report.escape import escaped, link
from verify.report.options import ReportOptions
from verify.report.order import ordered
from verify.report.summary import summarise
from verify.report.wording import (
    claimed,
    explained,
    figure,
    known_day,
    referenced,
    seen,
    speaking,
    title,
    together,
    totals,
)
from verify.text.lines import LineIndex

__all__ = ["NAME", "render"]

NAME = "markdown"
COLUMNS = ("Line", "Figure", "Claims", "Reference", "Verdict", "Why")
REFERENCE = COLUMNS.index("Reference")
CLOSING = message("Written by verify {version}, from reference data alone: no number was judged by opinion.")
FACTS = (message("File"), message("Language"), message("Dateline"))
OF_A_PACK = (message("Licence"), message("Digest"))


def render(report: Report, options: ReportOptions) -> str:  # noqa: ARG001  a format takes what every format takes
    """Write the report; the same input gives the same text on every day."""
    voice = speaking(report)
    several = len(report.documents) > 1
    parts: list[str] = []
    if several:
        parts += [f"# {voice.say('Figures checked')}", together(report, voice)]
    for ledger in report.documents:
        parts += _document(ledger, "##" if several else "#", voice)
    parts += _sources(report, "##", voice)
    parts.append(voice.say(CLOSING, version=report.version))
    return "\n\n".join(parts) + "\n"


def _document(ledger: DocumentLedger, level: str, voice: Voice) -> Iterable[str]:
    """Write one article: what it is, totals, findings, and all other numbers."""
    document = ledger.document
    lines, langs = LineIndex(document.text), Langs(document)
    row = partial(_row, ledger=ledger, lines=lines, langs=langs, voice=voice)
    order = ordered((*ledger.entries, *ledger.notices))
    columns = [voice.say(column) for column in COLUMNS]
    yield f"{level} {escaped(title(document) or document.name)}"
    facts = (document.name, document.lang, known_day(document, voice))
    yield "\n".join(f"- {fact}" for fact in _facts(zip(FACTS, map(escaped, facts), strict=True), voice))
    yield f"**{totals(summarise([ledger]), voice)}**"
    yield f"{level}# {voice.say('Findings')}"
    yield _table(columns, map(row, order.findings)) if order.findings else voice.say("None.")
    if order.holding:
        yield f"{level}# {voice.say('Figures that hold')}"
        yield _table(columns, map(row, order.holding))
    if order.unchecked:
        yield f"{level}# {voice.say('Not checked')}"
        cells = ([*each[:REFERENCE], *each[REFERENCE + 1 :]] for each in (columns, *map(row, order.unchecked)))
        yield _table(next(cells), cells)
    if ledger.entries:
        yield f"{level}# {voice.say('How each number came to its verdict')}"
        yield "\n".join(
            _detail(entry, document, lines, voice.writing(langs.example(entry.claim.mention.span.start)))
            for entry in ledger.entries
        )


def _detail(entry: LedgerEntry, document: Document, lines: LineIndex, voice: Voice) -> str:
    """Write the chain behind the verdict on one number, as a list under its place."""
    at = lines.position(entry.claim.mention.span.start)
    name = f"{at.line}:{at.column} {escaped(figure(document, entry))}"
    head = voice.say("{name}: {value}", name=name, value=escaped(voice.term("verdicts", entry.verdict.value)))
    told = ((heading, escaped(text)) for heading, text in chain(entry, document, lines, voice))
    return "\n".join(
        [f"- {head}", *(f"  - {voice.say('{name}: {value}', name=each, value=text)}" for each, text in told)]
    )


def _facts(facts: Iterable[tuple[str, str]], voice: Voice) -> Iterable[str]:
    """Write what is known of a thing; the values are escaped already."""
    return (voice.say("{name}: {value}", name=voice.say(name), value=value) for name, value in facts)


def _row(entry: LedgerEntry, ledger: DocumentLedger, lines: LineIndex, langs: Langs, voice: Voice) -> list[str]:
    """Write one number."""
    start = entry.claim.mention.span.start
    at, own = lines.position(start), voice.writing(langs.example(start))
    verdict = escaped(voice.term("verdicts", entry.verdict.value))
    return [
        f"{at.line}:{at.column}",
        escaped(figure(ledger.document, entry)),
        escaped(claimed(entry, own)),
        escaped(referenced(entry, own)),
        verdict if entry.severity == Severity.NOTE else f"**{verdict}**",
        escaped(explained(entry, voice)),
    ]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; the cells are escaped already."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _sources(report: Report, level: str, voice: Voice) -> Iterable[str]:
    """Write where the reference figures come from: claimants, sources, licences, days, digests."""
    packs = sorted(report.packs, key=lambda pack: pack.name)
    if not packs:
        return
    used = [entry.reference for ledger in report.documents for entry in ledger.entries if entry.reference is not None]
    yield f"{level} {voice.say('Sources')}"
    for pack in packs:
        yield _pack(pack, [reference for reference in used if reference.pack == pack.name], voice)


def _pack(pack: PackUse, used: Sequence[Reference], voice: Voice) -> str:
    """Write one pack, and each of its sources that a verdict rests on."""
    last = voice.say(", up to {day}", day=voice.day(pack.last)) if pack.last else ""
    licence = escaped(", ".join(pack.licences)) or voice.say("not stated")
    facts = [
        f"- **{escaped(pack.title) or _code(pack.name)}** (`{_code(pack.name)}`){last}",
        *(f"  - {fact}" for fact in _facts(zip(OF_A_PACK, (licence, f"`{_code(pack.digest)}`"), strict=True), voice)),
    ]
    if not used:
        return "\n".join([*facts, *(f"  - {escaped(source)}" for source in pack.sources)])
    lines = dict.fromkeys(_cited(reference, voice) for reference in sorted(used, key=_by_source))
    return "\n".join([*facts, *lines])


def _by_source(reference: Reference) -> tuple[str, str, str, str]:
    """Order what was cited by who counts, then by source and day."""
    return reference.claimant or "", reference.source, reference.as_of.isoformat(), str(reference.vintage or "")


def _cited(reference: Reference, voice: Voice) -> str:
    """Write one source with the day it describes, who says so and when it was published."""
    source = link(reference.source, reference.url)
    if reference.claimant:
        source = voice.say("{name}: {value}", name=escaped(reference.claimant), value=source)
    status = f", {escaped(voice.term('statuses', reference.status))}" if reference.status else ""
    day = voice.say(", for {day}", day=voice.day(reference.as_of))
    return f"  - {source}{day}{seen(reference, voice)}{status}"


def _code(text: str) -> str:
    """Return a name for a code span: names and digests hold neither backtick nor bar."""
    return "".join(char for char in text if char.isascii() and char.isprintable() and char not in "`|")
