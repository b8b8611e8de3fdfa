"""A number in, what its verdict rests on out: words found, key chosen, alternatives, observation, comparison.

Each row is a heading and a text on one line, not yet escaped for a format. What was decided is told as it was
written down when it was; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from verify.model import Document, Finding, Kind, LedgerEntry, Link, Part, Reference, Span, Step, Verdict
from verify.quantity import Quantity
from verify.report.visible import one_line
from verify.report.wording import amount, day_range, known_day
from verify.text.lines import LineIndex

__all__ = ["chain"]

_HEADINGS: Mapping[Part, str] = MappingProxyType(
    {Part.BOUND: "bound", Part.METRIC: "what", Part.SCOPE: "of whom", Part.ENTITY: "whose", Part.DAY: "when"}
)
_MISSING: Mapping[Part, str] = MappingProxyType(
    {
        Part.BOUND: "how it is bounded",
        Part.METRIC: "what it is a figure of",
        Part.SCOPE: "which of them it counts",
        Part.ASSERTED: "that the text says so",
        Part.ENTITY: "whose figure it is",
        Part.DAY: "of which day it is",
        Part.OBSERVATION: "a figure of the reference to hold it against",
        Part.CERTAINTY: "that it is the figure of the reference",
    }
)
_RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "equal": "they agree",
        "rounded": "the reference rounds to it",
        "holds": "the bound holds",
        "loose": "the bound holds, but is far, or its figure never was",
        "outside": "they do not agree",
        "earlier": "it is the figure of an earlier day",
        "contested": "it agrees with some sources, and not with all",
        "ambiguous": "what may be meant gives different answers",
    }
)
_MOST = 8  # other observations that are told


def chain(entry: LedgerEntry, document: Document, lines: LineIndex) -> Iterator[tuple[str, str]]:
    """Yield what the verdict on a number rests on, in the order in which it was found."""
    place = _Place(document, lines)
    yield "read as", _read(entry)
    for step in entry.claim.steps:
        is_day = step.part == Part.ENTITY and entry.claim.mention.kind == Kind.DATE
        yield "of what" if is_day else _HEADINGS[step.part], _decided(step, entry, place)
    yield from _gaps(entry, place)
    yield from _observations(entry)
    for link in entry.claim.links:
        yield "in the text", _linked(link, entry.claim.mention.kind, place)
    for finding in entry.findings:
        if entry.lacks is None or finding.verdict != Verdict.UNMATCHED:  # what is missing is said
            yield "finding", _found(finding)


class _Place:
    """Where words of a document stand, as a reader looks them up."""

    __slots__ = ("_document", "_lines")

    def __init__(self, document: Document, lines: LineIndex) -> None:
        """Keep the document and the index of its lines."""
        self._document, self._lines = document, lines

    def quoted(self, span: Span) -> str:
        """Return words in quotes with their line and column."""
        at = self._lines.position(span.start)
        return f'"{one_line(self._document.text[span.start : span.end])}" ({at.line}:{at.column})'

    @property
    def day(self) -> str:
        """Return the day that the document speaks from, and how it was known."""
        return known_day(self._document)


def _read(entry: LedgerEntry) -> str:
    """Say as what a figure was read: its kind, its numbers, and more of them where it is taken for a round one."""
    mention = entry.claim.mention
    note = f" ({one_line(mention.note)})" if mention.note else ""
    if mention.quantity is None:
        return f"{mention.kind.value}{note}"
    near = f"; as a rounded figure: {_amount(entry.near, mention.kind)}" if entry.near is not None else ""
    return f"{mention.kind.value}{note}: {_amount(mention.quantity, mention.kind)}{near}"


def _amount(quantity: Quantity, kind: Kind) -> str:
    return day_range(quantity) if kind == Kind.DATE else amount(quantity)


def _decided(step: Step, entry: LedgerEntry, place: _Place) -> str:
    """Say what was chosen for a part of the key, by which words, and what was not."""
    name = entry.subject if step.part == Part.ENTITY and step.chosen == entry.claim.entity else None
    value = step.chosen.replace("_", " ")
    chosen = f"{one_line(name)} ({value})" if name is not None and name != value else value
    words = f"by {place.quoted(step.words)}" if step.words is not None else ""
    from_text = f" ({place.day})" if step.part == Part.DAY and step.words is None else ""
    how = f"{step.how}{from_text}" if step.how else ""
    others = [
        f"{'or' if each in entry.claim.rivals else 'not'} {each} {place.quoted(span)}" for each, span in step.others
    ]
    return one_line("; ".join(part for part in (chosen, words, how, ", ".join(others)) if part))


def _gaps(entry: LedgerEntry, place: _Place) -> Iterator[tuple[str, str]]:
    """Yield what is missing of a key, and why; where no word told what is counted, those beside the figure."""
    if entry.lacks is None:
        return
    noun = entry.claim.mention.noun
    if noun is not None and not entry.claim.steps:
        yield "beside it", f"{place.quoted(noun)}, which leads to no reference"
    is_day = entry.lacks == Part.ENTITY and entry.claim.mention.kind == Kind.DATE
    missing = "what it is the day of" if is_day else _MISSING[entry.lacks]
    yield "missing", one_line(f"{missing}: {entry.reason or entry.claim.reason}")


def _observations(entry: LedgerEntry) -> Iterator[tuple[str, str]]:
    """Yield the observation that a figure was held against, how the two compare, and the others that were looked at."""
    compared, mention = entry.compared, entry.claim.mention
    if compared is not None:
        yield "reference", _rests_on(compared.reference, mention.kind)
        if mention.quantity is not None:
            known, printed = _amount(compared.reference.quantity, mention.kind), _amount(mention.quantity, mention.kind)
            yield "comparison", f"{printed} against {known}: {_RELATIONS[compared.relation]}"
    for other in entry.others[:_MOST]:
        yield "also", f"{_rests_on(other.reference, mention.kind)}: {_RELATIONS[other.relation]}"
    if len(entry.others) > _MOST:
        yield "also", f"{len(entry.others) - _MOST} more"


def _rests_on(reference: Reference, kind: Kind) -> str:
    """Write an observation with all that leads back to it: pack, table and row, day, vintage, source."""
    day = "" if kind == Kind.DATE else f" for {reference.as_of.isoformat()}"
    seen = ""
    if reference.vintage is not None:
        known = "published" if reference.vintage_kind == "stated" else "first seen"
        seen = f", {known} {reference.vintage.isoformat()}"
    table = ", ".join(part for part in (reference.pack, reference.resource, f"row {reference.row}") if part)
    who = "; ".join(part for part in (reference.claimant, reference.source, reference.status, reference.url) if part)
    return one_line(f"{_amount(reference.quantity, kind)}{day}{seen}, {reference.entity} [{table}] ({who})")


def _linked(link: Link, kind: Kind, place: _Place) -> str:
    """Say which figures of the text a figure has to fit, and between which numbers that is."""
    others = " and ".join(place.quoted(span) for span in link.others)
    return f"{link.name} of {others}: {_amount(link.own, kind)}, which has to meet {_amount(link.expected, kind)}"


def _found(finding: Finding) -> str:
    """Write one check's word, with its hint, and why it is not reported where it is not."""
    why = finding.suppression
    aside = "" if why is None else f", set aside ({': '.join(part for part in (why.kind, why.reason) if part)})"
    hint = f"; {finding.hint.text}" if finding.hint is not None else ""
    return one_line(f"{finding.check}, {finding.severity.value}{aside}: {finding.message}{hint}")
