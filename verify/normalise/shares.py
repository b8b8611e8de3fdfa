"""Resolve shares: which part of those counted is meant, and of which count.

In: a context, the position of a share and the claims before it. Out: a claim with its key.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from msgspec.structs import replace

from verify.language.tokens import TokenKind
from verify.model import Claim, Kind, Measure, Part, Step
from verify.normalise.context import Context
from verify.normalise.metrics import PERSON, roles_in
from verify.normalise.steps import scope_step

__all__ = ["resolve_share"]

PART_REACH = 8  # words behind a share in which its parts are named


def resolve_share(context: Context, position: int, before: Mapping[int, Claim]) -> Claim:
    """Return the claim of a share of a count that its sentence gives before it."""
    mention, place = context.mentions[position], context.places[position]
    is_part = mention.kind == Kind.SHARE or _is_of_persons(context, position)
    measure = Measure.SHARE if is_part else Measure.LEVEL
    claim = Claim(mention, context.span(place.sentence), measure=measure)
    whole = _whole(before)
    if whole is None:
        return replace(claim, lacks=Part.METRIC, reason="no count stands before it that it is a share of")
    parts = [role for role in roles_in(context, place.last, _stop(context, place.last)) if role != PERSON]
    if not parts:
        of_whole = _is_of_counted(context, position) or (mention.kind == Kind.SHARE and mention.noun is None)
        claim = replace(claim, metric=whole.metric, entity=whole.entity) if of_whole else claim
        return replace(claim, lacks=Part.SCOPE, reason="which part is meant is in no reference")
    own = Step(Part.METRIC, whole.metric or "", whole.mention.span, "a share of the count before it")
    words = context.scan.span(place.last, _stop(context, place.last))
    rest = tuple(step for step in whole.steps if step.part in {Part.ENTITY, Part.DAY})
    return replace(
        claim,
        lacks=whole.lacks,
        steps=(own, scope_step("+".join(parts), words), *rest),
        measure=Measure.SHARE,
        metric=whole.metric,
        entity=whole.entity,
        shape=whole.shape,
        scope={"role": "+".join(parts)},
        as_of=whole.as_of,
        day_stated=whole.day_stated,
        firm=whole.firm,
        reason=whole.reason,
        cues=(whole.mention.span,),
    )


def _is_of_persons(context: Context, position: int) -> bool:
    """Tell whether a percentage is one of persons ("71 % des électeurs"): only such a whole cannot be exceeded."""
    noun = context.mentions[position].noun
    if noun is None:
        return False
    at = bisect_left(context.scan.tokens.starts, noun.start)
    return context.scan.lexicon.roles.at(context.scan.tokens, at) is not None


def _is_of_counted(context: Context, position: int) -> bool:
    """Tell whether a share is one of persons, or of those that a word for what befell them names."""
    noun = context.mentions[position].noun
    at = None if noun is None else bisect_left(context.scan.tokens.starts, noun.start)
    return _is_of_persons(context, position) or (at is not None and bool(context.metrics_in(at, at + 1)))


def _whole(before: Mapping[int, Claim]) -> Claim | None:
    counts = (claim for claim in reversed(tuple(before.values())) if claim.mention.kind == Kind.COUNT)
    return next((claim for claim in counts if claim.metric is not None), None)


def _stop(context: Context, first: int) -> int:
    """Return where the words for the parts end: at a mark, at the latest after some words."""
    for at in range(first, min(first + PART_REACH, len(context.scan.tokens))):
        if context.scan.tokens.kinds[at] == TokenKind.SIGN:
            return at
    return min(first + PART_REACH, len(context.scan.tokens))
