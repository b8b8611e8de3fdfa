"""Resolve a figure that leaves out what the one before it has said: "France had 68 million inhabitants, Spain 48".

In: a context, a figure's position and the claims before it in its sentence. Out: a claim of the same metric, of
another place or of another day, or `None` where anything else stands between the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from verify.model import Claim, Kind, Measure, Mention, Part, Span, Step
from verify.normalise.bearers import NAMING
from verify.normalise.context import COUNTED, Context
from verify.normalise.levels import CURRENCY
from verify.normalise.moments import dated
from verify.reference.entries import Series

__all__ = ["is_alike", "resolve_again"]

FIGURES = COUNTED | {Kind.MONEY, Kind.MEASURE}
LARGE = 1000  # least worth of the last digit of a figure with a magnitude
MARKS = frozenset(",;:—–-(")


def resolve_again(context: Context, position: int, before: Mapping[int, Claim]) -> Claim | None:
    """Return the claim of a figure that repeats the metric of the figure before it."""
    last = next((at for at in reversed(tuple(before)) if context.mentions[at].kind in FIGURES), None)
    if last is None or context.mentions[position].kind not in FIGURES:
        return None
    said, mention = before[last], context.mentions[position]
    own = tuple(each for each in context.index.series.get(said.metric or "", ()) if each.measure == Measure.LEVEL)
    if said.shape != "series" or said.measure != Measure.LEVEL or not own or not is_alike(context, position, said):
        return None
    found = _currency(context, (last, position), said, own) or _named(context, (last, position), said, own)
    if found is None:
        return None
    if mention.quantity is not None and said.mention.quantity is not None:
        unit = mention.quantity.unit if mention.kind == Kind.MONEY else said.mention.quantity.unit
        mention = replace(mention, quantity=replace(mention.quantity, unit=unit))
    steps = (
        Step(Part.METRIC, said.metric or "", said.mention.span, "of the same as the figure before it"),
        Step(Part.ENTITY, found, how="named beside it, or that of the figure before it"),
    )
    claim = replace(said, mention=mention, entity=found, reason=None, lacks=None, links=(), steps=steps)
    if any(each.accumulation == "cumulative" for each in own):
        return _of_place(context, position, claim, own) if found != said.entity else None
    claim = dated(context, position, claim, own)
    is_new = found != said.entity or (claim.day_stated and claim.as_of != said.as_of)
    return claim if is_new and claim.reason is None else None


def _named(context: Context, pair: tuple[int, int], said: Claim, own: tuple[Series, ...]) -> str | None:
    """Return whose the second of two figures is: of the place between them, or behind it where the first has its own.

    "France has 68 million inhabitants, Spain 48"; "68 million people live in France, 48 million in Spain".
    """
    last, position = pair
    named = _between(context, (context.places[last].last, context.places[position].first), own)
    if named is None:
        return None
    behind = _behind(context, position, own)
    new = named - {said.entity}
    if not new:
        return next(iter(behind), said.entity) if len(behind) < 2 else None  # noqa: PLR2004 - two names are one too many
    return next(iter(new)) if len(new) == 1 and behind <= new else None


def _behind(context: Context, position: int, own: tuple[Series, ...]) -> set[str]:
    """Return the places of a series that are named behind a figure, before the next mark, joining word or figure."""
    place, joiners = context.places[position], context.scan.lexicon.joiners
    ends = (at for at in range(place.last, place.sentence.last) if _ends(context, at, joiners))
    stop = min(next(ends, place.sentence.last), context.stretch(position)[1])
    held = {each.entity for each in own}
    hits = context.hits_in(place.last, stop)
    return {alias.entity for hit in hits for alias in hit.aliases if alias.facet in NAMING and alias.entity in held}


def is_alike(context: Context, position: int, said: Claim) -> bool:
    """Tell whether a figure is of the sort of another: in the same unit, or a bare number behind a count."""
    mention, other = context.mentions[position], said.mention
    if mention.quantity is None or other.quantity is None or mention.note is not None:
        return False
    if mention.kind in COUNTED:
        is_bare = mention.noun is None or mention.kind == Kind.NUMBER or _is_cue(context, mention.noun, said.metric)
        return (other.kind in COUNTED or _is_large(mention)) and is_bare
    is_rate = context.index.units.get(said.metric or "") == CURRENCY
    return mention.kind == other.kind and (is_rate or mention.quantity.unit == other.quantity.unit)


def _is_cue(context: Context, noun: Span, metric: str | None) -> bool:
    """Tell whether the noun of a count is a cue of a metric: "Spain has 48 million people, Italy 59 million people"."""
    cues = context.levels_in(*context.scan.tokens_of(noun))
    return any(metric in metrics and context.scan.span(first, last) == noun for first, last, metrics in cues)


def _currency(context: Context, pair: tuple[int, int], said: Claim, own: tuple[Series, ...]) -> str | None:
    """Return the currency of the second of two rates: "the euro was at 0.92 francs and 8.28 yuan"."""
    if context.index.units.get(said.metric or "") != CURRENCY:
        return None
    stretch, quantity = (
        (context.places[pair[0]].last, context.places[pair[1]].first),
        context.mentions[pair[1]].quantity,
    )
    held, code = {each.entity for each in own}, "" if quantity is None else (quantity.unit or "").lower()
    return code if code in held and _between(context, stretch, own) is not None else None


def _is_large(mention: Mention) -> bool:
    """Tell whether a number may be one of money whose currency is left out: it has a magnitude."""
    return mention.quantity is not None and mention.quantity.step is not None and mention.quantity.step >= LARGE


def _between(context: Context, stretch: tuple[int, int], own: tuple[Series, ...]) -> set[str] | None:
    """Return the places of a series that are named between two figures; `None` where other words stand there."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    held = {each.entity for each in own}
    named: set[str] = set()
    known = {at for at in range(*stretch) if at in context.dated}
    known.update(_tail(context, stretch))
    for first, last, _ in (*context.levels_in(*stretch), *context.metrics_in(*stretch)):
        known.update(range(first, last))
    for words in context.index.topics.values():
        known.update(at for first, last, _ in words.find(tokens, *stretch) for at in range(first, last))
    known.update(at for first, last, _ in lexicon.changes["before"].find(tokens, *stretch) for at in range(first, last))
    for hit in context.hits_in(*stretch):
        found = {alias.entity for alias in hit.aliases if alias.facet in NAMING and alias.entity in held}
        if found and hit.first not in known:
            named |= found
            known.update(range(hit.first, hit.last))
    for at in range(*stretch):
        is_mark = not tokens.is_word(at) and tokens.words[at] in MARKS
        if at not in known and not is_mark and tokens.words[at] not in lexicon.stopwords:
            return None
    return named


def _tail(context: Context, stretch: tuple[int, int]) -> Iterator[int]:
    """Yield the words behind a figure that end its own statement, at the first mark: "people have died there, ..."."""
    for at in range(*stretch):
        if context.has_mark(at, at + 1):
            break
        if context.scan.tokens.words[at] in context.scan.lexicon.joiners:
            return
    else:
        return
    yield from (each for each in range(stretch[0], at) if not any(True for _ in context.hits_in(each, each + 1)))


def _ends(context: Context, at: int, joiners: Collection[str]) -> bool:
    return context.has_mark(at, at + 1) or context.scan.tokens.words[at] in joiners


def _of_place(context: Context, position: int, claim: Claim, own: tuple[Series, ...]) -> Claim | None:
    """Return the claim of a count of another place, as of the day of the one before it."""
    place = context.places[position]
    stop = context.stretch(position)[1]
    counted = any(each.entity == claim.entity and not each.scope for each in own)
    days = any(
        place.last <= context.places[at].first < stop
        for at in context.in_sentence(place.sentence)
        if at in context.days
    )
    return claim if counted and not claim.scope and not days else None
