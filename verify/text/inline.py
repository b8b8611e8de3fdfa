"""The marks within a Markdown paragraph that are no text: code, targets, tags, addresses, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Span
from verify.text.hidden import code_end
from verify.text.plain import ADDRESS

__all__ = ["marks"]

_MARK = re.compile(
    r"(?P<code>`+)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<target>\]\([ \t]{0,20}(?:<[^<>\n]{0,2000}>|(?:[^\s()\[\]<>]|\([^\s()\[\]<>]{0,500}\)){0,2000})"
    r"(?:\s{1,5}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?[ \t]{0,20}\))"
    r"|(?P<label>\]\[[^\[\]]{0,200}\])"
    r"|(?P<note>\[\^[^\[\]\s]{1,100}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
    r"|(?P<emphasis>(?<![^\W_])[*_~]{1,6}(?=\S)|(?<=\S)[*_~]{1,6}(?![^\W_]))",
)


def marks(text: str, block: Span) -> Iterator[Span]:
    """Yield the spans of a block that are no text.

    >>> text = "**34** `x = 1` [tués](http://a.org/1)"
    >>> [text[span.start:span.end] for span in marks(text, Span(0, len(text)))]
    ['**', '**', '`x = 1`', '[', '](http://a.org/1)', 'http://a.org/1']
    """
    opened: list[Span] = []
    found = _MARK.search(text, block.start, block.end)
    while found is not None:
        start, end = found.span()
        match found.lastgroup:
            case "open":
                opened.append(Span(start, end))
            case "close":
                opened[-1:] = []
            case "code":
                closed = code_end(text, end, found["code"])
                if closed is not None:
                    end = min(closed, block.end)
                    yield Span(start, end)
            case "escape":
                yield Span(start, start + 1)
            case _:
                if found.lastgroup in {"target", "label"} and opened:
                    yield opened.pop()
                yield Span(start, end)
        found = _MARK.search(text, end, block.end)
    yield from (Span(*address.span()) for address in ADDRESS.finditer(text, block.start, block.end))
