"""A number in, what its verdict rests on out: words found, key chosen, alternatives, observation, comparison.

Each row is a heading and a text on one line, not yet escaped for a format. What was decided is told as it was
written down when it was; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from verify.messages.voice import Voice, message
from verify.model import Document, Finding, Kind, LedgerEntry, Link, Part, Reference, Span, Step, Verdict
from verify.quantity import Quantity
from verify.report.visible import one_line
from verify.report.wording import amount, day_range, known_day, seen
from verify.text.lines import LineIndex

__all__ = ["chain"]

_HEADINGS: Mapping[Part, str] = MappingProxyType(
    {
        Part.BOUND: message("bound"),
        Part.METRIC: message("what"),
        Part.SCOPE: message("of whom"),
        Part.ENTITY: message("whose"),
        Part.DAY: message("when"),
    }
)
_MISSING: Mapping[Part, str] = MappingProxyType(
    {
        Part.BOUND: message("how it is bounded"),
        Part.METRIC: message("what it is a figure of"),
        Part.SCOPE: message("which of them it counts"),
        Part.ASSERTED: message("that the text says so"),
        Part.ENTITY: message("whose figure it is"),
        Part.DAY: message("of which day it is"),
        Part.OBSERVATION: message("a figure of the reference to hold it against"),
        Part.CERTAINTY: message("that it is the figure of the reference"),
    }
)
_RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "equal": message("they agree"),
        "rounded": message("the reference rounds to it"),
        "holds": message("the bound holds"),
        "loose": message("the bound holds, but is far, or its figure never was"),
        "outside": message("they do not agree"),
        "earlier": message("it is the figure of an earlier day"),
        "contested": message("it agrees with some sources, and not with all"),
        "ambiguous": message("what may be meant gives different answers"),
    }
)
_SECTIONS: Mapping[Part, str] = MappingProxyType({Part.BOUND: "bounds", Part.METRIC: "metrics", Part.SCOPE: "roles"})
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MOST = 8  # other observations that are told


def chain(entry: LedgerEntry, document: Document, lines: LineIndex, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what the verdict on a number rests on, in the order in which it was found."""
    teller = _Teller(document, lines, voice, entry)
    yield from ((voice.say(heading), text) for heading, text in teller.told())


class _Teller(Struct, frozen=True):
    """What tells of one number: where its words stand, and in which language that is told."""

    document: Document
    lines: LineIndex
    voice: Voice
    entry: LedgerEntry

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield headings and what stands under them."""
        entry, kind = self.entry, self.entry.claim.mention.kind
        yield message("read as"), self._read()
        for step in entry.claim.steps:
            is_day = step.part == Part.ENTITY and kind == Kind.DATE
            yield message("of what") if is_day else _HEADINGS[step.part], self._decided(step)
        yield from self._gaps()
        yield from self._observations()
        for link in entry.claim.links:
            yield message("in the text"), self._linked(link)
        for finding in entry.findings:
            if entry.lacks is None or finding.verdict != Verdict.UNMATCHED:  # what is missing is said
                yield message("finding"), self._found(finding)

    def _quoted(self, span: Span) -> str:
        """Return words in quotes with their line and column."""
        at = self.lines.position(span.start)
        words = self.voice.say('"{printed}"', printed=one_line(self.document.text[span.start : span.end]))
        return f"{words} ({at.line}:{at.column})"

    def _amount(self, quantity: Quantity) -> str:
        is_day = self.entry.claim.mention.kind == Kind.DATE
        return day_range(quantity, self.voice) if is_day else amount(quantity, self.voice)

    def _read(self) -> str:
        """Say as what a figure was read: its kind, its numbers, and more of them where it is taken for a round one."""
        mention, voice = self.entry.claim.mention, self.voice
        kind = voice.term("kinds", mention.kind.value) + (f" ({one_line(mention.note)})" if mention.note else "")
        if mention.quantity is None:
            return kind
        said = voice.say("{name}: {value}", name=kind, value=self._amount(mention.quantity))
        near = self.entry.near
        return said if near is None else said + voice.say("; as a rounded figure: {amount}", amount=self._amount(near))

    def _decided(self, step: Step) -> str:
        """Say what was chosen for a part of the key, by which words, and what was not."""
        entry, voice = self.entry, self.voice
        name = entry.subject if step.part == Part.ENTITY and step.chosen == entry.claim.entity else None
        value = self._value(step.part, step.chosen)
        parts = [f"{one_line(name)} ({value})" if name is not None and name != value else value]
        if step.words is not None:
            parts.append(voice.say("by {words}", words=self._quoted(step.words)))
        if step.how:
            is_of_text = step.part == Part.DAY and step.words is None
            parts.append(voice.again(step.how) + (f" ({known_day(self.document, voice)})" if is_of_text else ""))
        others = [
            voice.say(
                "or {other}" if each in entry.claim.rivals else "not {other}",
                other=f"{self._value(step.part, each)} {self._quoted(span)}",
            )
            for each, span in step.others
        ]
        return one_line(voice.say("; ").join([*parts, *([", ".join(others)] if others else [])]))

    def _value(self, part: Part, value: str) -> str:
        """Write what was chosen, or not: an id in words where there are some, a day as the language does."""
        if part in _SECTIONS:
            return self.voice.term(_SECTIONS[part], value)
        if part == Part.DAY and _ISO.fullmatch(value):
            return self.voice.day(date.fromisoformat(value))
        return value

    def _gaps(self) -> Iterator[tuple[str, str]]:
        """Yield what is missing of a key, and why; where no word told what is counted, those beside the figure."""
        entry, voice = self.entry, self.voice
        if entry.lacks is None:
            return
        noun = entry.claim.mention.noun
        if noun is not None and not entry.claim.steps:
            words = self._quoted(noun)
            yield message("beside it"), voice.say("{words}, which leads to no reference", words=words)
        is_day = entry.lacks == Part.ENTITY and entry.claim.mention.kind == Kind.DATE
        missing = voice.say("what it is the day of" if is_day else _MISSING[entry.lacks])
        why = voice.again(entry.reason or entry.claim.reason or "")
        yield message("missing"), one_line(voice.say("{name}: {value}", name=missing, value=why))

    def _observations(self) -> Iterator[tuple[str, str]]:
        """Yield the observation that a figure was held against, how the two compare, and the others looked at."""
        compared, mention, voice = self.entry.compared, self.entry.claim.mention, self.voice
        if compared is not None:
            yield message("reference"), self._rests_on(compared.reference)
            if mention.quantity is not None:
                yield (
                    message("comparison"),
                    voice.say(
                        "{printed} against {known}: {relation}",
                        printed=self._amount(mention.quantity),
                        known=self._amount(compared.reference.quantity),
                        relation=voice.say(_RELATIONS[compared.relation]),
                    ),
                )
        others = self.entry.others
        for other in others[:_MOST]:
            relation = voice.say(_RELATIONS[other.relation])
            rests = self._rests_on(other.reference)
            yield message("also"), voice.say("{name}: {value}", name=rests, value=relation)
        if len(others) > _MOST:
            yield message("also"), voice.count(len(others) - _MOST, "{count} more", "{count} more")

    def _rests_on(self, reference: Reference) -> str:
        """Write an observation with all that leads back to it: pack, table and row, day, vintage, source."""
        voice = self.voice
        is_day = self.entry.claim.mention.kind == Kind.DATE
        day = "" if is_day else voice.say(" for {day}", day=voice.day(reference.as_of))
        row = voice.say("row {row}", row=str(reference.row))
        table = ", ".join(part for part in (reference.pack, reference.resource, row) if part)
        status = voice.term("statuses", reference.status)
        who = voice.say("; ").join(
            part for part in (reference.claimant, reference.source, status, reference.url) if part
        )
        said = f"{self._amount(reference.quantity)}{day}{seen(reference, voice)}"
        return one_line(f"{said}, {reference.entity} [{table}] ({who})")

    def _linked(self, link: Link) -> str:
        """Say which figures of the text a figure has to fit, and between which numbers that is."""
        return self.voice.say(
            "{link} of {others}: {own}, which has to meet {expected}",
            link=self.voice.term("links", link.name),
            others=self.voice.say(" and ").join(self._quoted(span) for span in link.others),
            own=self._amount(link.own),
            expected=self._amount(link.expected),
        )

    def _found(self, finding: Finding) -> str:
        """Write one check's word, with its hint, and why it is not reported where it is not."""
        voice, why = self.voice, finding.suppression
        aside = ""
        if why is not None:
            kind = voice.term("suppressions", why.kind)
            aside = voice.say(", set aside ({why})", why=": ".join(part for part in (kind, why.reason) if part))
        words = finding.message
        if finding.hint is not None:
            words = voice.say("{message}; {hint}", message=words, hint=finding.hint.text)
        name = f"{finding.check}, {voice.term('severities', finding.severity.value)}{aside}"
        return one_line(voice.say("{name}: {value}", name=name, value=words))
