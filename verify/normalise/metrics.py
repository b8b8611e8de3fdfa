"""Find what a count counts: its metric, from nouns and verbs, and the role of those counted.

In: a context and the position of a count. Out: `Counted`, or `None` where no cue governs it. Words
beside the number go first; then the verb behind it, up to the next number; then the one before.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from verify.language.tokens import TokenKind
from verify.model import Kind, Span
from verify.normalise.context import Context, Place

__all__ = ["PERSON", "Counted", "counted", "roles_in"]

PERSON = "person"
NOUN_PHRASE = 5  # words behind a number in which its noun and participle stand
LONGEST_TOPIC = 4  # words
BESIDE = 3  # words that may stand between a verb and its number


class Counted(Struct, frozen=True):
    """A metric, the role of those counted, and the words that said so."""

    metric: str
    role: str | None  # `None` where the noun is nobody that the lexicon or a pack knows
    cue: Span


def counted(context: Context, position: int) -> Counted | None:
    """Return what the count at a position counts."""
    place = context.places[position]
    before, after = context.stretch(position)
    cue = (
        _in_noun_phrase(context, place.last, after)
        or _beside(context, place.first, before)
        or _behind(context, place, after)
        or _earlier(context, place)
    )
    if cue is None:
        return None
    first, last, metric = cue
    return Counted(metric, _role(context, position, cue), context.scan.span(first, last))


def _in_noun_phrase(context: Context, last: int, after: int) -> tuple[int, int, str] | None:
    """Find "12 morts", "77 368 personnes blessées": no mark and no joining word between."""
    stop = min(last + NOUN_PHRASE, after)
    for at in range(last, stop):
        if (
            context.scan.tokens.kinds[at] == TokenKind.SIGN
            or context.scan.tokens.words[at] in context.scan.lexicon.joiners
        ):
            stop = at
            break
    cues = context.metrics_in(last, stop)
    return cues[0] if cues else None


def _beside(context: Context, first: int, before: int) -> tuple[int, int, str] | None:
    """Find "tuant deux", "killed at least 12": a cue right before the number."""
    cues = [cue for cue in context.metrics_in(max(before, first - BESIDE - 2), first) if first - cue[1] <= BESIDE]
    return cues[-1] if cues and _is_open(context, cues[-1][1], first) else None


def _is_open(context: Context, start: int, stop: int) -> bool:
    """Tell whether no mark and no joining word stands in a stretch."""
    tokens = context.scan.tokens
    return not any(
        tokens.kinds[at] == TokenKind.SIGN or tokens.words[at] in context.scan.lexicon.joiners
        for at in range(start, stop)
    )


def _behind(context: Context, place: Place, after: int) -> tuple[int, int, str] | None:
    """Find the verb behind: "34 356 Palestiniens ... ont été tués", not the one that takes the next number."""
    for cue in context.metrics_in(place.last, after):
        takes_next = after < place.sentence.last and after - cue[1] <= BESIDE and _is_open(context, cue[1], after)
        if not takes_next:
            return cue
    return None


def _earlier(context: Context, place: Place) -> tuple[int, int, str] | None:
    """Find the nearest cue before, as in "le nombre de morts a atteint 34 356".

    Over a mark it reaches only a number that is called a toll ("the toll, he said, rose to 34 356").
    """
    cues = context.metrics_in(place.sentence.first, place.first)
    if not cues:
        return None
    if context.has_mark(cues[-1][1], place.first) and _is_taken(context, place, cues[-1]):
        return None
    stop = max(place.sentence.first, place.first - BESIDE - 2)
    is_toll = any(place.first - last <= BESIDE for _, last, _ in context.cues("toll", stop, place.first))
    return (
        cues[-1]
        if is_toll or not context.has_mark(cues[-1][1], place.first) or _is_of_persons(context, place)
        else None
    )


def _is_taken(context: Context, place: Place, cue: tuple[int, int, str]) -> bool:
    """Tell whether a cue is the noun of another count, and this one counts just persons: "32 dead, of 4,229 people"."""
    others = (context.places[at] for at in context.in_sentence(place.sentence) if context.is_count(at))
    taken = any(0 <= cue[0] - each.last < BESIDE and not context.has_mark(each.last, cue[0]) for each in others)
    return taken and set(roles_in(context, place.last, min(place.last + BESIDE, place.sentence.last))) == {PERSON}


def _is_of_persons(context: Context, place: Place) -> bool:
    """Tell whether words for persons follow a number: such a number may stand far from its verb."""
    stop = min(place.last + NOUN_PHRASE, place.sentence.last)
    return bool(roles_in(context, place.last, stop)) or any(
        alias.facet in {"people", "group"} for hit in context.hits_in(place.last, stop) for alias in hit.aliases
    )


def _role(context: Context, position: int, cue: tuple[int, int, str]) -> str | None:
    """Return who is counted: a role of the lexicon, or people that a pack names; a bare number counts persons."""
    mention = context.mentions[position]
    if mention.kind == Kind.NUMBER or mention.noun is None:
        return PERSON
    noun = bisect_left(context.scan.tokens.starts, mention.noun.start)
    if cue[0] <= noun < cue[1]:
        return PERSON
    role = context.scan.lexicon.roles.at(context.scan.tokens, noun)
    if role is not None:
        return role[1]
    if any(first == noun for first, _, _ in context.topics_in(cue[2], noun, noun + LONGEST_TOPIC)):
        return PERSON  # "699 276 *Covid-19* deaths"
    people = any(
        alias.facet in {"people", "group", "adjective"}
        for hit in context.hits_in(noun, noun + 1)
        for alias in hit.aliases
    )
    return PERSON if people else None


def roles_in(context: Context, first: int, last: int) -> tuple[str, ...]:
    """Return the roles named in a stretch of tokens, sorted, each once."""
    return tuple(sorted({role for _, _, role in context.scan.lexicon.roles.find(context.scan.tokens, first, last)}))
