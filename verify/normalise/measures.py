"""Resolve measures of events that their unit tells: the magnitude of an earthquake.

In: a context, the position of a measure and the claims before it. Out: a claim with its key, or with the reason
why it has none. Which metric is meant the unit says, of which event the words around.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from verify.model import Claim, Kind, Part, Step
from verify.normalise.context import Context
from verify.normalise.counts import event_claim, events_of, refusal

__all__ = ["resolve_measure"]


def resolve_measure(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    """Return the claim of a measure."""
    mention, sentence = context.mentions[position], context.places[position].sentence
    unit = None if mention.quantity is None else mention.quantity.unit
    metric = context.index.measured.get(unit or "")
    claim = Claim(mention, context.span(sentence), metric=metric)
    if metric is None:
        return replace(claim, lacks=Part.METRIC, reason=f"no reference holds figures of this kind ({mention.kind})")
    claim = replace(claim, steps=(Step(Part.METRIC, metric, mention.span, "its unit says what is measured"),))
    if context.is_unless(metric, sentence):
        return replace(claim, lacks=Part.METRIC, reason="the sentence speaks of a part, or of another measure")
    refused = refusal(context, position)
    if refused is not None:
        return replace(claim, lacks=Part.ASSERTED, reason=refused, asserted=False)
    events = events_of(context, position)
    if not events:
        return replace(claim, lacks=Part.ENTITY, reason="no reference holds the event that this is of")
    if len(_of_unit(context, position, unit)) > 1:
        return replace(claim, lacks=Part.ENTITY, reason="the sentence gives several of it")
    return event_claim(context, claim, events, None)


def _of_unit(context: Context, position: int, unit: str | None) -> set[object]:
    """Return the different figures in a unit that a sentence gives."""
    own = (context.mentions[at] for at in context.in_sentence(context.places[position].sentence))
    measures = (each.quantity for each in own if each.kind == Kind.MEASURE and each.quantity is not None)
    return {each.written for each in measures if each.unit == unit}
