"""What a format finds in a text before any number is read: its blocks, title, marks and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from verify.model import Span

__all__ = ["Layout", "blank", "merged"]

OBJECT = "\ufffc"  # stands for what is no text, where a space would join two figures


class Layout(Struct, frozen=True):
    """The parts of a text, as spans into it."""

    blocks: tuple[Span, ...] = ()
    title: Span | None = None
    headline: str | None = None
    masked: tuple[Span, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Span, ...] = ()


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap; empty ones are dropped.

    >>> merged([Span(4, 6), Span(0, 2), Span(1, 4)])
    (Span(start=0, end=6),)
    """
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def blank(text: str, masked: Iterable[Span]) -> str:
    """Return the text to read numbers in: as long as `text`, with what is masked blanked out.

    A lone mark between two digits does not become a space, which would make one figure of two.

    >>> blank("**34** [tués](http://a.b/1999)", [Span(0, 2), Span(4, 6), Span(7, 8), Span(12, 30)])
    '  34    tués                  '
    >>> blank("34[356", [Span(2, 3)])
    '34\ufffc356'
    """
    parts: list[str] = []
    end = 0
    for span in masked:
        parts.extend((text[end : span.start], _blanked(text, span)))
        end = span.end
    parts.append(text[end:])
    return "".join(parts)


def _blanked(text: str, span: Span) -> str:
    """Return what stands in place of one masked span."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if span.end - span.start == 1 and before.isdigit() and after.isdigit():
        return OBJECT
    return "".join(char if char in "\r\n" else " " for char in text[span.start : span.end])
