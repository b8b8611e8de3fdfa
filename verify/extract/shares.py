"""Shares in words: "la plupart", "half of", "deux tiers", in percent of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from verify.extract.bounds import bound_of
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS, fold
from verify.model import Kind, Mention
from verify.quantity import Quantity, bounded, interval

WHOLE = 100
HALF = Decimal("0.5")


@detector("share", precedence=40)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the shares, each with the interval that the lexicon gives it; the noun is the part."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for first, last, (low, high, brackets) in seen.find(lexicon.shares):
        is_joined = tokens.is_word(last) and tokens.gap(last) in HYPHENS
        if is_joined or not seen.silent.isdisjoint(range(first, last)) or _is_in_numeral(seen, first, last):
            continue
        if _is_in_measure(seen, first, last):
            continue
        before = lexicon.bounds_before.ending(tokens, first)
        bound = before[1] if before is not None else None
        share = replace(interval(low, high, brackets, unit="percent"), written=_fraction(low, high))
        quantity = _within(bounded(share, bound))
        noun = seen.noun(last, of_whole=True)
        span = seen.span(first, seen.without_articles(first, last))
        yield Mention(span, Kind.SHARE, quantity, "share", bound, noun=noun)
    yield from _fractions(seen)


def _fractions(seen: Scan) -> Iterator[Mention]:
    """Yield the fractions of a whole: "five eighths of the crop", "1/3 des voix"."""
    for numeral in seen.numerals:
        if not numeral.fraction or not 0 < numeral.value <= 1:
            continue
        if (seen.lexicon.shares.at(seen.tokens, numeral.first) or (0,))[0] == numeral.last:
            continue  # read as a phrase already
        if seen.lexicon.percent_of.at(seen.tokens, numeral.last) is None and not _is_of(seen, numeral.last):
            continue
        bound = bound_of(seen.tokens, numeral.first, numeral.last, seen.lexicon)
        share = numeral.value * WHOLE
        low = share.to_integral_value(rounding="ROUND_FLOOR")
        ends = (share, share) if share == round(share, 2) else (low, low + 1)
        quantity = _within(bounded(replace(interval(*ends, unit="percent"), written=share), bound))
        span = seen.span(numeral.first, numeral.last)
        yield Mention(span, Kind.SHARE, quantity, "share", bound, noun=seen.noun(numeral.last, of_whole=True))


def _is_of(seen: Scan, index: int) -> bool:
    """Tell whether a word with its article says what a part before it is of, in languages without a word for "of"."""
    articles = seen.lexicon.clitics.articles
    return bool(articles) and seen.tokens.is_word(index) and fold(seen.tokens.raw(index)).startswith(articles)


@cache
def _fraction(low: Decimal, high: Decimal) -> Decimal | None:
    """Return what a share that comes to a whole percent or between two of them is exactly: 66 to 67 is two thirds."""
    if high - low > 1:
        return None
    middle = Fraction(low + high) / (2 * WHOLE)
    near = (Decimal(WHOLE * round(middle * over)) / over for over in range(1, WHOLE + 1))
    return next((share for share in near if low <= share <= high), None)


def _is_in_numeral(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a share is part of a numeral: "two and a half", "half a million"."""
    numeral = seen.starting.get(first)
    return seen.numeral_over(first) is not None or (numeral is not None and numeral.last > last)


def _is_in_measure(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a half belongs to a unit before it, or behind it: "an hour and a half", "five and half minutes"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    mixer = lexicon.fraction_mixers.ending(tokens, first)
    if mixer is not None and mixer[0] in seen.ending and lexicon.durations.at(tokens, last) is not None:
        return True
    end = seen.without_articles(first, last)  # "a quarter of" is the phrase
    is_of = lexicon.percent_of.at(tokens, end) is not None
    if mixer is not None and not is_of and lexicon.durations.ending(tokens, mixer[0]) is not None:
        return not tokens.is_word(end) or tokens.words[end] in lexicon.stopwords
    half = lexicon.halves.ending(tokens, end)
    if half is None or half[0] >= first or (is_of and half[1] != HALF):  # "two hours and a quarter of them"
        return False
    return any(table.ending(tokens, half[0]) is not None for table in (lexicon.durations, lexicon.units))


def _within(quantity: Quantity) -> Quantity:
    """Close an open end at the ends of a whole: "plus de la moitié" reaches to 100 %."""
    whole = interval(0, 100)
    low = whole.low if quantity.low is None else quantity.low
    high = whole.high if quantity.high is None else quantity.high
    return replace(
        quantity,
        low=low,
        high=high,
        low_closed=quantity.low_closed or quantity.low is None,
        high_closed=quantity.high_closed or quantity.high is None,
    )
