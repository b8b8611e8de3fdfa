"""A part and its whole: "12 dead, including 5 children"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verify.consistency.link import is_count, linker
from verify.model import Claim, Link, Mention, Span
from verify.normalise.context import Context
from verify.quantity import interval, rounding

REACH = 2  # tokens between the words that name a part and its figure
NEXT = 4  # tokens between a part and the next one
NOUN_PHRASE = 8  # tokens between a whole and the words that name a part of it


@linker("part")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield each count that is of some of those counted before it: it is no greater."""
    for sentence in context.sentences:
        counts = [at for at in context.in_sentence(sentence) if is_count(context.mentions[at])]
        for first, last, _ in context.cues("part", sentence.first, sentence.last) if len(counts) > 1 else ():
            before = [at for at in counts if first - NOUN_PHRASE <= context.places[at].last <= first]
            if not before or context.has_mark(context.places[before[-1]].last, first - 1):
                continue
            whole = context.mentions[before[-1]]
            for at in _parts(context, [at for at in counts if context.places[at].first >= last], last):
                part = context.mentions[at]
                link = _at_most(whole, part) if _is_of(context, whole, part) else None
                if link is not None:
                    yield at, link


def _parts(context: Context, behind: list[int], last: int) -> Iterator[int]:
    """Yield the counts that follow the words for a part: the first right behind, the others joined to it."""
    joiners, reach = context.scan.lexicon.joiners, REACH
    for at in behind:
        place, words = context.places[at], context.scan.tokens.words
        is_joined = place.first == last or words[place.first - 1] in {*joiners, ","}
        if place.first - last > reach or (reach == NEXT and not is_joined):
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
