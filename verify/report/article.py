"""An article with its numbers in, its text as HTML with every number marked out.

A mark is a link to what is said of the number, so that it can be reached without a mouse or a script.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verify.model import Document, Span
from verify.report.flagged import Row
from verify.report.markup import inline, prose
from verify.report.pieces import Place, pieces
from verify.report.signs import SIGNS, style
from verify.report.tongues import Tongues
from verify.report.visible import visible

__all__ = ["anchor", "marked"]

KEPT = 12  # digits of a fingerprint that a link needs


def anchor(row: Row) -> str:
    """Return the name of a number in links, the same wherever its line moves."""
    return row.fingerprint[:KEPT]


def marked(document: Document, tongues: Tongues, rows: Sequence[Row]) -> str:
    """Write the text of an article, block by block; what is in no block, such as front matter, as it stands."""
    starts = [row.entry.claim.mention.span.start for row in rows]
    done = 0
    paragraphs: list[str] = []
    before = ""
    for piece, place in pieces(document):
        passed = bisect_left(starts, piece.end, done)
        inside, done = rows[done:passed], passed
        if place is not Place.BLOCK and not inside and not document.text[piece.start : piece.end].strip():
            continue
        body = "".join(_body(document.text, piece, inside))
        if place is Place.BLOCK:
            sort = ' class="title"' if piece == document.title else ""
            own = "" if tongues.langs.at(piece.start) == document.lang else f" {tongues.attributes(piece.start)}"
            paragraphs.append(f"<p{sort}{own}>{before}{body}</p>")
            before = ""
        elif place is Place.BEFORE:
            before = f'<span class="aside">{body}</span>'
        elif place is Place.AFTER and paragraphs:
            paragraphs[-1] = f'{paragraphs[-1].removesuffix("</p>")}<span class="aside">{body}</span></p>'
        else:
            paragraphs.append(f'<pre class="aside">{body}</pre>')
    return "\n".join(paragraphs)


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
        f'<span class="heard" lang="{row.voice.lang}"> ({inline(row.voice.term("verdicts", verdict.value))})</span></a>'
    )
