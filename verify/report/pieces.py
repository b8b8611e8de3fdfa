"""A document in, all of its text in pieces out: its blocks, what stands on their lines beside them, and other lines."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from verify.model import Document, Span

__all__ = ["Place", "pieces"]


class Place(Enum):
    """Where a piece stands."""

    BLOCK = "block"
    BEFORE = "before"  # on the line of the block that comes, such as the mark of a heading or an item
    AFTER = "after"  # on the line of the block before, such as a comment
    LINES = "lines"  # on lines of its own, such as front matter and code


def pieces(document: Document) -> Iterator[tuple[Span, Place]]:
    r"""Yield the pieces in order; together they are the text.

    >>> document = Document("a.md", "---\n# Title <!-- a -->\n", "en", blocks=(Span(6, 11),))
    >>> [(document.text[piece.start : piece.end], place.value) for piece, place in pieces(document)]
    [('---\n', 'lines'), ('# ', 'before'), ('Title', 'block'), (' <!-- a -->', 'after'), ('\n', 'lines')]
    """
    text, done = document.text, 0
    for block in sorted(document.blocks):
        if block.end > done:
            start = max(done, block.start)
            yield from _between(text, Span(done, start), follows=done > 0, leads=True)
            yield Span(start, block.end), Place.BLOCK
            done = block.end
    yield from _between(text, Span(done, len(text)), follows=done > 0, leads=False)


def _between(text: str, gap: Span, *, follows: bool, leads: bool) -> Iterator[tuple[Span, Place]]:
    """Cut what lies between two blocks at the ends of their lines."""
    ends = [at for at in (text.find(sign, gap.start, gap.end) for sign in "\r\n") if at >= 0]
    first = min(ends, default=gap.end) if follows else gap.start
    last = max(text.rfind(sign, first, gap.end) for sign in "\r\n") + 1
    last = max(first, last) if leads else gap.end
    cuts = ((gap.start, first, Place.AFTER), (first, last, Place.LINES), (last, gap.end, Place.BEFORE))
    yield from ((Span(start, end), place) for start, end, place in cuts if end > start)
