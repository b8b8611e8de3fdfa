"""Resolve a figure whose metric the sentence before said: "France has 68 million people. Italy has 59 million".

In: a context, a figure's position and the claims of the sentence before. Out: a claim of the same metric, of another
place or another day, or `None` where the sentence says anything else of its own. It is sure only where every word of
its clause is known.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.model import Claim, Kind, Measure, Part, Step
from verify.normalise.bearers import NAMING
from verify.normalise.context import COUNTED, Context
from verify.normalise.ellipses import is_alike
from verify.normalise.moments import dated
from verify.reference.entries import Series

__all__ = ["resolve_after"]

FIGURES = COUNTED | {Kind.MEASURE}
OWN = COUNTED | {Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.SHARE}


def resolve_after(context: Context, position: int, before: tuple[Claim, ...]) -> Claim | None:
    """Return the claim of the only figure of a sentence that repeats the metric of the last one before it."""
    mention, sentence = context.mentions[position], context.places[position].sentence
    figures = [each for each in before if each.mention.kind in OWN]
    alone = [at for at in context.in_sentence(sentence) if context.mentions[at].kind in OWN] == [position]
    if not figures or not alone or mention.kind not in FIGURES or context.earlier(sentence) is None:
        return None
    said = figures[-1]
    own = tuple(each for each in context.index.series.get(said.metric or "", ()) if each.measure == Measure.LEVEL)
    is_level = said.shape == "series" and said.measure == Measure.LEVEL and said.reason is None
    is_level = is_level and not any(each.accumulation == "cumulative" for each in own)
    if not is_level or not is_alike(context, position, said) or not _is_led(context, position, said.metric or ""):
        return None
    entity = _entity(context, position, said, own)
    if entity is None or mention.quantity is None or said.mention.quantity is None:
        return None
    mention = replace(mention, quantity=replace(mention.quantity, unit=said.mention.quantity.unit))
    steps = (
        Step(Part.METRIC, said.metric or "", said.mention.span, "of the same as the figure before it"),
        Step(Part.ENTITY, entity, how="named beside it, or that of the figure before it"),
    )
    claim = replace(said, mention=mention, sentence=context.span(sentence), entity=entity, steps=steps, firm=False)
    claim = dated(context, position, replace(claim, links=(), cues=()), own)
    is_new = entity != said.entity or (claim.day_stated and claim.as_of != said.as_of)
    return claim if is_new and claim.reason is None else None


def _is_led(context: Context, position: int, metric: str) -> bool:
    """Tell whether a form of "to be", "to have" or a verb of the metric stands before a figure, and nothing between."""
    tokens, lexicon, place = context.scan.tokens, context.scan.lexicon, context.places[position]
    leads = context.index.leads.get(metric)
    at = place.first
    bound = lexicon.bounds_before.ending(tokens, at)
    at = at if bound is None else bound[0]
    while at > place.sentence.first:
        if tokens.words[at - 1] in lexicon.auxiliaries or (leads is not None and leads.ending(tokens, at) is not None):
            return True
        if tokens.words[at - 1] not in lexicon.stopwords:
            return False
        at -= 1
    return False


def _entity(context: Context, position: int, said: Claim, own: tuple[Series, ...]) -> str | None:
    """Return the one place that a sentence names, else that of the sentence before; `None` where it names others."""
    sentence = context.places[position].sentence
    if context.metrics_in(sentence.first, sentence.last):
        return None
    if any(said.metric not in metrics for _, _, metrics in context.levels_in(sentence.first, sentence.last)):
        return None
    held, named = {each.entity for each in own}, set[str]()
    for hit in context.hits_in(sentence.first, sentence.last):
        entities = {alias.entity for alias in hit.aliases if alias.facet in NAMING and alias.entity in held}
        places = {alias.entity for alias in hit.aliases if alias.entity in context.index.within}
        if not entities and places and not held.isdisjoint(context.index.within):
            return None
        named |= entities
    if not named:
        return said.entity
    return next(iter(named)) if len(named) == 1 else None
