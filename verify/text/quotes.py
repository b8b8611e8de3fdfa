"""Blocks in, the spans between quotation marks out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verify.model import Span

__all__ = ["quoted"]

_CLOSES = {"»": "«", "”": "“", "“": "„", '"': '"'}
_OPENING = frozenset("«“„")
_MARK = re.compile('[«»“”„"]')


def quoted(text: str, blocks: Iterable[Span]) -> tuple[Span, ...]:
    """Return what stands inside quotation marks that are opened and closed in one block.

    A mark that is never closed opens nothing; a quotation within another is part of it.

    >>> text = 'Il dit « 34 tués » et "ok'
    >>> [text[span.start:span.end] for span in quoted(text, [Span(0, len(text))])]
    [' 34 tués ']
    """
    return tuple(span for block in blocks for span in _outermost(_pairs(text, block)))


def _pairs(text: str, block: Span) -> Iterator[Span]:
    """Pair each closing mark with the nearest open one of its kind."""
    opened: list[tuple[str, int]] = []
    kinds = dict.fromkeys(_CLOSES.values(), 0)  # how many of each are open
    for found in _MARK.finditer(text, block.start, block.end):
        mark, offset = found.group(), found.start()
        wanted = _CLOSES.get(mark, "")
        if kinds.get(wanted):
            while opened[-1][0] != wanted:
                kinds[opened.pop()[0]] -= 1
            kinds[wanted] -= 1
            yield Span(opened.pop()[1] + 1, offset)
        elif mark in _OPENING or (mark == '"' and not _after_word(text, offset, block)):
            opened.append((mark, offset))
            kinds[mark] += 1


def _after_word(text: str, offset: int, block: Span) -> bool:
    """Tell whether a straight mark stands for inches or seconds: after a digit it opens nothing."""
    return offset > block.start and text[offset - 1].isalnum()


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Leave out the spans that lie within another."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
