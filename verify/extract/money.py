"""Money: an amount with a currency's sign before or after it, its code or its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from verify.extract.amounts import Amount
from verify.extract.compound import with_smaller
from verify.extract.detector import detector
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import Quantity

SIGN = 2  # letters of the longest sign in small ones ("kr")
FUSED = 4  # letters of a magnitude and a code


@detector("money", precedence=20)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the amounts of money; the unit is the currency's ISO 4217 code."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for amount in seen.amounts:
        if amount.doubtful and not _is_counted(seen, amount):
            continue
        first, last, code = amount.first, amount.last, None
        sign = lexicon.currencies.ending(tokens, first)
        if sign is not None and not tokens.gap(first).strip() and not _is_name(seen, sign[0], first):
            first, code = sign
        of = lexicon.percent_of.at(tokens, last)
        named = lexicon.currencies.at(tokens, last) or (
            lexicon.currencies.at(tokens, of[0]) if of is not None else None
        )
        if named is not None and seen.is_close(last) and not _is_measure(seen, last, named[0]):
            last, code = named
        fused = _fused(seen, amount.last) if code is None else None
        quantity = amount.quantity
        if fused is not None:
            last, (factor, code) = amount.last + 1, fused
            quantity = times(quantity, factor)
        if code is not None:
            last, quantity = with_smaller(seen, last, replace(quantity, unit=code))
            span, note = seen.span(first, last), relation(seen, amount, last)
            yield Mention(span, Kind.MONEY, quantity, "money", amount.bound, note=note)


def _is_counted(seen: Scan, amount: Amount) -> bool:
    """Tell whether an article or a pronoun counts money: "one dollar", "un euro" before no further word."""
    tokens, lexicon = seen.tokens, seen.lexicon
    word, named = tokens.words[amount.first], lexicon.currencies.at(tokens, amount.last)
    if word not in lexicon.cardinals or named is None:
        return False
    before = tokens.words[amount.first - 1] if amount.first > 0 else ""
    if before in lexicon.blocked_before.get(word, frozenset()):
        return False
    return word not in lexicon.articles or not tokens.is_word(named[0]) or tokens.words[named[0]] in lexicon.stopwords


def _is_measure(seen: Scan, index: int, end: int) -> bool:
    """Tell whether a word that is a unit too ("pounds") is one here: no magnitude stands before it."""
    unit = seen.lexicon.units.at(seen.tokens, index)
    return unit is not None and unit[0] == end and seen.lexicon.magnitudes.ending(seen.tokens, index) is None


def _fused(seen: Scan, index: int) -> tuple[Decimal, str] | None:
    """Return the magnitude and the currency of "MUSD", "kEUR": a letter and a code in one word."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not tokens.is_word(index) or tokens.ends[index] - tokens.starts[index] != FUSED:
        return None
    raw = tokens.raw(index)
    factor = lexicon.letters.get(raw[0]) or lexicon.money_letters.get(raw[0])
    code = raw[1:]
    return (factor, code) if factor is not None and code.isupper() and code in lexicon.currency_codes else None


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity so many times as large."""
    ends = (quantity.written, quantity.low, quantity.high, quantity.step)
    written, low, high, step = (None if end is None else end * factor for end in ends)
    return replace(quantity, written=written, low=low, high=high, step=step)


def _is_name(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a currency is written out ("euros"): such a word before a number is not about it."""
    tokens = seen.tokens
    printed = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
    is_sign = printed in seen.lexicon.currency_signs and (len(printed) <= SIGN or not printed.islower())
    return tokens.is_word(last - 1) and not is_sign and not (last == first + 1 and tokens.raw(first).isupper())
