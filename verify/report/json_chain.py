"""A number in, the chain behind its verdict as JSON out: what was decided, and what it was held against."""

from __future__ import annotations

from verify.model import Compared, Kind, LedgerEntry, Link, Step
from verify.report.json_values import Json, quantity_object, reference_object, span_object

__all__ = ["chain_object"]


def chain_object(entry: LedgerEntry) -> Json:
    """Return the chain behind the verdict on one number."""
    kind = entry.claim.mention.kind
    return {
        "steps": [_step(step) for step in entry.claim.steps],
        "lacks": None if entry.lacks is None else entry.lacks.value,
        "reason": entry.reason,
        "rounded": quantity_object(entry.near, kind),
        "compared": None if entry.compared is None else _compared(entry.compared, kind),
        "others": [_compared(other, kind) for other in entry.others],
        "links": [_link(link, kind) for link in entry.claim.links],
    }


def _step(step: Step) -> Json:
    """Write how one part of a key was decided."""
    return {
        "part": step.part.value,
        "chosen": step.chosen,
        "words": None if step.words is None else span_object(step.words),
        "how": step.how,
        "others": [{"chosen": value, "words": span_object(span)} for value, span in step.others],
    }


def _compared(compared: Compared, kind: Kind) -> Json:
    """Write an observation, and how the figure stands to it."""
    return {"relation": compared.relation, "reference": reference_object(compared.reference, kind)}


def _link(link: Link, kind: Kind) -> Json:
    """Write which figures of the text a figure has to fit."""
    return {
        "name": link.name,
        "own": quantity_object(link.own, kind),
        "expected": quantity_object(link.expected, kind),
        "others": [span_object(span) for span in link.others],
    }
