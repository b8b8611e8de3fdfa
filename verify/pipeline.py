"""The stages in order: from documents to a ledger of every number.

In: documents, lexicons, a catalogue. Out: a `Report`. Up to the claims a document is read by itself
in plain Python; from there on the whole batch is in tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verify.errors import ReferenceDataError
from verify.extract.mentions import extract_scan
from verify.extract.scan import scan
from verify.model import Claim, Document, DocumentLedger
from verify.normalise.claims import claims
from verify.normalise.context import make_context
from verify.normalise.dateline import settle
from verify.normalise.index import Index
from verify.reference.entries import Catalogue

__all__ = ["judge", "resolve"]

Resolved = tuple[Document, tuple[Claim, ...]]


def resolve(document: Document, index: Index) -> Resolved:
    """Read the claims of one document: extract, settle the dateline, find the key of each number."""
    seen = scan(document, index.lexicon, index.grades)
    mentions = extract_scan(seen)
    dateline = settle(document, mentions)
    dated = replace(document, dateline=dateline)
    return dated, claims(make_context(seen, index, mentions, dateline.day))


def judge(
    batch: Sequence[Resolved], catalogue: Catalogue
) -> tuple[tuple[DocumentLedger, ...], tuple[ReferenceDataError, ...]]:
    """Compare the claims of a batch with their references, and keep the books on every number.

    Packs whose tables are broken are returned as errors; what only they hold is not checked.
    """
    from verify.checks.check import all_checks
    from verify.checks.run import run_checks
    from verify.ledger import entity_names, make_ledgers
    from verify.match.frame import claims_frame
    from verify.match.matches import make_matches
    from verify.match.validate import broken
    from verify.reference.observations import load_readable

    table = claims_frame(batch)
    failed = broken(table, {check.id: check.must for check in all_checks().values() if check.must is not None})
    observations, errors = load_readable(catalogue, packs_of(batch, catalogue))
    matches = make_matches(table, observations, catalogue.series)
    names = entity_names(catalogue)
    return make_ledgers(batch, matches, run_checks(matches, failed, names), names), errors


def packs_of(batch: Iterable[Resolved], catalogue: Catalogue) -> frozenset[str]:
    """Return the packs that hold an entity of some claim; no other has to be read."""
    entities = {
        each for _, found in batch for claim in found if claim.reason is None for each in (claim.entity, *claim.rivals)
    }
    series = {each.pack for each in catalogue.series if each.entity in entities}
    items = {
        item.pack
        for item in catalogue.items
        if item.entity in entities or any(occasion.entity in entities for occasion in item.occasions)
    }
    return frozenset(series | items)
