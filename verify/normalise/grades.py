"""Resolve ranks: the grade of a person in office.

In: a context, the position of a rank and the claims before it. Out: a claim with its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from verify.model import Claim, Part, Step
from verify.normalise.context import Context
from verify.normalise.items import holder
from verify.normalise.sentences import Sentence

__all__ = ["resolve_rank"]

FORMER_REACH = 3  # words beside a grade in which "former", "promoted" stand
ASIDE_REACH = 10  # words before a day in which "after", "in response to" stand


def resolve_rank(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    """Return the claim of a rank: the grade of a person."""
    mention, place = context.mentions[position], context.places[position]
    day = _day_of(context, place.sentence, place.last)
    claim = Claim(mention, context.span(place.sentence), metric="rank", as_of=day)
    person = holder(context, position)
    if context.has_cue("former", max(place.sentence.first, place.first - FORMER_REACH), place.last + FORMER_REACH):
        return replace(claim, lacks=Part.DAY, reason="the text speaks of another time of this person's career")
    if person is None:
        return replace(claim, lacks=Part.ENTITY, reason="no reference holds the rank of this person")
    cues = () if mention.noun is None else (mention.noun,)
    steps = (Step(Part.METRIC, "rank", mention.span), Step(Part.ENTITY, person.entity, how="named beside the rank"))
    return replace(claim, shape="offices", entity=person.entity, cues=cues, steps=steps)


def _day_of(context: Context, sentence: Sentence, first: int) -> date | None:
    """Return the last day that a sentence gives, as far as the dateline; else the dateline."""
    told = (at for at in context.in_sentence(sentence) if at in context.days and not _is_aside(context, first, at))
    days = [context.days[at][1] for at in told]
    past = [day for day in days if context.dateline is None or day <= context.dateline]
    return max(past, default=context.dateline)


def _is_aside(context: Context, first: int, position: int) -> bool:
    """Tell whether a day is not that of the sentence: "since 2012", "after the coup of 26 July", "who left in May"."""
    start, sentence, tokens = context.places[position].first, context.places[position].sentence, context.scan.tokens
    behind = any(tokens.words[at] in context.scan.lexicon.relatives for at in range(first, start))
    since = context.scan.lexicon.cues["since"].ending(tokens, start) is not None
    return behind or since or context.has_cue("displaced", max(sentence.first, start - ASIDE_REACH), start)
