"""Identify events, editions and persons by their cues, before any value is compared.

In: a context and a sentence. Out: the items that the sentence is about, each with where it stands,
and for editions the occasion that a place, a number or a day picks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from verify.normalise.context import Context, Hit
from verify.normalise.days import Days
from verify.normalise.sentences import Sentence
from verify.reference.entries import Item, Occasion

__all__ = ["Identified", "distance", "holder", "identified", "is_of_another", "occasion"]

NAME = "name"
OWN = 5  # times by which an edition's number is above what somebody counts of their own
AROUND = 2  # days around an edition on which a text tells of it
NAME_REACH = 4  # words between a grade and the name of its holder


class Identified(Struct, frozen=True):
    """An item that a sentence is about: tokens `first` to `last` of its cues, and whether it is named."""

    item: Item
    first: int
    last: int
    named: bool


def identified(
    context: Context, sentence: Sentence, shape: str, near: tuple[int, int] | None = None
) -> tuple[Identified, ...]:
    """Return the items of a shape that a sentence identifies: by a name, or by all of their facets.

    Of several cues for one those count that stand nearest to some tokens, where these are given.
    """
    found: dict[str, dict[str, list[Hit]]] = {}
    for hit in context.hits_in(sentence.first, sentence.last):
        for alias in hit.aliases:
            item = context.index.items.get(alias.entity)
            if item is not None and item.shape == shape:
                found.setdefault(item.entity, {}).setdefault(alias.facet, []).append(hit)
    return _without_parts(tuple(_identify(context, found, near))) if found else ()


def _identify(
    context: Context, found: dict[str, dict[str, list[Hit]]], near: tuple[int, int] | None
) -> Iterator[Identified]:
    for entity, facets in found.items():
        item = context.index.items[entity]
        if NAME in facets:
            first, last = _nearest_of([(hit.first, hit.last) for hit in facets[NAME]], near)
            yield Identified(item, first, last, named=True)
        elif item.identify and all(facet in facets for facet in item.identify):
            first, last = _nearest_of(_stretches([facets[facet] for facet in item.identify]), near)
            yield Identified(item, first, last, named=False)


def _stretches(facets: list[list[Hit]]) -> list[tuple[int, int]]:
    """Return the shortest stretches that hold a cue of every facet, around each of the first, the shortest first."""
    stretches = []
    for anchor in facets[0]:
        near = [min(hits, key=lambda hit: abs(hit.first - anchor.first)) for hits in facets[1:]]
        stretches.append((min(hit.first for hit in [anchor, *near]), max(hit.last for hit in [anchor, *near])))
    return sorted(stretches, key=lambda stretch: stretch[1] - stretch[0])


def _nearest_of(stretches: list[tuple[int, int]], near: tuple[int, int] | None) -> tuple[int, int]:
    """Return the stretch that stands nearest to some tokens, the first of those where none are given."""
    if near is None:
        return stretches[0]
    return min(stretches, key=lambda stretch: max(stretch[0] - near[1], near[0] - stretch[1], 0))


def _without_parts(found: tuple[Identified, ...]) -> tuple[Identified, ...]:
    """Leave out an item whose cues lie within those of another that says more."""
    return tuple(
        each
        for each in found
        if not any(
            other is not each
            and other.first <= each.first
            and each.last <= other.last
            and (other.last - other.first) > (each.last - each.first)
            and len(other.item.identify) > len(each.item.identify)
            for other in found
        )
    )


def occasion(
    context: Context, sentence: Sentence, item: Item, day: Days | None, number: int | None = None
) -> tuple[Occasion | None, bool]:
    """Return the edition that a sentence speaks of, and whether place or number fix it.

    A place that no edition of the body had picks none. Without a place the day picks the edition
    nearest to it, within the item's window. Of editions on the same days the one with the number is meant.
    """
    at = _at_place(context, sentence, item)
    if at is not None:
        near = _nearest(at, day or _dateline(context), None, number)
        return near, near is not None
    return _nearest(item.occasions, day or _dateline(context), item.window, number), False


def is_of_another(item: Item, chosen: Occasion, day: date | None, number: int | None) -> bool:
    """Tell whether a number is not that of an edition: of one held since or announced, or of somebody's own count.

    On the days of an edition a text means that one, even if it prints a number beyond the last that is
    known. "His third Super Bowl" is the third of those that he won.
    """
    last = item.occasions[-1].number
    if last is None or number is None or chosen.number is None:
        return False
    if number * OWN <= chosen.number:
        return True
    return number > last and (day is None or distance(chosen, day) > AROUND)


def _dateline(context: Context) -> Days | None:
    return None if context.dateline is None else (context.dateline, context.dateline)


def _at_place(context: Context, sentence: Sentence, item: Item) -> tuple[Occasion, ...] | None:
    """Return the editions held at a place that the sentence names; `None` where it names none of theirs."""
    named = {
        alias.entity
        for hit in context.hits_in(sentence.first, sentence.last)
        for alias in hit.aliases
        if alias.facet == "place"
    }
    found = tuple(each for each in item.occasions if each.entity in named)
    return found or None


def _nearest(
    occasions: tuple[Occasion, ...], day: Days | None, window: int | None, number: int | None
) -> Occasion | None:
    if day is None:
        return occasions[0] if len(occasions) == 1 else None
    best = min(occasions, key=lambda each: (distance(each, day[0]), each.number != number), default=None)
    return best if best is not None and (window is None or distance(best, day[0]) <= window) else None


def distance(each: Occasion, day: date) -> int:
    """Return the days between a day and an occasion; 0 within it."""
    last = each.end or each.start
    return max((each.start - day).days, (day - last).days, 0)


def holder(context: Context, position: int) -> Item | None:
    """Return the person that a rank belongs to: a name right behind it, else one before it and a comma."""
    place = context.places[position]
    for hit in context.hits_in(place.last, place.last + NAME_REACH + 1):
        person = _person(context, hit)
        if person is not None and _is_name(context, place.last, hit.first):
            return person
    mention = context.mentions[position]
    if mention.noun is not None and mention.noun.start >= mention.span.end:
        return None
    for hit in context.hits_in(max(place.sentence.first, place.first - 2 * NAME_REACH), place.first):
        person = _person(context, hit)
        if (
            person is not None
            and 0 < place.first - hit.last <= NAME_REACH
            and context.scan.tokens.words[hit.last] == ","
        ):
            return person
    return None


def _person(context: Context, hit: Hit) -> Item | None:
    items = (context.index.items.get(alias.entity) for alias in hit.aliases if alias.facet == NAME)
    return next((item for item in items if item is not None and item.shape == "offices"), None)


def _is_name(context: Context, first: int, last: int) -> bool:
    """Tell whether a stretch holds nothing but words with a capital."""
    return all(context.scan.tokens.is_upper(at) for at in range(first, last))
