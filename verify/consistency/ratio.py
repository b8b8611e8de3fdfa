"""Figures of which one is a part of the other, and the percentage that says so again: "33 on 89 (37 %)", "or 37 %"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from verify.consistency.link import is_count, linker, printed
from verify.model import Claim, Kind, Link, Mention, Span
from verify.normalise.context import Context
from verify.quantity import interval, rounding

HUNDRED = 100
GAP = 3  # tokens between a figure and the percentage: a noun and the bracket
EMPTY = 2  # commas and articles between "that is" and the percentage
BETWEEN = 4  # tokens between a part and its whole: "33 of the 89", "33 lawmakers out of 89"
FAR = 7  # tokens between a whole that comes first and its part: "Of the 89 lawmakers present, 33"
OPENING = 3  # tokens of "Out of the" at the head of a sentence
IDIOM = 20  # wholes up to which a ratio is a rounded one: "one in four"


class _Ratio(Struct, frozen=True):
    """The least and the most percent that two figures come to, and where they stand."""

    low: Decimal
    high: Decimal
    spans: tuple[Span, ...]


@linker("ratio")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the percentages alone in brackets, or behind "that is", that repeat a ratio."""
    for position, claim in enumerate(claims):
        if claim.mention.kind is not Kind.PERCENT or position == 0 or claim.mention.note is not None:
            continue
        own, start = printed(claim.mention), _opening(context, position)
        if own is None or start is None or start - context.places[position - 1].last > GAP:
            continue
        ratio = _told(context, claims[position - 1].mention, position - 1) or _counted(context, position - 1)
        if ratio is not None:
            expected = interval(max(ratio.low, Decimal(0)), ratio.high, unit="percent")
            yield position, Link("ratio", own, expected, ratio.spans)


def _opening(context: Context, position: int) -> int | None:
    """Return where the bracket of a percentage opens, or "that is" begins; `None` where neither stands before it."""
    tokens, place = context.scan.tokens, context.places[position]
    if tokens.words[place.first - 1 : place.first] == ("(",):
        return place.first - 1 if tokens.words[place.last :][:1] == (")",) else None
    if context.scan.lexicon.percent_of.at(tokens, place.last) is not None:
        return None  # of something that is named anew
    last = place.first
    while True:
        found = context.scan.lexicon.cues["that_is"].ending(tokens, last)
        if found is not None:
            return found[0]
        is_empty = tokens.words[last - 1] == "," or tokens.words[last - 1] in context.scan.lexicon.stopwords
        if not is_empty or place.first - last >= EMPTY:
            return None
        last -= 1


def _told(context: Context, ratio: Mention, position: int) -> _Ratio | None:
    """Return a ratio that is a mention of its own: "one in four", "33 sur 89"."""
    if ratio.detector != "ratio" or ratio.quantity is None or ratio.bound is not None:
        return None
    low, high = ratio.quantity.low, ratio.quantity.high
    last = context.scan.ending.get(context.places[position].last)
    if low is None or high is None or last is None or last.value <= 0:
        return None
    slack = Decimal(HUNDRED) / (2 * last.value) if last.value <= IDIOM else Decimal(0)
    return _Ratio(low - slack, high + slack, (ratio.span,))


def _counted(context: Context, position: int) -> _Ratio | None:
    """Return the ratio of the last two counts before a bracket: "33 of the 89", "Of the 89 lawmakers, 33"."""
    if position == 0 or context.places[position - 1].sentence != context.places[position].sentence:
        return None
    first, second = (context.mentions[at] for at in (position - 1, position))
    if not is_count(first) or not is_count(second) or first.bound is not None or second.bound is not None:
        return None
    start, stop = context.places[position - 1].last, context.places[position].first
    if stop - start <= BETWEEN and _ends_in_of(context, start, stop):
        return _of(first, second)
    opens = is_opened_with_of(context, position - 1)
    is_apart = stop - start <= FAR and context.has_mark(stop - 1, stop)
    return _of(second, first) if opens and is_apart and second.noun is None else None


def is_opened_with_of(context: Context, position: int) -> bool:
    """Tell whether a count is the whole with which a sentence opens: "Of the 89 lawmakers"."""
    place = context.places[position]
    is_first = place.first - place.sentence.first <= OPENING
    return is_first and _ends_in_of(context, place.sentence.first, place.first)


def _ends_in_of(context: Context, first: int, last: int) -> bool:
    """Tell whether a stretch ends in "of" or "out of", over an article."""
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    for at in (last, last - 1):
        for table in (lexicon.percent_of, lexicon.ratios["words"], lexicon.ratios["over_noun"]):
            found = table.ending(tokens, at)
            if found is not None and found[0] >= first:
                return at == last or tokens.words[at] in lexicon.stopwords
    return False


def _of(part: Mention, whole: Mention) -> _Ratio | None:
    """Return what a part comes to of its whole."""
    if part.quantity is None or whole.quantity is None:
        return None
    one, all_ = rounding(part.quantity), rounding(whole.quantity)
    if one.low is None or one.high is None or not all_.low or all_.high is None or one.low > all_.high:
        return None
    return _Ratio(one.low * HUNDRED / all_.high, one.high * HUNDRED / all_.low, (part.span, whole.span))
