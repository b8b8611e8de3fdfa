"""A part and its whole: "12 dead, including 5 children"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verify.consistency.link import is_count, linker
from verify.consistency.listed import APART, COMMAS, role_of
from verify.consistency.ratio import is_opened_with_of
from verify.model import Claim, Link, Mention, Span
from verify.normalise.context import Context
from verify.quantity import interval, rounding

REACH = 2  # tokens between the words that name a part and its figure
FAR = 7  # tokens between "Of the 61 people on board" and the first part, and between two
NEXT = 4  # tokens between a part and the next one
NOUN_PHRASE = 8  # tokens between a whole and the words that name a part of it


@linker("part")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield each count that is of some of those counted before it: it is no greater."""
    for sentence in context.sentences:
        counts = [at for at in context.in_sentence(sentence) if is_count(context.mentions[at])]
        if len(counts) > 1 and is_opened_with_of(context, counts[0]):
            yield from _of_all(context, counts)
        for first, last, _ in context.cues("part", sentence.first, sentence.last) if len(counts) > 1 else ():
            before = [at for at in counts if first - NOUN_PHRASE <= context.places[at].last <= first]
            if not before or context.places[before[-1]].last == first:  # "five of them women" is a part itself
                continue
            if context.has_mark(context.places[before[-1]].last, first - 1):
                continue
            whole = context.mentions[before[-1]]
            for at in _parts(context, [at for at in counts if context.places[at].first >= last], last):
                part = context.mentions[at]
                link = _at_most(whole, part) if _is_of(context, whole, part) else None
                if link is not None:
                    yield at, link


def _of_all(context: Context, counts: list[int]) -> Iterator[tuple[int, Link]]:
    """Yield the bare counts behind "Of the 61 people on board,": "52 were rescued and nine are missing"."""
    whole, lexicon, words = context.mentions[counts[0]], context.scan.lexicon, context.scan.tokens.words
    marks, last = COMMAS, context.places[counts[0]].last
    for at in counts[1:] if whole.noun is not None else ():
        part, place = context.mentions[at], context.places[at]
        is_bare = part.noun is None or not lexicon.auxiliaries.isdisjoint(words[place.last : place.last + 1])
        is_joined = words[place.first - 1] in marks or words[place.first] in lexicon.joiners
        if not is_bare or not is_joined or place.first - last > FAR:
            return
        link = _at_most(whole, part)
        if link is not None:
            yield at, link
        marks, last = lexicon.joiners, place.last


def _parts(context: Context, behind: list[int], last: int) -> Iterator[int]:
    """Yield the counts that follow the words for a part: the first right behind, the others joined to it.

    A comma before "and" ends the parts: "436 killed, including 183 children, and 678 wounded". Beside children, women
    and men are more parts; others may be counted by themselves.
    """
    joiners, words, reach = context.scan.lexicon.joiners, context.scan.tokens.words, REACH
    for at in behind:
        place = context.places[at]
        if place.first - last > reach:
            return
        if reach == NEXT:
            ends = words[place.first - 2 : place.first]
            is_joined = ends[-1] in {*joiners, ","} and not (ends[-1] in joiners and ends[0] == ",")
            if not (is_joined or words[place.first] in joiners) or role_of(context, at) not in APART:
                return
        yield at
        last, reach = place.last, NEXT


def _is_of(context: Context, whole: Mention, part: Mention) -> bool:
    """Tell whether a part can be counted among a whole: both are persons, or the same things."""
    if part.noun is None:
        return True
    if whole.noun is None:
        return False
    text = context.scan.document.text
    words = [text[noun.start : noun.end].casefold() for noun in (whole.noun, part.noun)]
    return words[0] == words[1] or all(_are_persons(context, noun) for noun in (whole.noun, part.noun))


def _are_persons(context: Context, noun: Span) -> bool:
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    at = bisect_left(tokens.starts, noun.start)
    return lexicon.roles.at(tokens, at) is not None or lexicon.metrics.at(tokens, at) is not None


def _at_most(whole: Mention, part: Mention) -> Link | None:
    """Return the link of a part whose whole has an upper end."""
    if whole.quantity is None or part.quantity is None:
        return None
    most = rounding(whole.quantity, whole.bound).high
    if most is None or whole.quantity.unit != part.quantity.unit:
        return None
    own = rounding(part.quantity, part.bound)
    return Link("part", own, interval(0, most, unit=own.unit), (whole.span,))
