"""Figures and their sum: "5 women and 7 men, 12 people in all", "5 femmes et 7 hommes, soit 12 personnes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.consistency.link import is_count, linker
from verify.consistency.listed import COMMAS
from verify.model import Claim, Link, Mention
from verify.normalise.context import Context
from verify.quantity import Quantity, interval, overlap, rounding

REACH = 2  # tokens between "in all" and the sum
NOUN_PHRASE = 4  # tokens between a figure and the next one
LEAST = 2  # figures that make a sum
FAR = 2  # times the sum from which a figure is something else


@linker("total")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the sums that words such as "in all" tell, of at least two counts right before them."""
    for sentence in context.sentences:
        counts = [at for at in context.in_sentence(sentence) if is_count(context.mentions[at])]
        cues = context.cues("sum", sentence.first, sentence.last) if len(counts) > LEAST else ()
        for first, last, _ in cues:
            behind = [at for at in counts if last <= context.places[at].first <= last + REACH]
            before = [at for at in counts if context.places[at].last <= first]
            total = behind[0] if behind else _told_before(context, before, first)
            if total is None:
                continue
            parts = _row(context, [at for at in before if at != total], context.places[total].first)
            link = _sum_of_last([context.mentions[at] for at in parts], context.mentions[total])
            if link is not None:
                yield total, link


def _told_before(context: Context, before: list[int], first: int) -> int | None:
    """Return the sum that stands before its words, behind a mark and parts that are joined: ", 12 people in all"."""
    if len(before) <= LEAST or first - context.places[before[-1]].last > REACH:
        return None
    place, part = context.places[before[-1]], context.places[before[-2]]
    words, joiners = context.scan.tokens.words, context.scan.lexicon.joiners
    joined = any(words[at] in joiners for at in range(context.places[before[-3]].last, part.first))
    return before[-1] if joined and words[place.first - 1] == "," else None


def _row(context: Context, before: list[int], end: int) -> list[int]:
    """Return the counts that follow each other up to a token, joined, with only their nouns between.

    In "in ward 4, three women and two men" the ward is counted with nobody, although it is joined: see below.
    """
    words, joiners = context.scan.tokens.words, context.scan.lexicon.joiners
    row: list[int] = []
    for at in reversed(before):
        is_joined = not row or words[end - 1] in {*COMMAS, *joiners} or words[end] in joiners
        if not is_joined or end - context.places[at].last > NOUN_PHRASE:
            break
        row.insert(0, at)
        end = context.places[at].first
    return row


def _sum_of_last(parts: list[Mention], total: Mention) -> Link | None:
    """Return the link of a sum with all its parts, or with the last of them where these alone make it up."""
    links = [_sum(parts[start:], total) for start in range(max(len(parts) - LEAST, 0) + 1)]
    found = [link for link in links if link is not None]
    return next((link for link in found if overlap(link.own, link.expected)), found[0] if found else None)


def _sum(parts: list[Mention], total: Mention) -> Link | None:
    """Return the link of a sum, where the figures may be summands: each is smaller, and the sum not far."""
    own = _ends(total)
    if len(parts) < LEAST or own is None or total.quantity is None:
        return None
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        ends = _ends(part)
        if ends is None or part.quantity is None or part.quantity.unit != total.quantity.unit or ends[0] > own[1]:
            return None
        low, high = low + ends[0], high + ends[1]
    if own[0] > high * FAR or own[1] * FAR < low:
        return None
    spans = tuple(part.span for part in parts)
    return Link("total", interval(own[0], own[1]), interval(low, high), spans)


def _ends(mention: Mention) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest number of a figure that is bounded on both sides."""
    near: Quantity | None = None if mention.quantity is None else rounding(mention.quantity, mention.bound)
    return None if near is None or near.low is None or near.high is None else (near.low, near.high)
