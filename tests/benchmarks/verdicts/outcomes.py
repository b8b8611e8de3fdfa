"""Check versions in batches, in one process, and keep of each what was said of its figures.

In: versions of articles. Out: an `Outcome` each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.verdicts.changes import Version
from tests.benchmarks.verdicts.facts import Facts
from verify.language.functions import function_words
from verify.language.letters import likelihoods
from verify.language.lexicon import load_lexicon
from verify.model import LedgerEntry, Severity, Span, Verdict
from verify.normalise.index import build_index
from verify.pipeline import judge, resolve
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.entries import Catalogue
from verify.reference.folder import find_packs
from verify.reference.observations import load_observations
from verify.text.reader import ReadOptions, read

__all__ = ["Outcome", "Said", "check_all", "load_facts", "touches"]

BATCH = 400


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one figure."""

    span: Span
    words: str
    verdict: Verdict
    flagged: bool
    related: tuple[Span, ...]
    hint: str | None
    message: str
    subject: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A version, and what was said of each of its figures."""

    version: Version
    said: tuple[Said, ...]

    @property
    def flags(self) -> tuple[Said, ...]:
        """Return the figures that were flagged: errors and warnings."""
        return tuple(each for each in self.said if each.flagged)


def load_facts() -> Facts:
    """Read all packs that come with the package."""
    catalogue = load_catalogue(find_packs([shipped()]))
    return Facts(load_observations(catalogue, [pack.name for pack in catalogue.packs]), catalogue)


def check_all(versions: Sequence[Version], catalogue: Catalogue) -> Iterator[Outcome]:
    """Check every version, in order."""
    langs = sorted({version.article.lang for version in versions})
    indexes = {lang: build_index(catalogue, load_lexicon(lang)) for lang in langs}
    options = ReadOptions(None, None, function_words(), likelihoods)
    for batch in _batches(versions):
        documents = [read(each.text.encode(), name=_name(each), options=options) for each in batch]
        yield from _judged(batch, [resolve(document, indexes) for document in documents], catalogue)


def _batches(versions: Sequence[Version]) -> Iterator[tuple[Version, ...]]:
    for start in range(0, len(versions), BATCH):
        yield tuple(versions[start : start + BATCH])


def _name(version: Version) -> str:
    return f"{version.article.name}.{version.article.lang}.md"


def _judged(batch: Iterable[Version], resolved: Sequence[Any], catalogue: Catalogue) -> Iterator[Outcome]:
    ledgers, errors = judge(resolved, catalogue)
    for error in errors:
        raise error
    for version, ledger in zip(batch, ledgers, strict=True):
        text = ledger.document.text
        yield Outcome(version, tuple(_said(text, entry) for entry in ledger.entries))


def _said(text: str, entry: LedgerEntry) -> Said:
    span, claim = entry.claim.mention.span, entry.claim
    flagged = entry.severity is not Severity.NOTE
    related = tuple(each for finding in entry.findings for each in finding.related if flagged)
    subject = f"{claim.metric} {claim.entity} {claim.scope} {claim.as_of} {claim.reason or ''}"
    hint = None if entry.hint is None else entry.hint.code
    words = text[span.start : span.end]
    return Said(span, words, entry.verdict, flagged, related, hint, entry.message, subject)


def touches(said: Said, spans: Iterable[Span], *, related: bool = False) -> bool:
    """Tell whether a figure lies in one of some places, or rests on what does."""
    places = (said.span, *said.related) if related else (said.span,)
    return any(place.start < each.end and each.start < place.end for place in places for each in spans)
