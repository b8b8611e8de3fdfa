"""Some numbers of an article in, how each came to its verdict out, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.language.langs import Langs
from verify.messages.voice import Voice
from verify.model import DocumentLedger, LedgerEntry
from verify.report.chain import chain
from verify.report.options import ReportOptions
from verify.report.visible import one_line
from verify.report.wording import figure
from verify.report.wrap import display_width, wrapped
from verify.text.lines import LineIndex

__all__ = ["explanation"]

MARGIN = 12  # least columns of the headings


def explanation(ledger: DocumentLedger, entries: Iterable[LedgerEntry], voice: Voice, options: ReportOptions) -> str:
    """Write the chain behind each of some numbers."""
    lines, langs = LineIndex(ledger.document.text), Langs(ledger.document)
    chains = (
        _explained(ledger, entry, lines, voice.writing(langs.example(entry.claim.mention.span.start)))
        for entry in entries
    )
    return "\n".join("".join(f"{line}\n" for line in _laid_out(rows, options.width)) for rows in chains)


def _explained(ledger: DocumentLedger, entry: LedgerEntry, lines: LineIndex, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield where a number stands and its verdict, its sentence, its chain, each with its heading."""
    document, claim = ledger.document, entry.claim
    at = lines.position(claim.mention.span.start)
    severity = voice.term("severities", entry.severity.value)
    verdict = f"{voice.term('verdicts', entry.verdict.value)} ({severity})"
    place = f"{one_line(document.name)}:{at.line}:{at.column}  {figure(document, entry)}"
    yield "", voice.say("{name}: {value}", name=place, value=verdict)
    yield voice.say("sentence"), one_line(document.text[claim.sentence.start : claim.sentence.end])
    yield from chain(entry, document, lines, voice)


def _laid_out(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield lines: the place alone, then each heading with its text beside it."""
    (_, place), *told = rows
    margin = max(MARGIN, 1 + max(display_width(heading) for heading, _ in told))
    yield place
    yield ""
    for heading, text in told:
        first, *more = wrapped(one_line(text), max(width - margin, margin))
        yield f"{heading}{' ' * (margin - display_width(heading))}{first}"
        yield from (f"{' ' * margin}{line}" for line in more)
