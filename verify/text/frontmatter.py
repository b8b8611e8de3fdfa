"""The front matter of a Markdown file, read leniently: `key: value` lines; lists and nested values are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verify.model import Span

__all__ = ["front_matter"]

_FENCED = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w-]{0,63})[ \t]*:(?:[ \t]+([^\r\n]*))?$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*$")


def front_matter(text: str) -> tuple[Mapping[str, str], Span]:
    r"""Return the values at the head of a text by lower-case key, and the span that they take.

    >>> front_matter('---\ntitle: "Day 203"\ndate: 2024-04-26\n---\nText.')
    ({'title': 'Day 203', 'date': '2024-04-26'}, Span(start=0, end=41))
    """
    found = _FENCED.match(text)
    if found is None:
        return {}, Span(0, 0)
    lines = found.group(1).replace("\r\n", "\n").replace("\r", "\n")
    pairs = ((pair.group(1).lower(), _scalar(pair.group(2) or "")) for pair in _PAIR.finditer(lines))
    return {key: value for key, value in pairs if value}, Span(0, found.end())


def _scalar(written: str) -> str:
    """Return a value without its quotation marks or comment; "" for what is no scalar."""
    value = written.strip()
    if value[:1] in {'"', "'"}:
        end = value.find(value[0], 1)
        return value[1:end] if end > 0 else value[1:]
    if value[:1] in {"[", "{", "|", ">", "&", "*", "!"}:
        return ""
    return _COMMENT.sub("", value).strip()
