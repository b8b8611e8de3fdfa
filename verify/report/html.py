"""A report as one page that needs nothing else: articles with their numbers marked, a panel for each, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from verify.messages.voice import Voice, message
from verify.model import DocumentLedger, LedgerEntry, PackUse, Report
from verify.report.article import marked
from verify.report.flagged import Row, rows
from verify.report.frame import framed
from verify.report.markup import inline
from verify.report.options import ReportOptions
from verify.report.order import ordered
from verify.report.panel import panel
from verify.report.signs import SIGNS, style
from verify.report.summary import summarise
from verify.report.tongues import Tongues
from verify.report.wording import known_day, speaking, title, totals

__all__ = ["EXCERPTS", "NAME", "render"]

NAME = "html"
CLOSING = message("Written by verify {version}, from reference data alone. No number was judged by opinion.")
FACTS = (message("File"), message("Language"), message("Dateline"))
EXCERPTS = True  # a verdict that rests on a series is to come with a stretch of it


def render(report: Report, options: ReportOptions) -> str:
    """Write the page; the same input gives the same page on every day."""
    documents, voice = report.documents, speaking(report)
    every = rows(report, notices=True)
    parts = [
        _document(place, ledger, list(islice(every, len(ledger.entries) + len(ledger.notices))), voice)
        for place, ledger in enumerate(documents, 1)
    ]
    names = [title(ledger.document) or ledger.document.name for ledger in documents]
    alone = len(names) == 1
    head = names[0] if alone else voice.count(len(names), "{count} document", "{count} documents")
    total = "" if alone else f'<p class="totals">{inline(totals(summarise(documents), voice))}</p>\n'
    closing = voice.say(CLOSING, version=report.version)
    body = (
        f'<a class="skip" href="#main">{inline(voice.say("To the articles"))}</a>\n'
        f"<header>\n<h1>{inline(voice.say('Figures checked'))}</h1>\n{total}{_legend(documents, voice)}</header>\n"
        f'{_contents(documents, voice)}<main id="main">\n{"".join(parts)}</main>\n'
        f"<footer>\n{_sources(report.packs, voice)}<p>{inline(closing)}</p>\n</footer>\n"
    )
    return options.markup(framed(voice.say("{name}: figures checked", name=head), body, voice.lang))


def _legend(documents: Iterable[DocumentLedger], voice: Voice) -> str:
    """Write what the signs and lines stand for, of those that are in use."""
    used: dict[str, LedgerEntry] = {}
    for entry in (entry for ledger in documents for entry in (*ledger.entries, *ledger.notices)):
        used.setdefault(entry.verdict.value, entry)
    if not used:
        return ""
    lines = "".join(
        f'<dt><span class="figure {style(used[verdict.value])}">{inline(voice.term("verdicts", verdict.value))}'
        f'<span class="sign" aria-hidden="true">{sign.mark}</span></span></dt>'
        f"<dd>{inline(voice.say(sign.meaning))}</dd>\n"
        for verdict, sign in SIGNS.items()
        if verdict.value in used
    )
    return f'<dl class="legend">\n{lines}</dl>\n'


def _contents(documents: Sequence[DocumentLedger], voice: Voice) -> str:
    """Write links to the articles, where there are several."""
    if len(documents) < 2:  # noqa: PLR2004 - one needs no list
        return ""
    lines = "".join(
        f'<li><a href="#document-{place}">{inline(title(ledger.document) or ledger.document.name)}</a>: '
        f"{inline(totals(summarise([ledger]), voice))}</li>\n"
        for place, ledger in enumerate(documents, 1)
    )
    return f'<nav aria-label="{inline(voice.say("Articles"))}">\n<ol>\n{lines}</ol>\n</nav>\n'


def _document(place: int, ledger: DocumentLedger, found: Sequence[Row], voice: Voice) -> str:
    """Write one article: what it is, its text, and what was found out about its numbers."""
    document = ledger.document
    name = title(document) or document.name
    facts = zip(FACTS, (document.name, document.lang, known_day(document, voice)), strict=True)
    told = "".join(f"<dt>{inline(voice.say(term))}</dt><dd>{inline(value)}</dd>\n" for term, value in facts)
    tongues = Tongues(document)
    return (
        f'<article id="document-{place}" aria-labelledby="title-{place}">\n'
        f'<h2 id="title-{place}" {tongues.attributes()}>{inline(name)}</h2>\n'
        f'<dl class="facts">\n{told}</dl>\n<p class="totals">{inline(totals(summarise([ledger]), voice))}</p>\n'
        '<div class="columns">\n'
        f"<div>\n<h3>{inline(voice.say('The text'))}</h3>\n"
        f'<div class="article" {tongues.attributes()}>\n{marked(document, tongues, found)}\n</div>\n</div>\n'
        f"<div>\n{''.join(_panels(tongues, found, voice))}</div>\n</div>\n</article>\n"
    )


def _panels(tongues: Tongues, found: Sequence[Row], voice: Voice) -> Iterator[str]:
    """Yield the panels: findings first, the worst on top."""
    of = {id(row.entry): row for row in found}
    order = ordered([row.entry for row in found])
    groups = (
        (voice.say("Findings"), order.findings),
        (voice.say("Figures that hold"), order.holding),
        (voice.say("Not checked"), order.unchecked),
    )
    for name, entries in groups:
        if entries:
            yield f"<h3>{inline(name)}</h3>\n"
            yield from (f"{panel(of[id(entry)], tongues)}\n" for entry in entries)


def _sources(packs: Iterable[PackUse], voice: Voice) -> str:
    """Write the packs that took part: title, last day, licences, digest and sources."""
    lines = [_source(pack, voice) for pack in sorted(packs, key=lambda pack: pack.name)]
    return f"<h2>{inline(voice.say('Reference data'))}</h2>\n<ul>\n{''.join(lines)}</ul>\n" if lines else ""


def _source(pack: PackUse, voice: Voice) -> str:
    """Write one pack."""
    last = voice.say(", up to {day}", day=voice.day(pack.last)) if pack.last else ""
    licences, sources = ", ".join(pack.licences) or voice.say("not stated"), "; ".join(pack.sources)
    facts = voice.say("Licence: {licences}. Sources: {sources}. Digest:", licences=licences, sources=sources)
    return (
        f"<li><strong>{inline(pack.title)}</strong> (<code>{inline(pack.name)}</code>){inline(last)}. "
        f"{inline(facts)} <code>{inline(pack.digest)}</code></li>\n"
    )
