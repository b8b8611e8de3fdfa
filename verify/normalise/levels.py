"""Resolve figures that stand at a level: a population, a product, a price, a rate, a concentration.

In: a context and the position of a figure. Out: a claim with its key, or `None` where no cue of such a
metric stands beside it. Where the sentence leaves it open what is meant, the claim is left unchecked.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.language.tokens import TokenKind
from verify.model import Claim, Kind, Mention, Part, Span
from verify.normalise.bearers import NAMING, Bearer, bearer
from verify.normalise.context import COUNTED, Context
from verify.normalise.counts import refusal
from verify.normalise.leads import BEHIND, Cue, is_led, is_led_behind, is_one
from verify.normalise.moments import dated
from verify.normalise.sides import FIGURES
from verify.normalise.steps import entity_step, metric_step
from verify.reference.entries import Series

__all__ = ["CURRENCY", "resolve_level"]

CURRENCY = "currency"  # unit of a metric whose entities are the currencies that its figures are printed in
PERCENT = "percent"
CHANGE = "change"  # what is measured in percent may be told as a growth
FAR_BEHIND = 6  # words behind a measure in which its cue stands: "1.17 °C above the average for 1951-1980"


def resolve_level(context: Context, position: int) -> Claim | None:
    """Return the claim of a figure that a cue of a level stands beside."""
    mention = context.mentions[position]
    if mention.kind not in FIGURES or mention.quantity is None or mention.quantity.written is None:
        return None
    fitting = [
        cue
        for cue in _cues(context, position)
        if _is_of(context, mention, context.index.units[cue.metric]) and is_led(context, position, cue)
    ]
    fitting.sort(key=lambda cue: not _is_in_unit(context, mention, cue))
    return _claim(context, position, fitting[0], _others(context, fitting)) if fitting else None


def _others(context: Context, fitting: list[Cue]) -> tuple[tuple[str, Span], ...]:
    """Return the metrics that a figure fits less well, with their cues."""
    return tuple((cue.metric, context.scan.span(cue.first, cue.last)) for cue in fitting[1:])


def _is_in_unit(context: Context, mention: Mention, cue: Cue) -> bool:
    """Tell whether money is printed in the currency of a metric, where that has one."""
    unit, printed = context.index.units[cue.metric], mention.quantity.unit if mention.quantity is not None else None
    if unit == CURRENCY:
        return any(each.entity == (printed or "").lower() for each in context.index.series[cue.metric])
    return mention.kind != Kind.MONEY or printed == unit


def _cues(context: Context, position: int) -> Iterator[Cue]:
    """Yield the cues of a figure, the one right behind it first, then those before it, the nearest first."""
    place = context.places[position]
    start, stop = _stretch(context, position)
    near = [cue for cue in context.levels_in(start, stop) if cue[1] <= stop]
    reach = place.last + (FAR_BEHIND if context.mentions[position].kind == Kind.MEASURE else BEHIND)
    behind = [cue for cue in near if place.last <= cue[0] <= reach and _is_open(context, position, cue)]
    before = [cue for cue in near if cue[1] <= place.first]
    for first, last, metrics in (*behind, *reversed(before)):
        yield from (Cue(first, last, metric, start, stop) for metric in metrics)
    for first, last, metrics in context.levels_in(place.sentence.first, place.sentence.last):
        yield from (Cue(first, last, each, start, stop) for each in metrics if _is_reached(context, position, each))


def _is_reached(context: Context, position: int, metric: str) -> bool:
    """Tell whether a figure belongs to a cue anywhere in its sentence: its unit is that of no other metric.

    So does one in brackets behind a name: "Germany (83.5 million) and France (68.6 million) have the most *people*".
    """
    mention, place, units = context.mentions[position], context.places[position], context.index.units
    printed = None if mention.quantity is None else mention.quantity.unit
    if mention.kind == Kind.MEASURE:
        return printed is not None and [each for each in units if units[each] == printed] == [metric]
    if context.scan.tokens.words[place.first - 1] != "(" or mention.kind not in COUNTED:
        return False
    held = {each.entity for each in context.index.series[metric]}
    beside = (hit for hit in context.hits_in(place.sentence.first, place.first) if hit.last == place.first - 1)
    return any(alias.facet in NAMING and alias.entity in held for hit in beside for alias in hit.aliases)


def _is_open(context: Context, position: int, cue: tuple[int, int, tuple[str, ...]]) -> bool:
    """Tell whether no mark parts a figure from a cue behind it, and the noun phrase ends with the cue.

    A measure has a unit of its own, so that the noun phrase of the cue is not what it counts.
    """
    tokens, lexicon, last = context.scan.tokens, context.scan.lexicon, context.places[position].last
    if any(
        tokens.kinds[at] == TokenKind.SIGN and tokens.words[at] not in {"'", "\u2019"} for at in range(last, cue[0])
    ):
        return False
    if context.mentions[position].kind == Kind.MEASURE:
        return True
    after = cue[1]
    is_end = after >= len(tokens) or not tokens.is_word(after) or not context.scan.is_close(after)
    leads = (context.index.leads[metric] for metric in cue[2] if metric in context.index.leads)
    is_end = is_end or any(words.at(tokens, after) is not None for words in leads)
    return is_end or tokens.words[after] in lexicon.stopwords or tokens.words[after] in lexicon.auxiliaries


def _stretch(context: Context, position: int) -> tuple[int, int]:
    """Return the stretch of a sentence between the figures around one; "1 euro" is no figure of its own."""
    place = context.places[position]
    start, stop = place.sentence.first, place.sentence.last
    for at in context.in_sentence(place.sentence):
        other = context.places[at]
        mention = context.mentions[at]
        if at == position or mention.kind not in FIGURES or is_one(mention) or _is_growth(mention):
            continue
        if other.last <= place.first:
            start = max(start, other.last)
        elif other.first >= place.last:
            stop = min(stop, other.first)
    return start, stop


def _is_growth(mention: Mention) -> bool:
    return mention.kind == Kind.PERCENT and mention.note == CHANGE


def _is_of(context: Context, mention: Mention, unit: str) -> bool:
    """Tell whether a figure may be of a metric: counted, in money, in a measure, in percent."""
    if mention.note not in ({None, CHANGE} if unit == PERCENT else {None}):
        return False
    if unit == CURRENCY or unit in context.scan.lexicon.currency_codes:
        return mention.kind == Kind.MONEY
    if unit == PERCENT:
        return mention.kind == Kind.PERCENT
    printed = mention.quantity.unit if mention.quantity is not None else None
    return printed == unit if mention.kind == Kind.MEASURE else mention.kind in COUNTED


def _claim(context: Context, position: int, cue: Cue, others: tuple[tuple[str, Span], ...]) -> Claim:
    """Return the claim of a figure and its cue, resolved as far as the sentence allows."""
    mention, place, words = context.mentions[position], context.places[position], context.scan.span(cue.first, cue.last)
    step = metric_step(cue.metric, words, others)
    claim = Claim(mention, context.span(place.sentence), metric=cue.metric, cues=(words,), steps=(step,))
    unless = context.index.unless.get(cue.metric)
    if unless is not None and next(unless.find(context.scan.tokens, cue.start, cue.stop), None) is not None:
        return replace(claim, lacks=Part.METRIC, reason="the sentence speaks of a part, or of another measure")
    refused = refusal(context, position)
    if refused is not None:
        return replace(claim, lacks=Part.ASSERTED, reason=refused, asserted=False)
    unit, printed = context.index.units[cue.metric], mention.quantity.unit if mention.quantity is not None else None
    own = tuple(each for each in context.index.series[cue.metric] if each.measure == "level")
    if unit == CURRENCY:
        found = _currency(own, printed)
    elif mention.kind == Kind.MONEY and printed != unit:
        reason = f"the reference gives this in {unit}, the text in {printed}"
        return replace(claim, lacks=Part.METRIC, reason=reason)
    else:
        found = bearer(context, position, (cue.start, _mark(context, place.last, cue.stop)), own)
    if found.entity is None:
        return replace(claim, lacks=Part.ENTITY, reason=found.reason)
    claim = replace(claim, steps=(*claim.steps, entity_step(context, found.entity, found.cue, found.others)))
    if mention.kind in COUNTED and mention.quantity is not None:
        claim = replace(claim, mention=replace(mention, quantity=replace(mention.quantity, unit=unit)))
    firm = found.firm and not is_led_behind(context, position, cue)
    return dated(context, position, replace(claim, entity=found.entity, firm=firm), own)


def _mark(context: Context, first: int, last: int) -> int:
    """Return the first mark of a stretch, where another clause begins; its end where there is none."""
    kinds = context.scan.tokens.kinds
    return next((at for at in range(first, last) if kinds[at] == TokenKind.SIGN), last)


def _currency(own: tuple[Series, ...], printed: str | None) -> Bearer:
    entity = (printed or "").lower()
    if any(each.entity == entity for each in own):
        return Bearer(entity)
    return Bearer(None, reason="no reference holds the rate of this currency")
