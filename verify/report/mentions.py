"""Mentions in, a table or lines of JSON out: what `verify extract` shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import to_builtins

from verify.language.langs import Langs
from verify.messages.voice import Voice, voice_of
from verify.model import CalendarDate, Document, Mention
from verify.report.json import Json, dumps, quantity_ends
from verify.report.options import ReportOptions
from verify.report.table import grid
from verify.report.visible import one_line
from verify.report.wording import amount
from verify.text.lines import LineIndex

__all__ = ["RENDERERS", "as_jsonl", "as_table"]

Found = Sequence[tuple[Document, Sequence[Mention]]]
NESTED = frozenset(("base", "until"))
HEADERS = ("at", "figure", "kind", "stands for", "bound", "note")


def as_table(found: Found, options: ReportOptions) -> str:
    """Write a table of numbers for each document."""
    return "\n".join(_table(document, mentions, options) for document, mentions in found)


def as_jsonl(found: Found, options: ReportOptions) -> str:
    """Write one JSON object a line, one line a number."""
    lines = [
        dumps(_object(document, mention, index), options)
        for document, mentions in found
        for index in (LineIndex(document.text),)
        for mention in mentions
    ]
    return "".join(f"{line}\n" for line in lines)


RENDERERS: Mapping[str, Callable[[Found, ReportOptions], str]] = MappingProxyType(
    {"table": as_table, "jsonl": as_jsonl}
)


def _table(document: Document, mentions: Sequence[Mention], options: ReportOptions) -> str:
    """Write the numbers of one document."""
    lines, langs, voice = LineIndex(document.text), Langs(document), voice_of(options.lang)
    rows = [_row(document, mention, lines, voice.writing(langs.example(mention.span.start))) for mention in mentions]
    numbers = voice.count(len(rows), "{count} number", "{count} numbers")
    name = one_line(document.name)
    head = voice.say("{name}  (language: {lang}; {numbers})", name=name, lang=document.lang, numbers=numbers)
    table = grid([voice.say(header) for header in HEADERS], rows, options.width) if rows else ""
    return f"{head}\n\n{table}\n" if rows else f"{head}\n"


def _row(document: Document, mention: Mention, lines: LineIndex, voice: Voice) -> tuple[str, ...]:
    """Write one number."""
    at = lines.position(mention.span.start)
    stands = _date(mention.date) if mention.date else amount(mention.quantity, voice) if mention.quantity else ""
    bound = voice.term("bounds", mention.bound.value) if mention.bound else ""
    figure = document.text[mention.span.start : mention.span.end]
    return f"{at.line}:{at.column}", figure, voice.term("kinds", mention.kind.value), stands, bound, mention.note or ""


def _date(date: CalendarDate) -> str:
    """Write the parts of a date that were printed: "unit week, elapsed -2 from (month 5, day 4)"."""
    told = ((name, getattr(date, name)) for name in date.__struct_fields__ if name not in NESTED)
    parts = ", ".join(f"{name} {value}" for name, value in told if value is not None)
    base = f" {'of' if date.elapsed is None else 'from'} ({_date(date.base)})" if date.base else ""
    until = f" until {_date(date.until)}" if date.until else ""
    return f"{parts}{base}{until}"


def _object(document: Document, mention: Mention, lines: LineIndex) -> Json:
    """Write one number for a machine."""
    at = lines.position(mention.span.start)
    quantity: Json = None
    if mention.quantity is not None:
        low, high, bounds = quantity_ends(mention.quantity, mention.kind)
        quantity = {"low": low, "high": high, "bounds": bounds, "unit": mention.quantity.unit}
    return {
        "path": document.name,
        "start": mention.span.start,
        "end": mention.span.end,
        "line": at.line,
        "column": at.column,
        "text": document.text[mention.span.start : mention.span.end],
        "kind": mention.kind.value,
        "quantity": quantity,
        "bound": mention.bound.value if mention.bound else None,
        "date": to_builtins(mention.date) if mention.date else None,
        "detector": mention.detector,
        "note": mention.note,
    }
