"""A percentage that others leave of a whole: "60 % went to China, the remaining 40 % to Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from verify.consistency.link import linker, printed
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import interval

WHOLE = Decimal(100)
MEANT = 2  # digits of a percentage that are taken as meant: 60 % is no 65 %
MOST = 6  # percentages of one sentence of which some may add up with the rest
BESIDE = 1  # tokens between a percentage and the word for the rest


@linker("rest")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the percentage that is the rest of a whole; with all others of its sentence before it there is no more.

    Where some of them make up the whole with it, the others are parts of parts. What is less than a whole may be
    the rest of a stake.
    """
    for sentence in context.sentences:
        percents = [at for at in context.in_sentence(sentence) if _is_share(context, at)]
        rest = next((at for at in percents[1:] if _is_rest(context, at)), None)
        if rest is None:
            continue
        before = [at for at in percents if at < rest]
        ends = [_ends(context, at) for at in before]
        own = printed(context.mentions[rest], digits=MEANT)
        if own is None or None in ends or len(before) > MOST:
            continue
        known = [each for each in ends if each is not None]
        sizes = chain.from_iterable(combinations(known, size) for size in range(1, len(known) + 1))
        sums = [(sum(low for low, _ in some), sum(high for _, high in some)) for some in sizes]
        fits = (low for low, high in sums if own.low is not None and low + own.low <= WHOLE <= high + (own.high or 0))
        least = next(fits, sums[-1][0])
        expected = interval(0, max(WHOLE - least, Decimal(0)), unit="percent")
        yield rest, Link("rest", own, expected, tuple(context.mentions[at].span for at in before))


def _is_share(context: Context, at: int) -> bool:
    mention = context.mentions[at]
    return mention.kind is Kind.PERCENT and mention.note is None and mention.bound is None


def _ends(context: Context, at: int) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most that a percentage stands for."""
    near = printed(context.mentions[at], digits=MEANT)
    return None if near is None or near.low is None or near.high is None else (near.low, near.high)


def _is_rest(context: Context, at: int) -> bool:
    """Tell whether a percentage is called the rest, and nothing is told to be of it: "10 % of the remaining 40 %"."""
    tokens, place, words = context.scan.tokens, context.places[at], context.scan.lexicon.cues["rest"]
    behind = words.at(tokens, place.last) or words.at(tokens, place.last + BESIDE)
    before = words.ending(tokens, place.first)
    if behind is None and before is None:
        return False
    first = place.first if before is None else before[0]
    article = first - (tokens.words[first - 1] in context.scan.lexicon.stopwords)
    of = context.scan.lexicon.percent_of
    return of.ending(tokens, first) is None and of.ending(tokens, article) is None
