"""An article with its numbers in, its text as HTML with every number marked out.

A mark is a link to what is said of the number, so that it can be reached without a mouse or a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Document, Span
from verify.report.flagged import Row
from verify.report.markup import direction, inline, prose
from verify.report.signs import SIGNS, style
from verify.report.visible import visible

__all__ = ["anchor", "language", "marked"]

KEPT = 12  # digits of a fingerprint that a link needs


def anchor(row: Row) -> str:
    """Return the name of a number in links, the same wherever its line moves."""
    return row.fingerprint[:KEPT]


def language(document: Document, lang: str | None = None) -> str:
    """Return the attributes that say in which language a text is and which way it runs."""
    return f'lang="{inline(lang or document.lang)}" dir="{direction(document.text)}"'


def marked(document: Document, rows: Sequence[Row]) -> str:
    """Write the text of an article, block by block; what is in no block, such as front matter, as it stands."""
    waiting = list(rows)
    paragraphs = []
    for piece, lang in _pieces(document):
        inside = [row for row in waiting if row.entry.claim.mention.span.start < piece.end]
        waiting = waiting[len(inside) :]
        text = document.text[piece.start : piece.end]
        if not inside and not text.strip():
            continue
        body = "".join(_body(document.text, piece, inside))
        if lang is None:
            paragraphs.append(f'<pre class="aside">{body}</pre>')
        elif lang == document.lang:
            sort = ' class="title"' if piece == document.title else ""
            paragraphs.append(f"<p{sort}>{body}</p>")
        else:
            paragraphs.append(f'<p lang="{inline(lang)}" dir="{direction(text)}">{body}</p>')
    return "\n".join(paragraphs)


def _pieces(document: Document) -> Iterator[tuple[Span, str | None]]:
    """Yield the whole text in order: each block with its language, and what lies between, in none."""
    langs = document.block_langs or (document.lang,) * len(document.blocks)
    done = 0
    for block, lang in sorted(zip(document.blocks, langs, strict=True)):
        if block.start > done:
            yield Span(done, block.start), None
        yield Span(max(done, block.start), block.end), lang
        done = max(done, block.end)
    if done < len(document.text):
        yield Span(done, len(document.text)), None


def _body(text: str, piece: Span, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the text of a piece; a number within another one's mark has only its place marked."""
    done = piece.start
    for row in rows:
        span = row.entry.claim.mention.span
        if span.start < done:
            yield f'<span id="at-{anchor(row)}"></span>'
            continue
        end = min(span.end, piece.end)
        yield prose(text[done : span.start])
        yield _mark(row, text[span.start : end])
        done = end
    yield prose(text[done : piece.end])


def _mark(row: Row, printed: str) -> str:
    """Write one number: its line, its sign, and its verdict in words for who hears the page."""
    name, verdict = anchor(row), row.entry.verdict
    figure = prose(visible(printed))
    return (
        f'<a class="figure {style(row.entry)}" id="at-{name}" href="#claim-{name}"><bdi>{figure}</bdi>'
        f'<span class="sign" aria-hidden="true">{SIGNS[verdict].mark}</span>'
        f'<span class="heard" lang="en"> ({verdict.value})</span></a>'
    )
