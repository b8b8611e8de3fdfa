"""The frozen values that pass between the stages.

Document → Mention → Claim is one document at a time; Observation, Finding and Verdict name what
the tables hold. Offsets are code points into the document's text as read; spans are half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from verify.calendar_date import AHEAD, CalendarDate
from verify.chain import Part, Step
from verify.dateline import Dateline, DatelineSource
from verify.excerpt import Excerpt
from verify.quantity import Bound, Quantity
from verify.span import Span

__all__ = [
    "AHEAD",
    "CalendarDate",
    "Claim",
    "Compared",
    "Dateline",
    "DatelineSource",
    "Document",
    "DocumentLedger",
    "Finding",
    "Hint",
    "Kind",
    "LedgerEntry",
    "Link",
    "Measure",
    "Mention",
    "PackUse",
    "Part",
    "Reference",
    "Report",
    "Severity",
    "Span",
    "Step",
    "Suppression",
    "Verdict",
]

NOTHING: Mapping[str, str] = MappingProxyType({})


class Document(Struct, frozen=True):
    """One article: its text as read, and what is known of it before any number is."""

    name: str
    text: str
    lang: str
    dateline: Dateline = field(default_factory=Dateline)
    title: Span | None = None
    blocks: tuple[Span, ...] = ()  # paragraphs, headings and items in reading order; front matter is in none
    quotes: tuple[Span, ...] = ()
    headline: str | None = None  # a title that stands outside the text, as in front matter
    masked: tuple[Span, ...] = ()  # code, addresses, tags and other marks: nothing in them is read
    comments: tuple[Span, ...] = ()  # of the writer, not of the article: they may suppress findings
    block_langs: tuple[str, ...] = ()  # of each block, where some are in another language than the document


class Kind(StrEnum):
    """What kind of number a mention is."""

    COUNT = "count"
    DATE = "date"
    ORDINAL = "ordinal"
    RANK = "rank"
    PERCENT = "percent"
    SHARE = "share"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    NUMBER = "number"
    LABEL = "label"


class Mention(Struct, frozen=True):
    """A number as found in the text."""

    span: Span
    kind: Kind
    quantity: Quantity | None  # None where the text prints none (a date before it is resolved)
    detector: str
    bound: Bound | None = None
    date: CalendarDate | None = None
    noun: Span | None = None  # the word that it counts, orders or measures
    note: str | None = None  # what sort of label, scale of a rank, name of a unit's family


class Measure(StrEnum):
    """What the number of a claim measures."""

    LEVEL = "level"
    SHARE = "share"
    CHANGE = "change"
    MULTIPLE = "multiple"
    RANK = "rank"
    ELAPSED = "elapsed"


class Link(Struct, frozen=True):
    """What other numbers of the same text say of a figure: what it stands for, what fits them, in one unit."""

    name: str
    own: Quantity
    expected: Quantity
    others: tuple[Span, ...]


class Claim(Struct, frozen=True):
    """A mention tied to a metric, an entity, a scope and a day.

    `shape` names the shape of reference that the key leads to and is `None` where the claim was not
    resolved; `reason` then says why, `lacks` which part of the key is missing. `firm` is false where the scope was
    assumed, not read: such a claim is never a mismatch on its own. `plain` says that no word of its clause may limit
    what is counted, so that it is wrong however far off it is, and of a running total that its noun stands behind it.
    `cues` are the words that decided the key, `steps` its parts as they were decided.
    """

    mention: Mention
    sentence: Span
    measure: Measure = Measure.LEVEL
    metric: str | None = None
    entity: str | None = None
    rivals: tuple[str, ...] = ()  # other entities that fit about as well
    scope: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    shape: str | None = None
    as_of: date | None = None
    day_stated: bool = False
    since: date | None = None  # first day of the period that the text gives, where the figure must be of it
    base: date | None = None
    attribution: str | None = None
    asserted: bool = True
    firm: bool = True
    plain: bool = False
    reason: str | None = None
    cues: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    lacks: Part | None = None
    steps: tuple[Step, ...] = ()


class Severity(StrEnum):
    """How much a finding matters; the worst comes first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """What is said of a claim; the worst comes first."""

    INVALID = "invalid"
    INCONSISTENT = "inconsistent"
    MISMATCH = "mismatch"
    STALE = "stale"
    CONTESTED = "contested"
    AMBIGUOUS = "ambiguous"
    LOOSE = "loose"
    ROUNDED = "rounded"
    MATCH = "match"
    LABEL = "label"
    UNMATCHED = "unmatched"


class Hint(Struct, frozen=True):
    """A likely explanation of a figure that does not hold."""

    code: str
    text: str


class Suppression(Struct, frozen=True):
    """Why a finding is not reported: `kind` is rule, inline, sidecar, sic, baseline or unchanged."""

    kind: str
    reason: str | None = None


class Finding(Struct, frozen=True):
    """One check's word on one claim."""

    claim: int
    check: str
    verdict: Verdict
    severity: Severity
    message: str
    hint: Hint | None = None
    related: tuple[Span, ...] = field(default=())
    suppression: Suppression | None = None


class Reference(Struct, frozen=True):
    """The observation that a verdict rests on, as a report shows it."""

    pack: str
    entity: str
    quantity: Quantity
    as_of: date
    until: date | None
    vintage: date | None
    vintage_kind: str | None  # "stated" or "first_seen"
    claimant: str | None
    status: str  # official, party-reported, estimate, press, derived, computed
    source: str
    url: str | None
    row: int  # line of the pack's table, for tracing
    resource: str = ""  # table of the pack


class Compared(Struct, frozen=True):
    """An observation that a figure was held against, and how the two stand: equal, rounded, holds, loose, outside."""

    reference: Reference
    relation: str


class LedgerEntry(Struct, frozen=True):
    """All that was said of one claim; `message` and `hint` are those of its worst finding."""

    claim: Claim
    verdict: Verdict
    severity: Severity
    message: str
    findings: tuple[Finding, ...] = ()
    hint: Hint | None = None
    reference: Reference | None = None
    subject: str | None = None  # the entity's name in words, where the claim has one
    excerpt: Excerpt | None = None  # where the verdict rests on a series and a chart is wanted
    reason: str | None = None  # why a claim is not checked, and what it lacks to be
    lacks: Part | None = None
    near: Quantity | None = None  # what the figure stands for once it is taken for a rounded one
    compared: Compared | None = None  # the best of the observations of the key, also where it was not held against it
    others: tuple[Compared, ...] = ()  # those of other sources and rivals


class DocumentLedger(Struct, frozen=True):
    """Every number of one document, in reading order, and notices of what is no number, such as a comment."""

    document: Document
    entries: tuple[LedgerEntry, ...]
    notices: tuple[LedgerEntry, ...] = ()


class PackUse(Struct, frozen=True):
    """A pack that took part in a run: what a report must say of it."""

    name: str
    title: str
    digest: str  # "sha256:..." over the descriptor and every file it names
    licences: tuple[str, ...]
    sources: tuple[str, ...]
    last: date | None  # last day that it covers


class Report(Struct, frozen=True):
    """What a run yields, for every output format to render."""

    version: str
    documents: tuple[DocumentLedger, ...]
    packs: tuple[PackUse, ...]
    lang: str = "en"  # of its messages
    metrics: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # what packs call them in it, by id
