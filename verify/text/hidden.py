"""The parts of a Markdown text that are no prose: fenced code, comments, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Span

__all__ = ["code_end", "even_lines", "hidden"]

_OPENING = re.compile(
    r"^[ \t]*+(?:>[ ]?)*+[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<comment><!--)"
    r"|<(?P<element>script|style|pre|textarea)\b"
    r"|(?P<code>`+)",
    re.MULTILINE | re.IGNORECASE,
)


def even_lines(text: str) -> str:
    r"""Return a text of the same length in which every line ends in a line feed.

    >>> even_lines("a\r\nb\rc")
    'a \nb\nc'
    """
    return text.replace("\r\n", " \n").replace("\r", "\n")


def hidden(text: str, start: int) -> Iterator[Span]:
    """Yield what is hidden from `start` on, in order; a comment or element that is never closed hides nothing.

    >>> text = "a <!-- 1 --> b"
    >>> [text[span.start:span.end] for span in hidden(text, 0)]
    ['<!-- 1 -->']
    """
    missing: set[str] = set()
    found = _OPENING.search(text, start)
    while found is not None:
        end = _end(text, found, missing)
        if end is not None and not found["code"]:
            yield Span(found.start(), end)
        found = _OPENING.search(text, found.end() if end is None else end)


def _end(text: str, found: re.Match[str], missing: set[str]) -> int | None:
    """Return where what was opened ends; what has no end is looked for once."""
    if fence := found["fence"]:
        closing = re.compile(rf"^[ \t]*+(?:>[ ]?)*+[ \t]*+{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        closed = closing.search(text, found.end())
        return closed.end() if closed else len(text)
    if run := found["code"]:
        return code_end(text, found.end(), run)
    closing_mark = "-->" if found["comment"] else rf"</{found['element'].lower()}\s*>"
    if closing_mark in missing:
        return None
    closed = re.compile(closing_mark, re.IGNORECASE).search(text, found.end())
    if closed is None:
        missing.add(closing_mark)
    return closed.end() if closed else None


def code_end(text: str, start: int, run: str) -> int | None:
    """Return where inline code that `run` opened before `start` ends, within its paragraph.

    >>> code_end("`` a ` b `` c", 2, "``")
    11
    """
    at = text.find(run, start)
    while at >= 0:
        end = at + len(run)
        if text[end : end + 1] != "`" and text[at - 1] != "`":
            return None if "\n\n" in text[start:at] else end
        while text[end : end + 1] == "`":
            end += 1
        at = text.find(run, end)
    return None
