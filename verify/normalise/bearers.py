"""Find whose figure a level or a place in a ranking is: the one country or thing that the sentence gives it to.

In: a context, a figure's position, the stretch that belongs to it and the series of its metric. Out: a
`Bearer`. Where two fit, none is chosen: a sentence that compares countries is not guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from verify.language.tokens import TokenKind
from verify.model import Kind
from verify.normalise.context import Context, Hit
from verify.normalise.sides import is_named_behind
from verify.reference.entries import Series

__all__ = ["BESIDE", "NAMING", "Bearer", "bearer", "is_crossed"]

NAMING = frozenset({"name", "people", "adjective"})
SEVERAL = "the sentence names several that a reference holds this for"
FAR_BACK = 3  # sentences before a figure in which the country is named that it calls "the country"
BESIDE = 4  # words around a ranking in which "the world's", "in the world" stands
NOBODY = "the sentence does not say whose figure it is"


class Bearer(Struct, frozen=True):
    """An entity, the words that named it and whether it is sure, or the reason why there is none."""

    entity: str | None
    cue: Hit | None = None
    firm: bool = True
    reason: str | None = None
    others: tuple[tuple[str, Hit], ...] = ()  # what else was named


class _Named(Struct, frozen=True):
    """Words for an entity of the series, or (`entity` is `None`) for another place."""

    hit: Hit
    entity: str | None
    place: str | None


def bearer(context: Context, position: int, stretch: tuple[int, int], series: tuple[Series, ...]) -> Bearer:
    """Return whose a figure is: named in its stretch, else before it in its sentence, else shortly before."""
    place = context.places[position]
    held = frozenset(each.entity for each in series)
    sentence = place.sentence
    for first, last in _zones(context, position, stretch, held):
        named = _without_wholes(context, list(_named(context, first, last, held)))
        if named:
            return _chosen(context, position, named)
    for before in reversed(context.sentences[max(sentence.number - FAR_BACK, 0) : sentence.number]):
        named = _without_wholes(context, list(_named(context, before.first, before.last, held)))
        if named:
            break
    else:
        return Bearer(None, reason=NOBODY)
    if len({each.entity for each in named}) != 1 or named[0].entity is None:
        return Bearer(None, reason=NOBODY)
    is_only = len(held) == 1 and named[0].entity in context.index.within  # the globe, of which all figures are
    return Bearer(named[0].entity, named[0].hit, firm=is_only)


def _zones(
    context: Context, position: int, stretch: tuple[int, int], held: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield where a name is sought: before a figure, and behind it; the other way where the sentence names them so."""
    place = context.places[position]
    own = ((stretch[0], place.first), (place.last, stretch[1]))
    names = (each.hit.first for each in _named(context, place.sentence.first, place.sentence.last, held))
    yield from reversed(own) if is_named_behind(context, place.sentence, names) else own
    yield place.sentence.first, place.first
    if len(held) == 1 and context.mentions[position].kind == Kind.MEASURE:  # behind another figure of the one thing
        yield place.last, place.sentence.last


def _named(context: Context, first: int, last: int, held: frozenset[str]) -> Iterator[_Named]:
    """Yield the words of a stretch for those whose figures are held, and, where those are places, of others."""
    end = first
    is_of_places, ranked = not held.isdisjoint(context.index.within), _ranked(context, (first, last), held)
    for hit in context.hits_in(first, last):
        # a part of the words before ("Guinea" in "Papua New Guinea"), where the text was filed, what a place is among
        if hit.first < end or hit.first in context.filed or hit.first in ranked:
            continue
        own = [alias.entity for alias in hit.aliases if alias.facet in NAMING and alias.entity in held]
        named = (alias.entity for alias in hit.aliases if alias.facet == "name")
        other = [entity for entity in named if is_of_places and entity in context.index.within]
        if own or other:
            end = hit.last
            yield _Named(hit, own[0] if own else None, other[0] if other else None)


def _ranked(context: Context, stretch: tuple[int, int], held: frozenset[str]) -> frozenset[int]:
    """Return the words that say among what a place in a ranking is: "the *world*'s", "*Africa*'s most populous"."""
    tokens, found, (first, last) = context.scan.tokens, set[int](), stretch
    for start, end, metrics in context.index.ranks.find(tokens, first, last):
        for hit in context.hits_in(max(first, start - BESIDE), min(last, end + BESIDE)):
            if all(alias.entity not in held for alias in hit.aliases):
                found.add(hit.first)
        for metric in metrics:
            words = context.index.among.get(metric)
            if words is not None:
                found.update(at for at, _, _ in words.find(tokens, max(first, start - BESIDE), start))
                found.update(at for at, _, _ in words.find(tokens, end, min(last, end + BESIDE)))
    return frozenset(found)


def _without_wholes(context: Context, named: list[_Named]) -> list[_Named]:
    """Leave out places that hold another that is named ("France, in Europe"), and what is no place beside one."""
    wholes = {whole for each in named if each.entity for whole in context.index.containers(each.entity)}
    kept = [each for each in named if each.entity is not None or each.place not in wholes]
    kept = [each for each in kept if each.entity not in wholes]
    places = [each for each in kept if each.entity is None or each.entity in context.index.within]
    return places or kept


def _chosen(context: Context, position: int, named: list[_Named]) -> Bearer:
    """Return the only one that is named, or the one right before a figure in brackets."""
    place, tokens = context.places[position], context.scan.tokens
    beside = [each for each in named if each.hit.last == place.first - 1 and tokens.words[place.first - 1] == "("]
    found = beside or named
    entities = {each.entity for each in found}
    others = tuple((each.entity or each.place or "", each.hit) for each in named)
    if None in entities:
        return Bearer(None, reason="no reference holds this for " + _words(context, found))
    if len(entities) != 1:
        subject = _subject(context, position, found)
        return Bearer(None, reason=SEVERAL) if subject is None else Bearer(subject.entity, subject.hit, others=others)
    nearest = min(found, key=lambda each: abs(each.hit.first - place.first))
    return Bearer(nearest.entity, nearest.hit, firm=not is_crossed(context, position, nearest.hit), others=others)


def _subject(context: Context, position: int, found: list[_Named]) -> _Named | None:
    """Return the name that opens the clause of a figure behind a mark: "Behind Nigeria, *Ethiopia* has 132 million"."""
    before = sorted(
        (each for each in found if each.hit.last <= context.places[position].first), key=lambda each: each.hit.first
    )
    if len(before) < 2 or len(before) < len(found):  # noqa: PLR2004 - two names, of which one goes before
        return None
    other, last = before[-2].hit, before[-1].hit
    opens = any(context.has_mark(at, at + 1) for at in range(other.last, last.first))
    return before[-1] if opens and not context.has_mark(last.last, context.places[position].first) else None


def is_crossed(context: Context, position: int, hit: Hit) -> bool:
    """Tell whether an unknown name stands between a place and a figure, or lies in the place.

    "In Estonia, Viljandi has 17,000 people"; "Viljandi, in Estonia, has 17,000". Where every noun has a
    capital, every noun that is no cue may be such a name.
    """
    last = context.places[position].first
    if hit.last >= last or not any(alias.entity in context.index.within for alias in hit.aliases):
        return False
    known = {at for first, end, _ in (*context.levels, *context.metrics) for at in range(first, end)} | context.dated
    first = context.places[position].sentence.first
    known.update(context.named_in(first, last))
    for words in context.index.topics.values():
        known.update(
            at for start, end, _ in words.find(context.scan.tokens, hit.last, last) for at in range(start, end)
        )
    return _is_within(context, first, hit, known) or any(
        at not in known and _is_name(context, at) for at in range(hit.last, last)
    )


def _is_name(context: Context, at: int) -> bool:
    """Tell whether a word has a capital and may be a name: no function word, no acronym."""
    tokens = context.scan.tokens
    is_upper = tokens.kinds[at] == TokenKind.WORD and tokens.is_upper(at) and not tokens.raw(at).isupper()
    return is_upper and tokens.words[at] not in context.scan.lexicon.stopwords


def _is_within(context: Context, first: int, hit: Hit, known: set[int]) -> bool:
    """Tell whether a place stands behind a name and a comma: "Viljandi, in Estonia"."""
    tokens, at = context.scan.tokens, hit.first - 1
    while at > first and tokens.words[at] in context.scan.lexicon.stopwords:
        at -= 1
    return at > first and tokens.words[at] == "," and at - 1 not in known and _is_name(context, at - 1)


def _words(context: Context, named: list[_Named]) -> str:
    hit = next(each.hit for each in named if each.entity is None)
    span = context.scan.span(hit.first, hit.last)
    return context.scan.document.text[span.start : span.end]
