"""Find the entity of a series that a count speaks of.

In: a context, a count's position and the series of its metric. Out: an entity or the reason why
there is none. The day on which a series begins fixes it; else places are sought in the sentence,
the paragraph, the paragraphs before, nearest first, and the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.normalise.context import Context, Hit
from verify.normalise.occasions import beginnings
from verify.normalise.sentences import Sentence
from verify.reference.entries import Series

__all__ = ["Found", "entity"]

NAMING = frozenset({"name", "people"})
PEOPLE = frozenset({"people", "group", "adjective"})
NOUN_PHRASE = 4  # words behind a number in which the people counted are named
LOCATIVE_REACH = 3  # words that the longest locative may have before a place


@dataclass(frozen=True, slots=True)
class Found:
    """An entity and the words that named it, or the reason why none was found."""

    entity: str | None
    cue: Hit | None = None
    reason: str | None = None


def entity(context: Context, position: int, series: tuple[Series, ...]) -> Found:
    """Return the entity that a count speaks of, among those of some series."""
    held = frozenset(each.entity for each in series)
    sentence = context.places[position].sentence
    people = _people(context, position, held)
    if people is not None and not people[1]:
        return Found(None, people[0], f"no reference counts this for {_words(context, people[0])}")
    held = held if people is None else people[1]
    begun = _by_origin(context, sentence, [each for each in series if each.entity in held])
    if begun is not None:
        return Found(begun)
    for zone in _zones(context, sentence):
        found = _in_zone(context, position, zone, held)
        if found is not None:
            return found
    return Found(None, reason="no place is named that a reference counts")


def _by_origin(context: Context, sentence: Sentence, series: list[Series]) -> str | None:
    """Return the one entity whose series begins on a day that the sentence gives."""
    days = frozenset().union(*beginnings(context, sentence).values())
    begun = {each.entity for each in series if each.origin in days}
    return begun.pop() if len(begun) == 1 else None


def _zones(context: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which places are sought, nearest first; a title stands before them all."""
    yield sentence.first, sentence.last
    earlier = (each for each in reversed(context.sentences) if each.last <= sentence.first)
    yield from ((each.first, each.last) for each in earlier)
    yield sentence.last, context.block(sentence)[1]


def _people(context: Context, position: int, held: frozenset[str]) -> tuple[Hit, frozenset[str]] | None:
    """Return the people that the noun counted belongs to, and the entities that it leaves possible.

    "Palestinians" leave every part of the place that is theirs; "Ukrainians" leave no Palestinian one.
    """
    last = context.places[position].last
    for hit in context.hits_in(last, last + NOUN_PHRASE):
        named = {alias.entity for alias in hit.aliases if alias.facet in PEOPLE}
        if named:
            return hit, frozenset(
                each for each in held if each in named or not named.isdisjoint(context.index.containers(each))
            )
    return None


def _in_zone(context: Context, position: int, zone: tuple[int, int], held: frozenset[str]) -> Found | None:
    """Return what a stretch says of the place; `None` where it says nothing.

    A place in a locative goes before one that is only named, a near one before a far one.
    """
    first = context.places[position].first
    named = [
        (not _is_locative(context, hit), abs(hit.first - first), hit, alias.entity)
        for hit in context.hits_in(*zone)
        for alias in hit.aliases
        if alias.facet in NAMING and (alias.entity in held or alias.entity in context.index.within)
    ]
    named = [each for each in named if each[3] in held or not each[0]]
    if not named:
        return None
    hit, place = min(named, key=lambda each: each[:2])[2:]
    own = next((alias.entity for alias in hit.aliases if alias.entity in held), None)
    if own is not None:
        return Found(own, hit)
    is_part = not held.isdisjoint(context.index.containers(place))
    reason = "only a part of what a reference counts: " if is_part else "no reference counts this for "
    return Found(None, hit, reason + _words(context, hit))


def _words(context: Context, hit: Hit) -> str:
    span = context.scan.span(hit.first, hit.last)
    return context.scan.document.text[span.start : span.end]


def _is_locative(context: Context, hit: Hit) -> bool:
    """Tell whether a locative stands before a place, perhaps with an article: "in the Gaza Strip"."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    for at in range(hit.first, max(hit.first - LOCATIVE_REACH, 0), -1):
        if lexicon.cues["locatives"].ending(tokens, at) is not None:
            return True
        if at > 0 and tokens.words[at - 1] not in lexicon.stopwords:
            return False
    return False
