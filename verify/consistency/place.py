"""A place among so many: "the fourth of five children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.consistency.link import is_count, linker
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import interval

REACH = 3  # tokens between an ordinal and the number of those that it is one of: "of his five children"


@linker("place")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield each ordinal that is told to be one of a number of things: it is no greater."""
    for position in range(len(claims) - 1):
        mention, whole = context.mentions[position], context.mentions[position + 1]
        if mention.kind is not Kind.ORDINAL or mention.noun is not None or not is_count(whole):
            continue
        own, most = mention.quantity, whole.quantity
        if own is None or most is None or most.high is None or whole.noun is None or not _is_among(context, position):
            continue
        yield position, Link("place", own, interval(1, most.high, unit=own.unit), (whole.span,))


def _is_among(context: Context, position: int) -> bool:
    """Tell whether "of" leads from an ordinal to the number behind it, with nothing but function words between."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    first, last = context.places[position].last, context.places[position + 1].first
    if not 0 < last - first <= REACH or context.places[position].sentence != context.places[position + 1].sentence:
        return False
    found = next((each for each in (lexicon.percent_of, lexicon.ratios["words"]) if each.at(tokens, first)), None)
    return found is not None and all(tokens.words[at] in lexicon.stopwords for at in range(first, last))
