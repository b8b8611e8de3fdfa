"""Join numerals to amounts: ranges and bounds, settled in one place for every detector.

In: tokens, numerals, lexicon. Out: `Amount` values, each a quantity without unit and its bound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.numerals import Numeral
from verify.language.phrases import Phrases
from verify.language.tokens import Tokens
from verify.quantity import Bound, Quantity, bounded

__all__ = ["Amount", "read_amounts"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One cardinal numeral, or a range of two: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    quantity: Quantity
    bound: Bound | None
    digits: bool
    doubtful: bool
    is_range: bool = False
    plain: bool = False  # bare digits without marks, as in years and codes


def read_amounts(tokens: Tokens, numerals: tuple[Numeral, ...], lexicon: Lexicon) -> tuple[Amount, ...]:
    """Return the amounts of a text in reading order; ordinals are none."""
    amounts: list[Amount] = []
    starting = {numeral.first: numeral for numeral in numerals}
    position = 0
    while position < len(numerals):
        numeral = numerals[position]
        position += 1
        if numeral.ordinal:
            continue
        partner = _partner(tokens, numeral, starting, lexicon)
        if partner is not None:
            position += 1
            amounts.append(_range(tokens, numeral, partner, lexicon))
        else:
            amounts.append(_single(tokens, numeral, lexicon))
    return tuple(amounts)


def _single(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Amount:
    bound = _bound(tokens, numeral.first, numeral.last, lexicon)
    quantity = Quantity(numeral.value, numeral.value, numeral.value, step=numeral.step)
    return Amount(
        numeral.first,
        numeral.last,
        bounded(quantity, bound),
        bound,
        numeral.digits,
        numeral.doubtful and bound is None,
        plain=numeral.digits and not numeral.scaled and tokens.words[numeral.first].isdigit(),
    )


def _range(tokens: Tokens, low: Numeral, high: Numeral, lexicon: Lexicon) -> Amount:
    """Join two numerals; a magnitude printed once holds for both ("2 à 3 millions")."""
    bottom = low.value
    magnitude = lexicon.magnitudes.ending(tokens, high.last)
    if high.scaled and not low.scaled and magnitude is not None and low.value * magnitude[1] <= high.value:
        bottom = low.value * magnitude[1]
    quantity = Quantity(None, bottom, high.value, step=min(low.step, high.step))
    bound = _bound(tokens, low.first, high.last, lexicon, before_only=True)
    if bound not in {Bound.ABOUT, Bound.NEARLY}:
        bound = None
    return Amount(low.first, high.last, quantity, bound, low.digits and high.digits, doubtful=False, is_range=True)


def _partner(tokens: Tokens, low: Numeral, starting: dict[int, Numeral], lexicon: Lexicon) -> Numeral | None:
    """Return the upper end of a range that begins with a numeral, if it begins one."""
    if low.last >= len(tokens):
        return None
    high = starting.get(low.last)
    if high is not None and not high.ordinal and _is_dashed(tokens, low, high):
        return high if low.value < high.value or high.scaled else None
    sign = starting.get(low.last + 1)
    if sign is not None and tokens.words[low.last] in lexicon.range_signs and not sign.ordinal and low.value < sign.value:
        return sign
    opened = lexicon.range_opening.ending(tokens, low.first) is not None
    for table in (lexicon.range_between if opened else lexicon.range_bare, lexicon.range_bare):
        found = table.at(tokens, low.last)
        high = starting.get(found[0]) if found is not None else None
        if high is not None and not high.ordinal and (low.value < high.value or high.scaled):
            return high
    return None


def _is_dashed(tokens: Tokens, low: Numeral, high: Numeral) -> bool:
    return low.digits and high.digits and tokens.gap(high.first) in {"-", "‐", "‑"}


def _bound(tokens: Tokens, first: int, last: int, lexicon: Lexicon, *, before_only: bool = False) -> Bound | None:
    """Return the bound that stands before an amount, or right behind it or its noun."""
    before = first - 1 if first > 0 and not tokens.words[first - 1][0].isalnum() and _is_sign(tokens, first - 1, lexicon) else first
    found = lexicon.bounds_before.ending(tokens, before)
    if found is not None or before_only:
        return found[1] if found is not None else None
    for at in (last, last + 1):
        after = lexicon.bounds_after.at(tokens, at)
        if after is not None and (at == last or tokens.words[last][0].isalpha()):
            return after[1]
    return None


def _is_sign(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    table: Phrases[str] = lexicon.currencies
    return table.at(tokens, index) is not None


def scaled(amount: Amount, factor: Decimal) -> Amount:
    """Multiply an amount, as a magnitude letter of money does ("$1.2bn")."""
    quantity = amount.quantity
    ends = [None if end is None else end * factor for end in (quantity.written, quantity.low, quantity.high)]
    step = None if quantity.step is None else quantity.step * factor
    return replace(amount, quantity=replace(quantity, written=ends[0], low=ends[1], high=ends[2], step=step))
