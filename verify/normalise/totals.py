"""Tell whether a count is of all since a beginning that its sentence does not give, as the words around it imply.

In: a context, a count's position and the claims of its sentence. Out: whether so. Who counts a total is named; the
count stands beside one that is of all; the sentence before speaks of the whole; or every word of the clause is known
and names the place and what is counted.
"""

from __future__ import annotations

from collections.abc import Mapping

from verify.model import Claim
from verify.normalise.context import Context
from verify.normalise.plain import is_plain

__all__ = ["is_implied", "is_noun"]

NOUN_REACH = 2  # words behind a count in which its noun stands
TELLING = 1000  # least count that is no day's and no event's


def is_implied(context: Context, position: int, own: Mapping[int, Claim]) -> bool:
    """Tell whether the words around a count imply that it is of all."""
    claim, sentence = own[position], context.places[position].sentence
    if claim.day_stated and claim.as_of != context.dateline:
        return False
    if claim.entity in context.index.claimed:
        return is_plain(context, position, own) or _is_beside(context, position, own)
    quantity = claim.mention.quantity
    if quantity is None or quantity.written is None or quantity.written < TELLING:
        return False
    if claim.metric in context.index.topics:
        return _is_named(claim) and is_plain(context, position, own)
    before = context.earlier(sentence)
    is_of_whole = before is not None and context.has_cue("cumulative", before.first, before.last)
    return (is_of_whole and _is_named(claim)) or _is_beside(context, position, own)


def is_noun(context: Context, position: int, claim: Claim) -> bool:
    """Tell whether the word for what is counted stands right behind a count: "515,391 cases"."""
    last = context.places[position].last
    first = context.scan.tokens_of(claim.cues[0])[0] if claim.cues else -1
    return last <= first < last + NOUN_REACH and not context.has_mark(last, first)


def _is_named(claim: Claim) -> bool:
    """Tell whether the words that named the place of a count stand in its sentence."""
    return all(claim.sentence.start <= cue.start < claim.sentence.end for cue in claim.cues)


def _is_beside(context: Context, position: int, own: Mapping[int, Claim]) -> bool:
    """Tell whether a count of the same place and day, of others or of something else, stands before and is of all."""
    claim = own[position]
    for at, other in own.items():
        is_alike = (other.shape, other.entity, other.as_of) == (claim.shape, claim.entity, claim.as_of)
        is_other = (other.metric, other.scope) != (claim.metric, claim.scope)
        if at < position and is_alike and is_other and (other.firm or is_implied(context, at, own)):
            return True
    return False
