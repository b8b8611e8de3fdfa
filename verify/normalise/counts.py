"""Resolve counts: how many were killed, injured, displaced, in an event or since a beginning.

In: a context, the position of a count and the claims before it. Out: a claim with its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from msgspec.structs import replace

from verify.model import Claim, Mention, Part, Span, Step
from verify.normalise.bearers import is_crossed
from verify.normalise.context import Context
from verify.normalise.entities import Found, entity
from verify.normalise.index import CLAIMANT
from verify.normalise.items import Identified, identified
from verify.normalise.metrics import PERSON, Counted, counted
from verify.normalise.periods import coverage
from verify.normalise.sentences import Sentence
from verify.normalise.steps import day_step, entity_step, metric_step, scope_step
from verify.quantity import Bound, bounded
from verify.reference.entries import Series

__all__ = ["event_claim", "events_of", "refusal", "resolve_count"]

PLACING = frozenset({"name", "place", "people"})
TELLING_CUES = 3  # cues that tell an event from others of its kind and place without a day
PART_REACH = 4  # words of the longest cue for a part, and one between it and its count
MANY = 20  # places of one metric from which on a text will speak of their parts too
CARRIED = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.ABOUT})
STRONG_MARKS = frozenset({";", ":"})
CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "(", ")"})


def resolve_count(context: Context, position: int, before: Mapping[int, Claim]) -> Claim:
    """Return the claim of a count."""
    sentence = context.places[position].sentence
    mention, carried = _carried(context, position, before)
    claim = Claim(mention, context.span(sentence), steps=carried)
    what = counted(context, position)
    if what is None:
        return replace(claim, lacks=Part.METRIC, reason="no word says what is counted that a reference counts")
    step = metric_step(what.metric, what.cue, _metrics_of(context, sentence))
    claim = replace(claim, metric=what.metric, cues=(what.cue,), steps=(*carried, step))
    if what.role is None:
        return replace(claim, lacks=Part.SCOPE, reason="who or what is counted is in no reference")
    claim = replace(claim, steps=(*claim.steps, scope_step(what.role, mention.noun)))
    claim = replace(claim, mention=_in_unit(mention, context.index.units.get(what.metric)))
    if _is_unless(context, position, what.metric):
        return replace(claim, lacks=Part.METRIC, reason="the sentence speaks of a part, or of another measure")
    refused = refusal(context, position)
    if refused is not None:
        return replace(claim, lacks=Part.ASSERTED, reason=refused, asserted=False)
    if what.role == PERSON and _is_part(context, position):
        return replace(claim, lacks=Part.SCOPE, reason="it counts a part of others, and not who they are")
    events = events_of(context, position)
    if events:
        return event_claim(context, claim, events, what.role)
    return _of_series(context, position, claim, what)


def _metrics_of(context: Context, sentence: Sentence) -> list[tuple[str, Span]]:
    """Return all that a sentence counts, with the words that say so."""
    found = context.metrics_in(sentence.first, sentence.last)
    return [(metric, context.scan.span(first, last)) for first, last, metric in found]


def _is_unless(context: Context, position: int, metric: str) -> bool:
    """Tell whether words show that something else than a metric is meant; what a clause behind says of it does not.

    "Losses of 99,740, a number *that* Moscow never gives" is of the metric; "..., Moscow said" is not.
    """
    place, tokens, lexicon = context.places[position], context.scan.tokens, context.scan.lexicon
    words, last = context.index.unless.get(metric), place.sentence.last
    if words is None:
        return False
    mark = next((at for at in range(place.last, last) if tokens.words[at] in CLAUSE_MARKS), last)
    for first, _, _ in words.find(tokens, place.sentence.first, last):
        is_related = any(tokens.words[at] in lexicon.relatives for at in range(mark, first))
        if not (first > mark and (is_related or context.has_cue("denied", mark, last))):
            return True
    return False


def _is_part(context: Context, position: int) -> bool:
    """Tell whether a count is of some of those counted before: "13 000 of those killed", "dont 18"."""
    place = context.places[position]
    start = max(place.sentence.first, place.first - PART_REACH)
    before = any(last >= place.first - 1 for _, last, _ in context.cues("part", start, place.first))
    return before or context.begins("part", place.last)


def _carried(context: Context, position: int, before: Mapping[int, Claim]) -> tuple[Mention, tuple[Step, ...]]:
    """Carry a bound over a coordination: "au moins 34 356 tués et 77 368 blessés"."""
    mention = context.mentions[position]
    same = [at for at, claim in before.items() if claim.mention.kind == mention.kind and claim.metric is not None]
    if mention.bound is not None or mention.quantity is None or not same:
        return mention, ()
    source, first = before[same[-1]], context.places[position].first
    joints = range(max(context.places[same[-1]].last, first - 2), first)
    joined = any(context.scan.tokens.words[each] in context.scan.lexicon.joiners for each in joints)
    if not joined or source.mention.bound not in CARRIED:
        return mention, ()
    bound = source.mention.bound
    step = Step(Part.BOUND, bound.value, source.mention.span, "of the figure that it is joined to")
    return replace(mention, bound=bound, quantity=bounded(mention.quantity, bound)), (step,)


def _in_unit(mention: Mention, unit: str | None) -> Mention:
    if mention.quantity is None or unit is None:
        return mention
    return replace(mention, quantity=replace(mention.quantity, unit=unit))


def refusal(context: Context, position: int) -> str | None:
    """Say why a count is not asserted: its clause denies it or only supposes it, or its sentence begins with "if"."""
    place, tokens = context.places[position], context.scan.tokens
    first, last = place.sentence.first, context.stretch(position)[1]
    marks = [at for at in range(place.sentence.first, place.sentence.last) if tokens.words[at] in CLAUSE_MARKS]
    first = max([first, *(at for at in marks if at < place.first)])
    last = min([last, *(at for at in marks if at >= place.last)])
    if context.has_cue("denied", first, last):
        return "the text denies it"
    opening = place.sentence.first
    supposed = context.has_cue("hypothetical", first, last) or context.has_cue("hypothetical", opening, opening + 1)
    return "the text only supposes it" if supposed else None


def events_of(context: Context, position: int) -> tuple[Identified, ...]:
    """Return the events that a figure may belong to, those that stand nearest.

    They are sought in its sentence, else, where that names no place, in the one before in its paragraph.
    """
    sentence, first = context.places[position].sentence, context.places[position].first
    if context.has_cue("cumulative", sentence.first, sentence.last):
        return ()
    found = identified(context, sentence, "events")
    hits = context.hits_in(sentence.first, sentence.last)
    if not found and not any(alias.facet in PLACING for hit in hits for alias in hit.aliases):
        found = _earlier_events(context, sentence)
    found = tuple(each for each in found if _is_of_time(context, sentence, each))
    gaps = [(_is_parted(context, first, each), min(abs(each.first - first), abs(each.last - first))) for each in found]
    return tuple(each for each, gap in zip(found, gaps, strict=True) if gap == min(gaps))


def _is_parted(context: Context, at: int, each: Identified) -> tuple[bool, bool]:
    """Tell whether a mark stands between a count and the cues of an event, and of those first that part clauses."""
    between = {context.scan.tokens.words[word] for word in range(min(at, each.last), max(at, each.first))}
    return not between.isdisjoint(STRONG_MARKS), not between.isdisjoint(CLAUSE_MARKS)


def _earlier_events(context: Context, sentence: Sentence) -> tuple[Identified, ...]:
    """Return the events of the sentence before in the paragraph, unless it speaks of all since a beginning."""
    before = context.earlier(sentence)
    if before is None or context.has_cue("cumulative", before.first, before.last):
        return ()
    return identified(context, before, "events")


def _is_of_time(context: Context, sentence: Sentence, each: Identified) -> bool:
    """Tell whether a sentence is of the time of an event, and not of another one of its kind and place.

    Its dates say so. Where it gives none but today's, a name does, or cues of three kinds ("the strike on
    the Iranian consulate in Damascus"); else the text must be of the event's own days.
    """
    dates = [context.days[at] for at in context.in_sentence(sentence) if at in context.days]
    window = timedelta(days=each.item.window)
    occasions = [(one.start - window, (one.end or one.start) + window) for one in each.item.occasions]
    today = None if context.dateline is None else (context.dateline, context.dateline)
    other = [days for days in dates if days != today]
    if not other and (each.named or len(each.item.identify) >= TELLING_CUES):
        return True
    times = other or ([today] if today is not None else [])
    return any(first <= until and since <= last for first, last in times for since, until in occasions)


def event_claim(context: Context, claim: Claim, events: tuple[Identified, ...], role: str | None) -> Claim:
    """Return a claim with the key of one of some events."""
    words = context.scan.span(events[0].first, events[0].last)
    steps = [Step(Part.ENTITY, events[0].item.entity, words, others=_spans(context, events[1:]))]
    if context.dateline is not None:
        steps.append(day_step(context.dateline.isoformat(), None, stated=False))
    return replace(
        claim,
        steps=(*claim.steps, *steps),
        shape="events",
        entity=events[0].item.entity,
        rivals=tuple(each.item.entity for each in events[1:]),
        scope={} if role in {PERSON, None} else {"role": str(role)},
        as_of=context.dateline,
        cues=(*claim.cues, words),
    )


def _spans(context: Context, events: tuple[Identified, ...]) -> tuple[tuple[str, Span], ...]:
    return tuple((each.item.entity, context.scan.span(each.first, each.last)) for each in events)


def _of_series(context: Context, position: int, claim: Claim, what: Counted) -> Claim:
    """Resolve a count against the series of its metric."""
    candidates = tuple(each for each in context.index.series.get(what.metric, ()) if each.measure == "level")
    if not candidates:
        return replace(claim, lacks=Part.METRIC, reason=f"no reference counts the {what.metric}")
    found = entity(context, position, candidates)
    if found.entity is None:
        return replace(claim, lacks=Part.ENTITY, reason=found.reason)
    step = entity_step(context, found.entity, found.cue, found.others)
    claim = replace(claim, entity=found.entity, steps=(*claim.steps, step))
    scope = _scope(candidates, found.entity, what.role)
    if scope is None:
        return replace(claim, lacks=Part.SCOPE, reason=f"the reference counts other persons than these ({what.role})")
    if not _is_claimed(context, sentence=context.places[position].sentence, place=found.entity):
        reason = "several count this, and the text does not give the figure of the reference"
        return replace(claim, lacks=Part.ENTITY, reason=reason)
    series = _of_day(context, [each for each in candidates if each.entity == found.entity])
    covered = coverage(context, position, series)
    cue: tuple[Span, ...] = () if found.cue is None else (context.scan.span(found.cue.first, found.cue.last),)
    if covered.reason is not None:
        return replace(claim, lacks=Part.DAY, reason=covered.reason, scope=scope)
    day = "" if covered.as_of is None else covered.as_of.isoformat()
    return replace(
        claim,
        steps=(*claim.steps, day_step(day, covered.words, stated=covered.stated)),
        shape="series",
        scope=scope,
        as_of=covered.as_of,
        day_stated=covered.stated,
        firm=covered.firm and not _is_of_part(context, position, found, candidates),
        cues=(*claim.cues, *cue),
    )


def _is_of_part(context: Context, position: int, found: Found, candidates: tuple[Series, ...]) -> bool:
    """Tell whether an unknown name may be the place counted: a part of one of the many that a reference holds."""
    many = len({each.entity for each in candidates}) > MANY
    return many and found.cue is not None and is_crossed(context, position, found.cue)


def _is_claimed(context: Context, sentence: Sentence, place: str) -> bool:
    """Tell whether a count is that of the reference: it or the sentence beside it names who counts, where it must."""
    if place not in context.index.claimed:
        return True
    before = context.earlier(sentence) or sentence
    behind = context.sentences[min(sentence.number + 1, len(context.sentences) - 1)]
    first, last = before.first, behind.last if behind.block == sentence.block else sentence.last
    named = (alias for hit in context.hits_in(first, last) for alias in hit.aliases)
    return any(alias.facet == CLAIMANT and alias.entity == place for alias in named)


def _of_day(context: Context, own: list[Series]) -> Series:
    """Return the series that counted on the day of the text, or did so last: a count may have begun anew."""
    begun = [each for each in own if context.dateline is None or each.first <= context.dateline]
    return max(begun or own, key=lambda each: each.first) if len({each.origin for each in own}) > 1 else own[0]


def _scope(candidates: tuple[Series, ...], entity_: str, role: str | None) -> dict[str, str] | None:
    """Return the scope under which an entity's series counts a role; `None` where none does.

    A series that names no roles counts what its cues say: "12 500 beds".
    """
    own = [each for each in candidates if each.entity == entity_]
    if any(not each.scope and (role in each.counts or (not each.counts and role == PERSON)) for each in own):
        return {}
    return {"role": str(role)} if any(each.scope == f"role={role}" for each in own) else None
