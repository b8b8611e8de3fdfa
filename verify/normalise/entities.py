"""Find the entity of a series that a count speaks of.

In: a context, a count's position and the series of its metric. Out: an entity or the reason why
there is none. The day on which a series begins fixes it; else places are sought in the sentence,
the paragraph, the paragraphs before, nearest first, and the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from verify.language.tokens import TokenKind
from verify.normalise.context import Context, Hit
from verify.normalise.occasions import beginnings
from verify.normalise.sentences import Sentence
from verify.normalise.sides import is_named_behind
from verify.reference.entries import Alias, Series

__all__ = ["Found", "entity"]

NAMING = frozenset({"name", "people"})
PEOPLE = frozenset({"people", "group", "adjective"})
NOUN_PHRASE = 4  # words behind a number in which the people counted are named
NOWHERE = "no place is named that a reference counts"
FAR_BACK = 60  # sentences before a count in which its place is sought
HEAD = 2  # sentences of a title and a lead, which say where a long text is set
LOCATIVE_REACH = 3  # words that the longest locative may have before a place


class _Search(Struct, frozen=True):
    """For which count, among which entities, and which places are no answer when they are only named."""

    position: int
    held: frozenset[str]
    parties: frozenset[str]
    locative_only: bool  # the people counted are named: another place counts only in a locative


class Found(Struct, frozen=True):
    """An entity and the words that named it, or the reason why none was found."""

    entity: str | None
    cue: Hit | None = None
    reason: str | None = None
    others: tuple[tuple[str, Hit], ...] = ()  # what else was named


def entity(context: Context, position: int, series: tuple[Series, ...]) -> Found:
    """Return the entity that a count speaks of, among those of some series."""
    sentence = context.places[position].sentence
    people = _people(context, position, frozenset(each.entity for each in series))
    if people is not None and not people[1]:
        return Found(None, people[0], f"no reference counts this for {_words(context, people[0])}")
    own = tuple(each for each in series if people is None or each.entity in people[1])
    search = _Search(
        position,
        frozenset(each.entity for each in own),
        frozenset().union(*(each.parties for each in own)),
        locative_only=people is not None,
    )
    first, *others = _zones(context, sentence)
    here = _in_zone(context, first, search)
    begun = _by_origin(context, sentence, own)
    if here is not None or begun is not None:
        return here or Found(begun)
    found = (_in_zone(context, zone, search) for zone in others)
    return next((each for each in found if each is not None), Found(None, reason=NOWHERE))


def _by_origin(context: Context, sentence: Sentence, series: tuple[Series, ...]) -> str | None:
    """Return the one entity whose series begins on a day that the sentence gives, and is the only such count of it."""
    days = frozenset().union(*beginnings(context, sentence).values())
    begun = {each.entity for each in series if each.origin in days} - context.index.claimed
    return begun.pop() if len(begun) == 1 else None


def _zones(context: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which places are sought, nearest first; a title stands before them all."""
    yield sentence.first, sentence.last
    earlier = context.sentences[max(sentence.number - FAR_BACK, 0) : sentence.number]
    yield from ((each.first, each.last) for each in reversed(earlier))
    yield sentence.last, context.end_of_block(sentence)
    yield from ((each.first, each.last) for each in context.sentences[:HEAD])


def _people(context: Context, position: int, held: frozenset[str]) -> tuple[Hit, frozenset[str]] | None:
    """Return the people that the noun counted belongs to, and the entities that it leaves possible.

    "Palestinians" leave every part of the place that is theirs; "Ukrainians" leave no Palestinian one.
    """
    last = context.places[position].last
    stop = last
    while stop < min(last + NOUN_PHRASE, len(context.scan.tokens)) and _is_noun_phrase(context, stop):
        stop += 1
    for hit in context.hits_in(last, stop):
        named = {alias.entity for alias in hit.aliases if alias.facet in PEOPLE}
        if named:
            return hit, frozenset(
                each for each in held if each in named or not named.isdisjoint(context.index.containers(each))
            )
    return None


def _is_noun_phrase(context: Context, at: int) -> bool:
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    joins = lexicon.percent_of.at(tokens, at) is not None
    return tokens.kinds[at] == TokenKind.WORD and (joins or tokens.words[at] not in lexicon.stopwords)


def _in_zone(context: Context, zone: tuple[int, int], search: _Search) -> Found | None:
    """Return what a stretch says of the place; `None` where it says nothing.

    A place in a locative goes before one that is only named; a place that a reference counts goes before another
    that is only named, and one that no mark parts from the count before one behind a mark; then the nearest goes.
    """
    first = context.places[search.position].first
    named = []
    for hit in context.hits_in(*zone):
        locative = _is_locative(context, hit)
        for alias in hit.aliases:
            own = alias.entity in search.held
            if (own and alias.facet in NAMING) or _is_elsewhere(context, alias, search, locative=locative):
                apart = hit.first > first and context.has_mark(first, hit.first)
                standing = (not locative, not (own or locative), apart, abs(hit.first - first))
                named.append((standing, hit, alias.entity))
    if not named:
        return None
    hit, place = _paired(context, zone, search) or min(named, key=lambda each: each[0])[1:]
    own_entity = next((alias.entity for alias in hit.aliases if alias.entity in search.held), None)
    if own_entity is not None:
        return Found(own_entity, hit, others=tuple((each, other) for *_, other, each in named))
    is_part = not search.held.isdisjoint(context.index.containers(place))
    reason = "only a part of what a reference counts: " if is_part else "no reference counts this for "
    return Found(None, hit, reason + _words(context, hit))


def _paired(context: Context, zone: tuple[int, int], search: _Search) -> tuple[Hit, str] | None:
    """Return the place of one of several counts, where their sentence names several that a reference counts.

    It stands between the count and its neighbour: "102 in Paris and 52 in Lyon", "in Paris 102 and in Lyon 52".
    """
    place = context.places[search.position]
    first, last = context.stretch(search.position)
    held = [each for hit in context.hits_in(*zone) for each in _held_by(context, hit, search)]
    if zone[0] != place.sentence.first or zone == (first, last) or len({entity for _, entity in held}) == 1:
        return None
    before = [each for each in held if first <= each[0].first < place.first]
    after = [each for each in held if place.last <= each[0].first < last]
    behind = is_named_behind(context, place.sentence, (hit.first for hit, _ in held))
    if after and (behind or not before):
        return after[0]
    return before[-1] if before else None


def _held_by(context: Context, hit: Hit, search: _Search) -> Iterator[tuple[Hit, str]]:
    """Yield the place that words name, if a reference counts there; of the sides of what is counted in a locative."""
    for alias in hit.aliases:
        if alias.entity in search.held and alias.facet in NAMING:
            if alias.entity not in search.parties or _is_locative(context, hit):
                yield hit, alias.entity
            return


def _is_elsewhere(context: Context, alias: Alias, search: _Search, *, locative: bool) -> bool:
    """Tell whether words name a place that is not the one counted, nor a side of what is counted."""
    if alias.facet != "name" or alias.entity not in context.index.within:
        return False
    if any(alias.entity in context.index.containers(each) for each in search.held):
        return False
    return locative or not (search.locative_only or alias.entity in search.parties)


def _words(context: Context, hit: Hit) -> str:
    span = context.scan.span(hit.first, hit.last)
    return context.scan.document.text[span.start : span.end]


def _is_locative(context: Context, hit: Hit) -> bool:
    """Tell whether a locative stands before a place, over an article or a part: "in the southern Gaza Strip"."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    part = lexicon.cues["parts"].ending(tokens, hit.first)
    last = hit.first if part is None else part[0]
    for at in range(last, max(last - LOCATIVE_REACH, 0), -1):
        if lexicon.cues["locatives"].ending(tokens, at) is not None:
            return True
        if tokens.words[at - 1] not in lexicon.stopwords:
            return False
    return False
