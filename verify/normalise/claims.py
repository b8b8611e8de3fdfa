"""Turn the mentions of a document into claims, each with its key or the reason why it has none.

In: a context. Out: one claim a mention, in reading order. One resolver a kind; they are found in
`RESOLVERS` by the mention's kind, and what has none is listed as not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from verify.model import Claim, Kind, Measure, Part
from verify.normalise.context import Context
from verify.normalise.counts import resolve_count
from verify.normalise.ellipses import resolve_again
from verify.normalise.grades import resolve_rank
from verify.normalise.levels import resolve_level
from verify.normalise.measures import resolve_measure
from verify.normalise.occasions import NO_REFERENCE_DATE, resolve_date, resolve_ordinal
from verify.normalise.periods import CUMULATIVE
from verify.normalise.plain import is_named, is_plain
from verify.normalise.rankings import resolve_place
from verify.normalise.sequels import resolve_after
from verify.normalise.shares import resolve_share
from verify.normalise.starts import resolve_start
from verify.normalise.totals import is_implied, is_noun

__all__ = ["claims"]

Resolver = Callable[[Context, int, Mapping[int, Claim]], Claim]

RESOLVERS: Mapping[Kind, Resolver] = {
    Kind.COUNT: resolve_count,
    Kind.NUMBER: resolve_count,
    Kind.DATE: resolve_date,
    Kind.ORDINAL: resolve_ordinal,
    Kind.RANK: resolve_rank,
    Kind.SHARE: resolve_share,
    Kind.PERCENT: resolve_share,
    Kind.MEASURE: resolve_measure,
}

LONGEST_CUE = 4  # words
MEASURES: Mapping[str, Measure] = {"change": Measure.CHANGE, "multiple": Measure.MULTIPLE}


def claims(context: Context) -> tuple[Claim, ...]:
    """Return the claims of a document; a resolver sees the claims of its sentence that stand before its own."""
    made: list[Claim] = []
    before: tuple[Claim, ...] = ()
    for sentence in context.sentences:
        own: dict[int, Claim] = {}
        for position in context.in_sentence(sentence):
            mention = context.mentions[position]
            resolver = RESOLVERS.get(mention.kind, _unresolved)
            if mention.note in MEASURES and not _is_counted_loss(context, position):
                resolver = _unleveled
            claim = resolver(context, position, own)
            own[position] = _leveled(context, position, claim, own) or resolve_after(context, position, before) or claim
        earlier = context.earlier(sentence)
        around = (*own.values(), *(before if earlier is not None else ()))
        before = tuple(_told(context, at, own, around) for at in own)
        made.extend(before)
    return tuple(made)


def _leveled(context: Context, position: int, claim: Claim, before: Mapping[int, Claim]) -> Claim | None:
    """Resolve anew what nothing gives a metric: as a level, a place in a ranking, or what the figure before says."""
    if claim.metric is not None or claim.shape is not None:
        return claim
    is_ordinal = claim.mention.kind == Kind.ORDINAL
    found = resolve_place(context, position) if is_ordinal else resolve_level(context, position)
    return found or resolve_again(context, position, before)


def _is_counted_loss(context: Context, position: int) -> bool:
    """Tell whether the word that makes a figure a change ("lost") is the cue of what is counted."""
    first = context.places[position].first
    bound = context.scan.lexicon.bounds_before.ending(context.scan.tokens, first)
    starts = {first} if bound is None else {first, bound[0]}
    return any(last in starts for _, last, _ in context.metrics_in(max(min(starts) - LONGEST_CUE, 0), first))


def _told(context: Context, position: int, own: Mapping[int, Claim], around: tuple[Claim, ...]) -> Claim:
    """Say of a figure of a series how sure its key is, and of a date that nothing fixes what it dates."""
    claim = own[position]
    if claim.shape == "series" and claim.measure == Measure.LEVEL:
        if any(each.accumulation == CUMULATIVE for each in context.index.series[claim.metric or ""]):
            firm = claim.firm or is_implied(context, position, own)
            return replace(claim, firm=firm, plain=is_noun(context, position, claim))
        plain = is_plain(context, position, own)
        return replace(claim, plain=plain, firm=claim.firm or (plain and is_named(context, position, claim)))
    if claim.reason != NO_REFERENCE_DATE or claim.as_of is None:
        return claim
    start = resolve_start(context, position, claim, around)
    if start is not None:
        return start
    beside = [each for each in own.values() if each.shape == "series"]
    days = {each.as_of for each in beside} | {
        series.origin for each in beside for series in context.index.series.get(each.metric or "", ())
    }
    if claim.as_of not in days:
        return claim
    return replace(claim, lacks=None, reason="it says of which day a figure beside it is")


def _unleveled(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    """Leave a change or a multiple unchecked: no reference holds one, and it is no level."""
    mention, sentence = context.mentions[position], context.span(context.places[position].sentence)
    measure = MEASURES[mention.note or ""]
    reason = f"no reference holds figures of this kind ({measure})"
    return Claim(mention, sentence, measure=measure, lacks=Part.METRIC, reason=reason)


def _unresolved(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    mention, sentence = context.mentions[position], context.span(context.places[position].sentence)
    reason = (
        "a number that names"
        if mention.kind == Kind.LABEL
        else f"no reference holds figures of this kind ({mention.kind})"
    )
    return Claim(mention, sentence, lacks=None if mention.kind == Kind.LABEL else Part.METRIC, reason=reason)
