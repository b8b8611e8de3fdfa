"""The stages in order: from documents to a ledger of every number.

In: documents, lexicons, a catalogue. Out: a `Report`. Up to the claims a document is read by itself
in plain Python; from there on the whole batch is in tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from verify.consistency.link import link_claims
from verify.errors import ReferenceDataError
from verify.extract.mentions import extract_scan
from verify.extract.scan import Scan, scan
from verify.messages.voice import ENGLISH, Voice, voice_of
from verify.model import Claim, Document, DocumentLedger, Mention
from verify.normalise.claims import claims
from verify.normalise.context import make_context
from verify.normalise.dateline import settle
from verify.normalise.index import Index
from verify.reference.entries import Catalogue
from verify.text.parts import parts

if TYPE_CHECKING:
    from verify.match.shelf import Shelf

__all__ = ["Shelves", "judge", "mentions", "resolve"]

Broken = tuple[ReferenceDataError, ...]
Resolved = tuple[Document, tuple[Claim, ...]]


def mentions(document: Document, indexes: Mapping[str, Index]) -> tuple[Mention, ...]:
    """Find the numbers of one document, each paragraph read in its language."""
    return _in_order(found for _, part in _scanned(document, indexes) for found in part)


def resolve(document: Document, indexes: Mapping[str, Index]) -> Resolved:
    """Read the claims of one document: extract, settle the dateline, find the key of each number."""
    scanned = list(_scanned(document, indexes))
    dateline = settle(document, _in_order(found for _, part in scanned for found in part))
    read: list[Claim] = []
    for seen, part in scanned:
        context = make_context(seen, indexes[seen.lexicon.code], part, dateline.day)
        read.extend(link_claims(context, claims(context)))
    read.sort(key=lambda claim: claim.mention.span)
    return replace(document, dateline=dateline), tuple(read)


def _scanned(document: Document, indexes: Mapping[str, Index]) -> Iterator[tuple[Scan, tuple[Mention, ...]]]:
    """Scan a document once for each of its languages."""
    for part in parts(document):
        index = indexes[part.lang]
        seen = scan(part, index.lexicon, index.grades, index.words)
        yield seen, extract_scan(seen)


def _in_order(found: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(found, key=lambda mention: mention.span))


def judge(
    batch: Sequence[Resolved],
    catalogue: Catalogue,
    *,
    voice: Voice | None = None,
    excerpts: bool = False,
    shelves: Shelves | None = None,
) -> tuple[tuple[DocumentLedger, ...], Broken]:
    """Compare the claims of a batch with their references, and keep the books on every number.

    Packs whose tables are broken are returned as errors; what only they hold is not checked. Where excerpts
    are wanted, a verdict that rests on a series comes with the days round its own. What is said is in the
    language of the voice, English if there is none. Without shelves only what is asked for is read of packs.
    """
    from verify.checks.check import all_checks
    from verify.checks.run import run_checks
    from verify.ledger import entity_names, make_ledgers, metric_names
    from verify.match.excerpt import excerpts as excerpts_of
    from verify.match.frame import claims_frame
    from verify.match.links import links_frame
    from verify.match.matches import keys_of, make_matches
    from verify.match.shelf import Shelf, observed, plain
    from verify.match.validate import broken
    from verify.reference.observations import load_readable

    table = claims_frame(batch)
    failed = broken(table, {check.id: check.must for check in all_checks().values() if check.must is not None})
    packs = packs_of(batch, catalogue)
    if shelves is None:
        observations, errors = load_readable(catalogue, packs, frozenset(entity for _, entity in _keys(batch)))
        taken = [Shelf(observations)]
    else:
        taken, errors = shelves.take(packs)
    matches = make_matches(table, taken, [each for each in catalogue.series if each.pack in packs])
    voice = voice or voice_of(ENGLISH)
    voice = voice.knowing(metric_names(catalogue, voice.lang))
    names = entity_names(catalogue, voice.lang)
    findings = run_checks(matches, links_frame(batch), failed, names, voice)
    drawn = excerpts_of(matches, plain(observed(taken, keys_of(table)))) if excerpts else {}
    return make_ledgers(batch, matches, findings, names, drawn), errors


def packs_of(batch: Iterable[Resolved], catalogue: Catalogue) -> frozenset[str]:
    """Return the packs that hold the series or the item of some claim; no other has to be read."""
    keys = _keys(batch)
    entities = {entity for _, entity in keys}
    series = {each.pack for each in catalogue.series if (each.metric, each.entity) in keys}
    items = {
        item.pack
        for item in catalogue.items
        if item.entity in entities or any(occasion.entity in entities for occasion in item.occasions)
    }
    return frozenset(series | items)


class Shelves:
    """The observations of packs, read when a batch first needs them and kept for the next ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember where the packs lie."""
        self._catalogue = catalogue
        self._kept: dict[str, tuple[list[Shelf], Broken]] = {}

    def take(self, packs: Iterable[str]) -> tuple[list[Shelf], Broken]:
        """Return the shelves of some packs, and the errors of those whose tables are broken."""
        for name in sorted(packs):
            if name not in self._kept:
                self._kept[name] = self._read(name)
        found = [self._kept[name] for name in sorted(packs)]
        return [shelf for shelves, _ in found for shelf in shelves], tuple(
            each for _, errors in found for each in errors
        )

    def _read(self, name: str) -> tuple[list[Shelf], Broken]:
        """Read a pack, part by part, which takes less memory than at once."""
        from verify.match.shelf import Shelf
        from verify.reference.observations import load_readable, parts_of

        shelves: list[Shelf] = []
        for entities in parts_of(self._catalogue, name):
            observations, errors = load_readable(self._catalogue, [name], entities)
            if errors:
                return [], errors
            shelves.append(Shelf(observations))
        return shelves, ()


def _keys(batch: Iterable[Resolved]) -> frozenset[tuple[str | None, str]]:
    """Return the metric and the entity of every claim that is to be compared, with the entities that fit as well."""
    return frozenset(
        (claim.metric, each)
        for _, found in batch
        for claim in found
        if claim.reason is None
        for each in (claim.entity, *claim.rivals)
        if each is not None
    )
