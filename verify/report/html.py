"""A report as one page that needs nothing else: articles with their numbers marked, a panel for each, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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
from verify.report.wording import count_of, known_day, title, totals

__all__ = ["EXCERPTS", "NAME", "render"]

NAME = "html"
EXCERPTS = True  # a verdict that rests on a series is to come with a stretch of it


def render(report: Report, options: ReportOptions) -> str:
    """Write the page; the same input gives the same page on every day."""
    documents = report.documents
    every = rows(report, notices=True)
    parts = [
        _document(place, ledger, list(islice(every, len(ledger.entries) + len(ledger.notices))))
        for place, ledger in enumerate(documents, 1)
    ]
    names = [title(ledger.document) or ledger.document.name for ledger in documents]
    head = names[0] if len(names) == 1 else count_of(len(names), "document")
    total = "" if len(names) == 1 else f'<p class="totals">{inline(totals(summarise(documents)))}</p>\n'
    body = (
        '<a class="skip" href="#main">To the articles</a>\n'
        f"<header>\n<h1>Figures checked</h1>\n{total}{_legend(documents)}</header>\n"
        f'{_contents(documents)}<main id="main">\n{"".join(parts)}</main>\n'
        f"<footer>\n{_sources(report.packs)}"
        f"<p>Written by verify {inline(report.version)}, from reference data alone. "
        "No number was judged by opinion.</p>\n</footer>\n"
    )
    return options.markup(framed(f"{head}: figures checked", body))


def _legend(documents: Iterable[DocumentLedger]) -> str:
    """Write what the signs and lines stand for, of those that are in use."""
    used: dict[str, LedgerEntry] = {}
    for entry in (entry for ledger in documents for entry in (*ledger.entries, *ledger.notices)):
        used.setdefault(entry.verdict.value, entry)
    if not used:
        return ""
    lines = "".join(
        f'<dt><span class="figure {style(used[verdict.value])}">{verdict.value}'
        f'<span class="sign" aria-hidden="true">{sign.mark}</span></span></dt><dd>{inline(sign.meaning)}</dd>\n'
        for verdict, sign in SIGNS.items()
        if verdict.value in used
    )
    return f'<dl class="legend">\n{lines}</dl>\n'


def _contents(documents: Sequence[DocumentLedger]) -> str:
    """Write links to the articles, where there are several."""
    if len(documents) < 2:  # noqa: PLR2004 - one needs no list
        return ""
    lines = "".join(
        f'<li><a href="#document-{place}">{inline(title(ledger.document) or ledger.document.name)}</a>: '
        f"{inline(totals(summarise([ledger])))}</li>\n"
        for place, ledger in enumerate(documents, 1)
    )
    return f'<nav aria-label="Articles">\n<ol>\n{lines}</ol>\n</nav>\n'


def _document(place: int, ledger: DocumentLedger, found: Sequence[Row]) -> str:
    """Write one article: what it is, its text, and what was found out about its numbers."""
    document = ledger.document
    name = title(document) or document.name
    facts = (("File", document.name), ("Language", document.lang), ("Dateline", known_day(document)))
    told = "".join(f"<dt>{term}</dt><dd>{inline(value)}</dd>\n" for term, value in facts)
    tongues = Tongues(document)
    return (
        f'<article id="document-{place}" aria-labelledby="title-{place}">\n'
        f'<h2 id="title-{place}" {tongues.attributes()}>{inline(name)}</h2>\n'
        f'<dl class="facts">\n{told}</dl>\n<p class="totals">{inline(totals(summarise([ledger])))}</p>\n'
        '<div class="columns">\n'
        "<div>\n<h3>The text</h3>\n"
        f'<div class="article" {tongues.attributes()}>\n{marked(document, tongues, found)}\n</div>\n</div>\n'
        f"<div>\n{''.join(_panels(tongues, found))}</div>\n</div>\n</article>\n"
    )


def _panels(tongues: Tongues, found: Sequence[Row]) -> Iterator[str]:
    """Yield the panels: findings first, the worst on top."""
    of = {id(row.entry): row for row in found}
    order = ordered([row.entry for row in found])
    groups = (
        ("Findings", order.findings),
        ("Figures that hold", order.holding),
        ("Not checked", order.unchecked),
    )
    for name, entries in groups:
        if entries:
            yield f"<h3>{name}</h3>\n"
            yield from (f"{panel(of[id(entry)], tongues)}\n" for entry in entries)


def _sources(packs: Iterable[PackUse]) -> str:
    """Write the packs that took part: title, last day, licences, digest and sources."""
    lines = [
        f"<li><strong>{inline(pack.title)}</strong> (<code>{inline(pack.name)}</code>)"
        f"{f', up to {pack.last.isoformat()}' if pack.last else ''}. "
        f"Licence: {inline(', '.join(pack.licences) or 'not stated')}. "
        f"Sources: {inline('; '.join(pack.sources))}. Digest: <code>{inline(pack.digest)}</code></li>\n"
        for pack in sorted(packs, key=lambda pack: pack.name)
    ]
    return f"<h2>Reference data</h2>\n<ul>\n{''.join(lines)}</ul>\n" if lines else ""
