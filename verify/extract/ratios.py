"""Ratios in words: "huit sur dix", "one in four", "un enfant sur quatre", "jeder Vierte", in percent of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import unit_after
from verify.extract.bounds import bound_of
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.marks import is_whole
from verify.language.numerals import Numeral
from verify.model import Kind, Mention
from verify.quantity import Quantity, bounded, interval

WHOLE = 100
LEAST_EVERY = 2
LARGEST = 1000  # "one in 2024" is no ratio
LARGEST_ONE_IN = 10**9
LONGEST_NOUN = 2  # words between the two numbers


@detector("ratio", precedence=25)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the ratios, as percentages."""
    for part in seen.numerals:
        if part.ordinal:
            continue
        whole = _whole(seen, part)
        if whole is None:
            continue
        bound = bound_of(seen.tokens, part.first, whole.last, seen.lexicon)
        quantity = bounded(_percent(part.value, whole.value), bound)
        noun = seen.noun(whole.last)
        yield Mention(seen.span(part.first, whole.last), Kind.SHARE, quantity, "ratio", bound, noun=noun)
    yield from _every(seen)
    yield from _one_in(seen)


def _every(seen: Scan) -> Iterator[Mention]:
    """Yield "every fourth", "jeder vierte": one in so many, where what is ordered is no span of time."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for numeral in seen.numerals:
        every = lexicon.ratios["every"].ending(tokens, numeral.first) if numeral.ordinal else None
        if every is None or not LEAST_EVERY <= numeral.value <= WHOLE or numeral.value % 1 != 0:
            continue
        noun = seen.noun(numeral.last)
        spans_of_time = (lexicon.durations, lexicon.weekdays, lexicon.months, lexicon.units)
        if not any(table.at(tokens, numeral.last) is not None for table in spans_of_time):
            quantity = _percent(Decimal(1), numeral.value)
            yield Mention(seen.span(every[0], numeral.last), Kind.SHARE, quantity, "ratio", noun=noun)


def _one_in(seen: Scan) -> Iterator[Mention]:
    """Yield "one chance in 40", "جزء من مئة": one in so many."""
    for first, last, _ in seen.find(seen.lexicon.ratios["one_in"]):
        whole = seen.starting.get(last)
        if whole is None or whole.ordinal or not LEAST_EVERY <= whole.value <= LARGEST_ONE_IN:
            continue
        noun = seen.noun(whole.last)
        yield Mention(seen.span(first, whole.last), Kind.SHARE, _percent(Decimal(1), whole.value), "ratio", noun=noun)


def _whole(seen: Scan, part: Numeral) -> Numeral | None:
    """Return the number that a part is counted out of."""
    tokens, ratios = seen.tokens, seen.lexicon.ratios
    if seen.lexicon.edges.dividing.isdisjoint(tokens.words[part.last : part.last + 1 + LONGEST_NOUN]):
        return None
    found = ratios["words"].at(tokens, part.last)
    if found is not None:
        whole = _fitting(seen, part, found[0])
        is_bound = whole is not None and seen.lexicon.bounds_before.at(tokens, part.last) is not None
        return whole if whole is None or not is_bound or not tokens.is_word(whole.last) else None
    if unit_after(tokens, part.last, seen.lexicon) is not None:
        return None
    for at in range(part.last + 1, part.last + 1 + LONGEST_NOUN):
        if not tokens.is_word(at - 1):
            return None
        found = ratios["over_noun"].at(tokens, at)
        whole = _fitting(seen, part, found[0]) if found is not None else None
        if whole is not None and (part.value == 1 or not is_whole(tokens, whole.last, seen.lexicon)):
            return whole
    return None


def _fitting(seen: Scan, part: Numeral, index: int) -> Numeral | None:
    """Return the numeral at a token where it can be the whole: small, and of nothing that is measured."""
    whole = seen.starting.get(index)
    if whole is None or whole.ordinal or not 0 < part.value <= whole.value <= LARGEST:
        return None
    is_month = seen.lexicon.months.at(seen.tokens, whole.last) is not None
    return None if is_month or unit_after(seen.tokens, whole.last, seen.lexicon) is not None else whole


def _percent(part: Decimal, whole: Decimal) -> Quantity:
    """Return a ratio in percent: to the unit where it does not come out even ("un sur trois")."""
    share = part * WHOLE / whole
    low = share.to_integral_value(rounding="ROUND_FLOOR")
    if share == round(share, 2):
        return interval(share, share, unit="percent")
    return replace(interval(low, low + 1, unit="percent"), written=share)
