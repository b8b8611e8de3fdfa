"""Markdown in, its layout out: headings, paragraphs, items and table rows; code, targets and tags masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from verify.model import Span
from verify.text.frontmatter import front_matter
from verify.text.hidden import even_lines, hidden
from verify.text.inline import marks
from verify.text.layout import Layout, blank, merged

__all__ = ["SUFFIXES", "parse"]

SUFFIXES = (".md", ".markdown")

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"(?:^|(?<![ \t])[ \t]+)#+$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)$")
_BREAK = re.compile(r"[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_TABLE_RULE = re.compile(r"[ \t]*+(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\[^][^\]\[]{0,200}\]:[ \t]*\S+(?:[ \t]+[\"'(].{0,500})?$")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,100}\]:[ \t]*")
_CODE = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t)")


class _Scan(Struct):
    """What has been found so far, and the paragraph that is still open."""

    blocks: list[Span] = field(default_factory=list)
    masked: list[Span] = field(default_factory=list)
    title: Span | None = None
    start: int | None = None
    end: int = 0
    in_list: bool = False
    in_table: bool = False

    def close(self) -> None:
        """End the open paragraph."""
        if self.start is not None:
            self.blocks.append(Span(self.start, self.end))
        self.start = None

    def extend(self, start: int, end: int) -> None:
        """Add a line to the open paragraph, or open one."""
        self.start = start if self.start is None else self.start
        self.end = end


def parse(text: str) -> Layout:
    r"""Find the blocks of a Markdown text.

    >>> layout = parse("# Toll\n\n34 356 [killed](https://a.org/2024).")
    >>> layout.title, layout.blocks
    (Span(start=2, end=6), (Span(start=2, end=6), Span(start=8, end=44)))
    """
    metadata, head = front_matter(text)
    even = even_lines(text)
    unread = tuple(hidden(even, head.end))
    unseen = merged(unread)
    seen = blank(even, unseen)
    ends = ((seen.rfind("\n", span.start, span.end), span.end) for span in unseen)
    begun = {line + 1: end for line, end in ends if line >= 0}  # the text of these lines begins after what is hidden
    lines = [(begun.get(found.start(), found.start()), found.end()) for found in _LINE.finditer(seen, head.end)]
    scan = _Scan()
    for (start, end), (ahead, after) in pairwise([*lines, (len(seen), len(seen))]):
        _scan_line(scan, seen, Span(start, end), seen[ahead:after])
    scan.close()
    masks = [*unseen, *scan.masked, *_between(seen, scan.blocks)]
    masks.extend(mark for block in scan.blocks for mark in marks(seen, block))
    comments = tuple(span for span in unread if text.startswith("<!--", span.start))
    return Layout(tuple(scan.blocks), scan.title, metadata.get("title"), merged(masks), metadata, comments)


def _between(text: str, blocks: list[Span]) -> Iterator[Span]:
    """Yield what stands outside every block: front matter, the marks of headings and items, definitions."""
    start = 0
    for block in (*blocks, Span(len(text), len(text))):
        if text[start : block.start].strip():
            yield Span(start, block.start)
        start = block.end


def _scan_line(scan: _Scan, text: str, line: Span, following: str) -> None:
    """Take one line: what begins or ends a block, else a part of the open paragraph."""
    start, end = line.start, line.start + len(text[line.start : line.end].rstrip())
    if quote := _QUOTE.match(text, start, end):
        scan.masked.append(Span(*quote.span()))
        start = quote.end()
    words = text[start:end]
    if not words.strip():
        scan.close()
        scan.in_table = False
    elif scan.start is not None and (underline := _UNDERLINE.match(words)):
        if underline.group(1)[0] == "=" and scan.title is None:
            scan.title = Span(scan.start, scan.end)
        scan.close()
    elif heading := _HEADING.match(words):
        _heading(scan, text, Span(start + heading.end(), end), first=heading.group().strip() == "#")
    elif _BREAK.match(words) or (scan.start is None and _DEFINITION.match(words)):
        scan.close()
    else:
        _scan_text(scan, text, Span(start, end), following)


def _heading(scan: _Scan, text: str, line: Span, *, first: bool) -> None:
    """Take a heading of its own line; the first of the first level is the title."""
    scan.close()
    scan.in_list = False
    closing = _HEADING_END.search(text[line.start : line.end])
    span = Span(line.start, line.start + closing.start() if closing else line.end)
    if span.start < span.end:
        scan.blocks.append(span)
        scan.title = span if scan.title is None and first else scan.title


def _scan_text(scan: _Scan, text: str, line: Span, following: str) -> None:
    """Take a line of an item, a table, indented code or a paragraph."""
    words = text[line.start : line.end]
    indent = len(words) - len(words.lstrip())
    if item := _ITEM.match(words):
        scan.close()
        scan.in_list = True
        if item.end() < len(words):
            scan.extend(line.start + item.end(), line.end)
    elif scan.start is None and not scan.in_list and _CODE.match(words):
        scan.masked.append(line)
    elif "|" in words and (scan.in_table or _TABLE_RULE.match(following.rstrip())) and not _TABLE_RULE.match(words):
        scan.close()
        scan.in_table = True
        scan.in_list = scan.in_list and indent > 0
        scan.blocks.append(Span(line.start + indent, line.end))
    elif scan.in_table and _TABLE_RULE.match(words):
        return
    else:
        scan.in_list = scan.in_list and (scan.start is not None or indent > 0)
        scan.in_table = False
        note = _NOTE.match(words) if scan.start is None else None
        scan.extend(line.start + (note.end() if note else indent if scan.start is None else 0), line.end)
