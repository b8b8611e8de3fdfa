"""A number of persons and those who are listed behind it: "ten people: five women, three men and two children"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import is_count, linker
from verify.model import Claim, Link, Mention
from verify.normalise.context import Context
from verify.normalise.metrics import PERSON
from verify.quantity import interval, rounding

COLON = ":"
NOUN_PHRASE = 4  # tokens between a number and the colon, and between two that are listed
LEAST = 2  # figures that make a list


@linker("listed")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the number of persons before a colon, where different persons and nothing else are listed behind it."""
    if COLON not in context.scan.tokens.places:
        return
    for sentence in context.sentences:
        words = context.scan.tokens.words
        counts = [at for at in context.in_sentence(sentence) if is_count(context.mentions[at])]
        for colon in range(sentence.first, sentence.last) if len(counts) > LEAST else ():
            if words[colon] != COLON:
                continue
            before = [at for at in counts if 0 <= colon - context.places[at].last <= NOUN_PHRASE]
            listed = [at for at in counts if context.places[at].first > colon]
            if not before or not _is_list(context, colon, listed) or _role(context, before[-1]) != PERSON:
                continue
            link = _at_least([context.mentions[at] for at in listed], context.mentions[before[-1]])
            if link is not None:
                yield before[-1], link


def _is_list(context: Context, colon: int, listed: list[int]) -> bool:
    """Tell whether figures follow a colon and each other, joined, each of another sort of person."""
    roles = [_role(context, at) for at in listed]
    if len(listed) < LEAST or None in roles or PERSON in roles or len(set(roles)) < len(roles):
        return False
    words, joints = context.scan.tokens.words, {",", *context.scan.lexicon.joiners}
    last = colon + 1
    for at in listed:
        place = context.places[at]
        is_joined = place.first == last or words[place.first - 1] in joints
        if place.first - last > NOUN_PHRASE or not is_joined or context.has_cue("part", last, place.first):
            return False
        last = place.last
    return True


def _role(context: Context, at: int) -> str | None:
    """Return the sort of person that the noun of a count is."""
    noun = context.mentions[at].noun
    if noun is None:
        return None
    found = context.scan.lexicon.roles.at(context.scan.tokens, bisect_left(context.scan.tokens.starts, noun.start))
    return None if found is None else found[1]


def _at_least(listed: list[Mention], total: Mention) -> Link | None:
    """Return the link of a number that is at least the sum of those listed."""
    low = Decimal(0)
    for mention in listed:
        near = None if mention.quantity is None else rounding(mention.quantity, mention.bound)
        if near is None or near.low is None:
            return None
        low += near.low
    own = None if total.quantity is None else rounding(total.quantity, total.bound)
    if own is None or own.high is None:
        return None
    return Link("listed", own, interval(low, None, "[)", unit=own.unit), tuple(each.span for each in listed))
