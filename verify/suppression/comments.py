"""Comments in an article that suppress findings: `<!-- verify: ignore[series.stale] checked by phone -->`.

In: a document. Out: directives, each with the stretch that it is for and the checks that it names. A comment that
shares its line with text is for that line, one that stands alone for the next block; `disable` is for all up to
`enable`, `ignore-file` for the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from verify.config.rules import fits
from verify.model import Document, Span

__all__ = ["ACTIONS", "Directive", "directives"]

ACTIONS = ("ignore", "ignore-file", "disable", "enable")
SIGN = re.compile(r"verify\s*:\s*", re.IGNORECASE)
FORM = re.compile(r"(?P<action>[\w-]*)\s*(?:\[(?P<checks>[^\]]*)\])?(?P<reason>.*)", re.DOTALL)


class Directive(Struct, frozen=True):
    """One comment: what it asks for, of which checks (none named: all), why, and for which stretch of the text."""

    span: Span
    action: str
    checks: tuple[str, ...]
    reason: str | None
    reach: Span

    def names(self, check: str) -> bool:
        """Tell whether a check is among those that it is for."""
        return not self.checks or any(fits(name, check) for name in self.checks)


def directives(document: Document) -> tuple[Directive, ...]:
    """Return the directives of a document, in reading order."""
    found = tuple(_read(document))
    return tuple(_reaching(document, each, found) for each in found)


def _read(document: Document) -> Iterator[Directive]:
    for span in document.comments:
        inside = document.text[span.start : span.end].removeprefix("<!--").removesuffix("-->").strip()
        sign = SIGN.match(inside)
        said = FORM.fullmatch(inside, sign.end()) if sign else None
        if said is not None:
            checks = tuple(name.strip() for name in (said["checks"] or "").split(",") if name.strip())
            reason = " ".join(said["reason"].split()).lstrip(":- ") or None
            yield Directive(span, said["action"].lower(), checks, reason, span)


def _reaching(document: Document, each: Directive, every: tuple[Directive, ...]) -> Directive:
    """Give a directive the stretch that it is for."""
    text = document.text
    match each.action:
        case "ignore-file":
            reach = Span(0, len(text))
        case "disable":
            ends = (
                other.span.start
                for other in every
                if other.action == "enable" and other.span.start > each.span.start and other.checks in ((), each.checks)
            )
            reach = Span(each.span.end, next(ends, len(text)))
        case "ignore":
            reach = _line_or_block(document, each.span)
        case _:
            reach = each.span
    return Directive(each.span, each.action, each.checks, each.reason, reach)


def _line_or_block(document: Document, span: Span) -> Span:
    """Return the line of a comment if text stands on it, else the next block."""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    if (text[line.start : span.start] + text[span.end : line.end]).strip(" \t\r>-*+|"):
        return line
    return next((block for block in document.blocks if block.start >= span.end), span)
