"""Resolve places in a ranking of countries: "the world's third-largest economy", "le deuxième pays le plus peuplé".

In: a context and the position of an ordinal. Out: a claim with its key, or `None` where no words of a
ranking stand behind the ordinal. A ranking within a continent or by another measure is no claim of these.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.model import Claim, Measure, Part
from verify.normalise.bearers import BESIDE, bearer
from verify.normalise.context import Context
from verify.normalise.counts import refusal
from verify.normalise.moments import dated
from verify.normalise.steps import entity_step, metric_step

__all__ = ["resolve_place"]

MOST_OF_A_PART = 60  # countries: a later place is one in the world, as no continent has more
BEHIND = 2  # words behind an ordinal in which its ranking begins: "third-largest", "deuxième plus grande"


def resolve_place(context: Context, position: int) -> Claim | None:
    """Return the claim of an ordinal that is a place in a ranking by a metric."""
    mention, place = context.mentions[position], context.places[position]
    found = next(context.index.ranks.find(context.scan.tokens, place.last, place.sentence.last), None)
    if found is None or found[0] > place.last + BEHIND:
        return None
    first, last, metrics = found
    metric, sentence = metrics[0], place.sentence
    cue = context.scan.span(first, last)
    claim = Claim(mention, context.span(sentence), measure=Measure.RANK, metric=metric, cues=(cue,))
    claim = replace(claim, steps=(metric_step(metric, cue, [(each, cue) for each in metrics]),))
    refused = refusal(context, position)
    if refused is not None:
        return replace(claim, lacks=Part.ASSERTED, reason=refused, asserted=False)
    if _has(context, metric, "unless", sentence.first, sentence.last):
        return replace(claim, lacks=Part.METRIC, reason="the sentence speaks of a part, or of another measure")
    beside = max(sentence.first, place.first - BESIDE), min(sentence.last, last + BESIDE)
    own = tuple(each for each in context.index.series[metric] if each.measure == Measure.RANK)
    whose = bearer(context, position, (sentence.first, sentence.last), own)
    if whose.entity is None:
        return replace(claim, lacks=Part.ENTITY, reason=whose.reason)
    claim = replace(claim, steps=(*claim.steps, entity_step(context, whose.entity, whose.cue, whose.others)))
    is_told = _has(context, metric, "among", *beside)
    if not is_told and _is_of_part(context, beside, whose.entity):
        return replace(claim, lacks=Part.SCOPE, reason="among which countries this place is, is not said")
    is_far = mention.quantity is not None and (mention.quantity.low or 0) > MOST_OF_A_PART
    if mention.quantity is not None:
        claim = replace(claim, mention=replace(mention, quantity=replace(mention.quantity, unit="rank", step=None)))
    return dated(context, position, replace(claim, entity=whose.entity, firm=whose.firm and (is_told or is_far)), own)


def _is_of_part(context: Context, stretch: tuple[int, int], entity: str) -> bool:
    """Tell whether another place stands beside a ranking, which may be one of it: "in Africa"."""
    return any(
        alias.entity in context.index.within and alias.entity != entity
        for hit in context.hits_in(*stretch)
        for alias in hit.aliases
    )


def _has(context: Context, metric: str, kind: str, first: int, last: int) -> bool:
    """Tell whether a stretch holds one of a metric's words of a kind."""
    words = (context.index.unless if kind == "unless" else context.index.among).get(metric)
    return words is not None and next(words.find(context.scan.tokens, first, last), None) is not None
