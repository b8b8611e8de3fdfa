"""Keep the books: one entry for every number of every document.

In: the claims, the matches table and the findings. Out: a ledger per document, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from verify.excerpt import Excerpt
from verify.messages.voice import ENGLISH
from verify.model import Claim, Compared, Document, DocumentLedger, Finding, LedgerEntry, Part, Reference
from verify.quantity import Quantity
from verify.reference.entries import Catalogue

if TYPE_CHECKING:
    import polars as pl

__all__ = ["entity_names", "make_ledgers", "metric_names"]


def make_ledgers(
    batch: Sequence[tuple[Document, tuple[Claim, ...]]],
    matches: pl.DataFrame,
    findings: Mapping[int, tuple[Finding, ...]],
    names: Mapping[str, str],
    excerpts: Mapping[int, Excerpt],
) -> tuple[DocumentLedger, ...]:
    """Return the ledgers of a batch; the rows of the matches are numbered as its claims are."""
    rows = matches.sort("claim").iter_rows(named=True)
    entries = (
        replace(_entry(claim, row, findings[row["claim"]], names), excerpt=excerpts.get(row["claim"]))
        for claim, row in zip(_all(batch), rows, strict=True)
    )
    return tuple(DocumentLedger(document, tuple(islice(entries, len(claims)))) for document, claims in batch)


def _all(batch: Sequence[tuple[Document, tuple[Claim, ...]]]) -> Iterator[Claim]:
    for _, claims in batch:
        yield from claims


def _entry(claim: Claim, row: Mapping[str, Any], found: tuple[Finding, ...], names: Mapping[str, str]) -> LedgerEntry:
    worst = found[0]
    compared = None if row["compared"] is None else Compared(_reference(row), row["compared"])
    others = row["considered"] or ()
    return LedgerEntry(
        claim=claim,
        verdict=worst.verdict,
        severity=worst.severity,
        message=worst.message,
        findings=tuple(replace(finding, related=claim.cues) for finding in found),
        hint=worst.hint,
        reference=compared.reference if compared is not None and row["relation"] is not None else None,
        subject=None if claim.entity is None else names.get(claim.entity, claim.entity),
        reason=row["reason"],
        lacks=_lacks(claim, row),
        near=_near(row),
        compared=compared,
        others=tuple(Compared(_reference(other), other["relation"]) for other in others),
    )


def _lacks(claim: Claim, row: Mapping[str, Any]) -> Part | None:
    """Return what a claim has not: a part of its key, an observation of it, or the certainty that it is this one."""
    if claim.reason is not None or row["reason"] is None:
        return claim.lacks
    return Part.OBSERVATION if row["compared"] is None else Part.CERTAINTY


def _near(row: Mapping[str, Any]) -> Quantity | None:
    """Return the numbers that a figure stands for as a rounded one, where they are more than those it stands for."""
    ends = row["near_low"], row["near_high"]
    if None in ends or ends == (row["low"], row["high"]):
        return None
    return Quantity(None, _decimal(ends[0]), _decimal(ends[1]), high_closed=False, unit=row["unit"])


def _reference(row: Mapping[str, Any]) -> Reference:
    return Reference(
        pack=row["ref_pack"],
        entity=row["entity"],
        quantity=Quantity(None, _decimal(row["ref_low"]), _decimal(row["ref_high"]), unit=row["ref_unit"]),
        as_of=row["ref_as_of"],
        until=row["ref_until"],
        vintage=row["ref_vintage"],
        vintage_kind=row["ref_vintage_kind"],
        claimant=row["ref_claimant"],
        status=row["ref_status"],
        source=row["ref_source"],
        url=row["ref_url"],
        row=row["ref_row"],
        resource=row["ref_resource"],
    )


def _decimal(number: float) -> Decimal:
    return Decimal(int(number)) if number == int(number) else Decimal(str(number))


def entity_names(catalogue: Catalogue, lang: str = ENGLISH) -> dict[str, str]:
    """Return the names under which messages speak of entities: a title, else a name in a language, else in English."""
    names = _named(catalogue, frozenset({"", ENGLISH}))
    names |= {} if lang == ENGLISH else _named(catalogue, frozenset({lang}))
    for item in catalogue.items:
        names[item.entity] = item.title
        for each in item.occasions:
            names[each.entity] = item.title if each.actor is None else f"{item.title} ({each.actor})"
    return names


def _named(catalogue: Catalogue, langs: frozenset[str]) -> dict[str, str]:
    """Return the first name of each entity in some languages."""
    aliases = reversed(catalogue.aliases)
    return {alias.entity: alias.words for alias in aliases if alias.facet == "name" and alias.lang in langs}


def metric_names(catalogue: Catalogue, lang: str) -> dict[str, str]:
    """Return what packs call their metrics in a language."""
    said = ((metric.metric, metric.said("names", lang)) for metric in catalogue.metrics)
    return {metric: names[0] for metric, names in said if names}
