"""Plain text in, its layout out: paragraphs, a title if the first line looks like one, addresses masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verify.model import Span
from verify.text.layout import Layout, merged

__all__ = ["ADDRESS", "SUFFIXES", "parse"]

SUFFIXES = (".txt", "")
ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s<>"«»“”|]*[^\s<>"«»“”|.,;:!?')\]}’]"""
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)

TITLE_LENGTH = 120
WRAP_WIDTHS = range(40, 121)  # the columns that anybody wraps mail or copy at
SLACK = 10  # how far from the margin a hand breaks a line
_LINE = re.compile(r"[^\r\n]+")
_CLOSED = re.compile(r"[.!?…;:,][\"'»”’)\]\s]{0,9}\Z")


def parse(text: str) -> Layout:
    r"""Find the paragraphs of a plain text: lines, or several wrapped lines up to an empty one.

    >>> parse("A title\n\nOne two.\nThree.").title
    Span(start=0, end=7)
    """
    groups = list(_groups(text))
    blocks = [block for group in groups for block in _paragraphs(text, group)]
    title = _title(text, groups[0]) if groups else None
    masked = merged(Span(*found.span()) for found in ADDRESS.finditer(text))
    return Layout(blocks=tuple(blocks), title=title, masked=masked)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the lines that stand together, trimmed, without the blank ones that part them."""
    group: list[Span] = []
    end = 0
    for found in _LINE.finditer(text):
        gap = text[end : found.start()]
        end = found.end()
        line = _trimmed(text, Span(*found.span()))
        parted = gap.count("\n") > 1 or gap.replace("\r\n", "").count("\r") > 1 or line.start == line.end
        if parted and group:
            yield group
            group = []
        if line.start < line.end:
            group.append(line)
    if group:
        yield group


def _trimmed(text: str, span: Span) -> Span:
    """Leave out the white space at both ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join the lines of a group that a margin broke; each other line is a paragraph of its own."""
    width = max(line.end - line.start for line in lines)
    broken = [_reaches(text, line, following, width) for line, following in pairwise(lines)]
    wrapped = any(at and _runs_on(text, *pair) for at, pair in zip(broken, pairwise(lines), strict=True))
    start = lines[0].start
    for at, (line, following) in zip(broken, pairwise(lines), strict=True):
        if not (wrapped and at):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _reaches(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next word would not have fitted on the line."""
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return width in WRAP_WIDTHS and line.end - line.start + 1 + len(word) + SLACK > width


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether a sentence goes on from one line to the next."""
    return text[following.start].islower() and not _CLOSED.search(text, line.start, line.end)


def _title(text: str, lines: list[Span]) -> Span | None:
    """Return the first line if it is short, is not closed like a sentence, and other text follows it."""
    first = lines[0]
    words = text[first.start : first.end]
    if first.end - first.start > TITLE_LENGTH or _CLOSED.search(words) or first.end == len(text.rstrip()):
        return None
    paragraph = next(_paragraphs(text, lines))
    return first if paragraph == first else None
