"""A number of persons and those who are listed behind it: "ten people: five women, three men and two children".

Only women, men and children are added up: a doctor may be a woman too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import is_count, linker
from verify.model import Claim, Link, Mention
from verify.normalise.context import Context
from verify.normalise.metrics import PERSON
from verify.quantity import interval, rounding

APART = frozenset({"woman", "man", "child"})  # sorts of person of which nobody is two
COMMAS = frozenset(",،")
OPENING = frozenset(":(—–") | COMMAS
NOUN = 1  # token between a number and a comma: another verb may stand there else, and another number be its own
NOUN_PHRASE = 4  # tokens between a number and the mark behind it, and between two that are listed
LEADING = 3  # tokens that lead from there to the list: "including", "they were"
LEAST = 2  # figures that make a list


@linker("listed")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the number of persons right before a mark and a list of women, men and children among them."""
    for sentence in context.sentences:
        counts = [at for at in context.in_sentence(sentence) if is_count(context.mentions[at])]
        for place, whole in enumerate(counts[:-LEAST]):
            if role_of(context, whole) != PERSON or not _is_opened(context, whole, counts[place + 1]):
                continue
            listed = _listed(context, counts[place + 1 :])
            if len(listed) < LEAST:
                continue
            link = _at_least([context.mentions[at] for at in listed], context.mentions[whole])
            if link is not None:
                yield whole, link


def _is_opened(context: Context, whole: int, first: int) -> bool:
    """Tell whether a mark stands behind a number and its noun, and a list begins there."""
    words, start, stop = context.scan.tokens.words, context.places[whole].last, context.places[first].first
    marks = [at for at in range(start, stop) if words[at] in OPENING]
    if len(marks) != 1 or stop - marks[0] > LEADING + 1 or words[marks[0] + 1] in context.scan.lexicon.joiners:
        return False
    return marks[0] - start <= (NOUN if words[marks[0]] in COMMAS else NOUN_PHRASE)


def _listed(context: Context, counts: list[int]) -> list[int]:
    """Return the counts that follow each other, joined, each of another sort of person."""
    words, joints = context.scan.tokens.words, {*COMMAS, *context.scan.lexicon.joiners}
    listed: list[int] = []
    roles: set[str] = set()
    for at in counts:
        place, role = context.places[at], role_of(context, at)
        if role not in APART or role in roles:
            break
        if listed:
            last = context.places[listed[-1]].last
            is_joined = not joints.isdisjoint({words[place.first - 1], words[place.first]})
            if place.first - last > NOUN_PHRASE or not is_joined or context.has_cue("part", last, place.first):
                break
        listed.append(at)
        roles.add(role)
    return listed


def role_of(context: Context, at: int) -> str | None:
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
