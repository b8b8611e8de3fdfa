"""A number in, the HTML panel that says what was found out about it out: words, sources, a chart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from verify.excerpt import Excerpt
from verify.messages.voice import Voice
from verify.model import Finding, LedgerEntry, Reference
from verify.report.article import anchor
from verify.report.escape import web_address
from verify.report.flagged import Row
from verify.report.markup import inline
from verify.report.signs import SIGNS, style
from verify.report.svg import Mark, Scale, svg
from verify.report.tongues import Tongues
from verify.report.wording import claimed, counted, referenced, seen

__all__ = ["panel"]


def panel(row: Row, tongues: Tongues) -> str:
    """Write what is said of one number, and a way back to where it stands."""
    entry, name, document = row.entry, anchor(row), row.ledger.document
    sign, at = SIGNS[entry.verdict], row.start()
    voice = row.voice
    back = voice.say("Line {line}, column {column}: back to the text", line=str(at.line), column=str(at.column))
    lang = tongues.attributes(entry.claim.mention.span.start)
    span, sentence = entry.claim.mention.span, entry.claim.sentence
    before, figure, after = (
        _part(document.text[start:end])
        for start, end in pairwise((sentence.start, span.start, span.end, max(span.end, sentence.end)))
    )
    parts = [
        f'<div class="claim {style(entry)}" id="claim-{name}">',
        f'<h4><span class="sign" aria-hidden="true">{sign.mark}</span>',
        f"<bdi {lang}>{inline(row.printed)}</bdi>",
        f'<span class="verdict">{inline(voice.term("verdicts", entry.verdict.value))}</span></h4>',
        f"<blockquote {lang}>{before}<mark>{figure}</mark>{after}</blockquote>",
        *(_said(finding, entry, voice) for finding in entry.findings),
        _words(entry, voice) if all(finding.suppression for finding in entry.findings) else "",
        f"<dl>{''.join(_facts(row, voice))}</dl>",
        ""
        if entry.excerpt is None or entry.reference is None
        else _chart(entry, entry.reference, entry.excerpt, voice),
        f'<p class="back"><a href="#at-{name}">{inline(back)}</a></p>',
        "</div>",
    ]
    return "\n".join(part for part in parts if part)


def _part(text: str) -> str:
    """Return a part of a sentence as HTML on one line, with the spaces at its ends."""
    edges = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
    return f"{edges[0]}{inline(text)}{edges[1]}"


def _said(finding: Finding, entry: LedgerEntry, voice: Voice) -> str:
    """Write one check's word, with its hint."""
    words = finding.message or entry.claim.reason or voice.say(SIGNS[finding.verdict].meaning)
    hint = ""
    if finding.suppression is not None:
        why = (voice.term("suppressions", finding.suppression.kind), finding.suppression.reason)
        words = voice.say("Set aside ({why}): {words}", why=": ".join(part for part in why if part), words=words)
    elif finding.hint:
        hint = f' <span class="hint">{inline(voice.say("Hint: {words}.", words=finding.hint.text))}</span>'
    return f'<p class="message">{inline(words)}.{hint} <code>{inline(finding.check)}</code></p>'


def _words(entry: LedgerEntry, voice: Voice) -> str:
    """Write what is said of a number without a finding that is reported."""
    words = entry.message or entry.claim.reason or voice.say(SIGNS[entry.verdict].meaning)
    return f'<p class="message">{inline(words)}.</p>'


def _facts(row: Row, voice: Voice) -> Iterator[str]:
    """Yield what the number claims, what the reference gives and where that comes from."""
    entry = row.entry
    yield f"<dt>{voice.say('Claims')}</dt><dd>{inline(claimed(entry, voice))}</dd>"
    if entry.reference is not None:
        yield f"<dt>{voice.say('Reference')}</dt><dd>{inline(referenced(entry, voice))}</dd>"
        yield f"<dt>{voice.say('Source')}</dt><dd>{_source(entry.reference, voice)}</dd>"


def _source(reference: Reference, voice: Voice) -> str:
    """Write the source with its pack and row, and as a link where it has an address of the web."""
    address = web_address(reference.url)
    words = inline(reference.source)
    shown = words if address is None else f'<a href="{inline(address)}" rel="noopener noreferrer">{words}</a>'
    place = voice.say(" ({pack}, row {row})", pack=reference.pack, row=str(reference.row))
    return f"{shown}{_part(seen(reference, voice))}{_part(place)}"


def _chart(entry: LedgerEntry, reference: Reference, excerpt: Excerpt, voice: Voice) -> str:
    """Draw the series round the day, with what the text prints and what the reference gives."""
    low, high = reference.quantity.low, reference.quantity.high
    middle = float(((low or Decimal(0)) + (high if high is not None else low or Decimal(0))) / 2)
    given = voice.say(
        "the reference gives {number} on {day}", number=voice.number(middle), day=voice.day(reference.as_of)
    )
    marks = [Mark(reference.as_of, middle, given)]
    caption = [f'<span aria-hidden="true">○</span> {inline(given)}']
    day = entry.claim.as_of or reference.as_of
    if excerpt.written is not None:
        printed = voice.say(
            "the text prints {number} for {day}", number=voice.number(excerpt.written), day=voice.day(day)
        )
        marks.append(Mark(day, excerpt.written, printed, is_printed=True))
        caption.append(f'<span aria-hidden="true">◆</span> {inline(printed)}')
    name = voice.say("{name}: {value}", name=counted(entry, voice), value=reference.pack)
    image = svg(name, excerpt.points, marks, Scale(from_zero=False, figures=voice.figures))
    return f"<figure>\n{image}\n<figcaption>{'; '.join(caption)}</figcaption>\n</figure>"
