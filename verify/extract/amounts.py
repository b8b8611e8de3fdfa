"""Join numerals to amounts: ranges and bounds, settled in one place for every detector.

In: tokens, numerals, lexicon. Out: `Amount` values, each a quantity without unit and its bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.bounds import SOFT, bound_before, bound_of
from verify.language.lexicon import Lexicon
from verify.language.numerals import Numeral
from verify.language.tokens import HYPHENS, TokenKind, Tokens
from verify.quantity import Bound, Quantity, bounded

__all__ = ["Amount", "measured_at", "read_amounts", "unit_after"]

YEAR_DIGITS = 4
ONES = range(2, 10)
SHARED = (1000, 100)  # in one word with what counts them in some languages
SHORT_YEAR_DIGITS = 2
CENTURY = 100
FLOORS = frozenset((Bound.AT_LEAST, Bound.MORE_THAN))
CLOSED = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}  # "more than 10 or equal to it"
CEILINGS = frozenset((Bound.AT_MOST, Bound.LESS_THAN))
ONE = Decimal(1)
TOLERANCE = "±"
TOLERANCE_IN_PARTS = ("+", "/", "-")
TOLERANCES = frozenset((TOLERANCE, TOLERANCE_IN_PARTS[0]))


class Amount(Struct, frozen=True):
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
    end, count = 0, len(tokens.words)
    for numeral in numerals:
        if numeral.ordinal or numeral.first < end:
            continue
        partner = _partner(tokens, numeral, starting, lexicon)
        amount = _single(tokens, numeral, lexicon) if partner is None else _range(tokens, numeral, partner, lexicon)
        if partner is None and amount.last < count and tokens.words[amount.last] in TOLERANCES:
            error = starting.get(_behind_tolerance(tokens, amount.last))
            amount = _tolerated(tokens, amount, error, lexicon)
        end = amount.last
        joined = _between(tokens, amounts[-1], amount, lexicon) if amounts else None
        if joined is not None:
            amounts[-1] = joined
            continue
        amounts.append(amount)
    return tuple(amounts)


def _between(tokens: Tokens, first: Amount, second: Amount, lexicon: Lexicon) -> Amount | None:
    """Join "more than 10 and less than 20", in either order: two bounds of one figure, with nothing else between."""
    is_rising = first.bound in FLOORS and second.bound in CEILINGS
    if not is_rising and not (first.bound in CEILINGS and second.bound in FLOORS):
        return None
    at = first.last
    at += at < len(tokens) and tokens.words[at] == ","
    joiner = lexicon.range_words["joiners"].at(tokens, at)
    at = joiner[0] if joiner is not None else at
    found = lexicon.bounds_before.at(tokens, at) if at > first.last else None
    floor, ceiling = (first.quantity, second.quantity) if is_rising else (second.quantity, first.quantity)
    if found is None or found[0] != second.first or floor.low is None or ceiling.high is None:
        return None
    if floor.low >= ceiling.high or first.is_range or second.is_range:
        return None
    quantity = replace(floor, written=None, high=ceiling.high, high_closed=ceiling.high_closed)
    return replace(first, last=second.last, quantity=quantity, bound=None, is_range=True)


def unit_after(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return the end and the name of a unit that stands at a token: of measure, money, time or percent."""
    if index >= len(tokens.words) or tokens.words[index] not in lexicon.unit_words:
        return None
    percent = lexicon.percent.at(tokens, index)
    if percent is not None:
        return percent[0], "percent"
    tables = (lexicon.currencies, lexicon.units, lexicon.durations)
    return next((found for table in tables if (found := table.at(tokens, index)) is not None), None)


def measured_at(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return the end and the code of a unit at a token; one of a letter is printed as the lexicon prints it."""
    found = lexicon.units.at(tokens, index)
    if found is None:
        return None
    printed = tokens.text[tokens.starts[index] : tokens.ends[found[0] - 1]]
    return found if len(printed) > 1 or printed in lexicon.unit_symbols else None


def _behind_tolerance(tokens: Tokens, index: int) -> int:
    """Return the token behind "±" or "+/-" at a token, -1 where there is none."""
    if tokens.words[index] == TOLERANCE:
        return index + 1
    last = index + len(TOLERANCE_IN_PARTS)
    return last if tokens.words[index:last] == TOLERANCE_IN_PARTS else -1


def _tolerated(tokens: Tokens, amount: Amount, error: Numeral | None, lexicon: Lexicon) -> Amount:
    """Return an amount with how far it may be off, "4.54 ± 0.05 billion": the magnitude printed once holds for both."""
    value, step = amount.quantity.written, amount.quantity.step
    if error is None or not error.digits or error.ordinal or value is None or step is None:
        return amount
    magnitude = lexicon.magnitudes.ending(tokens, error.last) if error.scaled else None
    factor = magnitude[1] if magnitude is not None and abs(value) < magnitude[1] else ONE
    value, step, off = value * factor, step * factor, abs(error.value)
    return replace(amount, last=error.last, quantity=Quantity(value, value - off, value + off, step=step), plain=False)


def _single(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Amount:
    bound = bound_of(tokens, numeral.first, numeral.last, lexicon)
    if bound in CLOSED and _is_closed(tokens, numeral.last, lexicon):
        bound = CLOSED[bound]
    step = numeral.step
    if step > ONE and lexicon.range_words["exactly"].ending(tokens, numeral.first) is not None:
        step = ONE  # "exactly 30,000" is no rounded figure
    quantity = Quantity(numeral.value, numeral.value, numeral.value, step=step)
    return Amount(
        numeral.first,
        numeral.last,
        bounded(quantity, bound),
        bound,
        numeral.digits,
        numeral.doubtful and bound is None,
        plain=_is_plain(tokens, numeral),
    )


def _is_closed(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a bound takes in its own end: "more than 10 or equal to it", not "more than 10 or equal to 20"."""
    found = lexicon.range_words["or_equal"].at(tokens, index)
    return found is not None and (found[0] >= len(tokens) or tokens.kinds[found[0]] is not TokenKind.NUMBER)


def _is_plain(tokens: Tokens, numeral: Numeral) -> bool:
    return numeral.digits and not numeral.scaled and tokens.words[numeral.first].isdigit()


def _range(tokens: Tokens, low: Numeral, high: Numeral, lexicon: Lexicon) -> Amount:
    """Join two numerals; a magnitude printed once holds for both ("2 à 3 millions")."""
    bottom = low.value
    magnitude = lexicon.magnitudes.ending(tokens, high.last)
    if high.scaled and not low.scaled and magnitude is not None and low.value * magnitude[1] <= high.value:
        bottom = low.value * magnitude[1]
    elif not (low.digits or high.digits or low.scaled):
        bottom = low.value * _shared(low.value, high.value)
    bottom, top = sorted((bottom, high.value))  # "from -5 to -10 degrees"
    quantity = Quantity(None, bottom, top, step=min(low.step, high.step))
    bound = bound_before(tokens, low.first, lexicon)
    if bound not in {Bound.ABOUT, Bound.NEARLY}:
        bound = None
    plain = _is_plain(tokens, low) and _is_plain(tokens, high)
    digits = low.digits and high.digits
    return Amount(low.first, high.last, quantity, bound, digits, doubtful=False, is_range=True, plain=plain)


def _shared(low: Decimal, high: Decimal) -> int:
    """Return the hundreds or thousands that two numbers in words share: "deux à *trois cents*", "due o *tremila*"."""
    if not ONES.start <= low < ONES.stop or low % 1:
        return 1
    return next((each for each in SHARED if not high % each and low < high / each < ONES.stop), 1)


def _partner(tokens: Tokens, low: Numeral, starting: Mapping[int, Numeral], lexicon: Lexicon) -> Numeral | None:
    """Return the upper end of a range that begins with a numeral, if it begins one."""
    high = starting.get(low.last)
    if high is not None and low.digits and high.digits and tokens.gap(high.first) in HYPHENS:
        return _dashed(tokens, low, high)
    unit = unit_after(tokens, low.last, lexicon)
    for end in (low.last,) if unit is None else (low.last, unit[0]):
        at = _behind_range_word(tokens, low.first, end, lexicon)
        if at is None and end > low.last and end in starting and tokens.gap(end) in HYPHENS:
            at = end  # "3km-5km"
        if at is None:
            continue
        soft = lexicon.bounds_before.at(tokens, at)
        at = soft[0] if soft is not None and soft[1] in SOFT else at  # "between 2 and about 7"
        high = starting.get(at)
        if high is None and _has_same_sign(tokens, low.first, at + 1, lexicon):
            high = starting.get(at + 1)
        is_same = end == low.last or (
            high is not None and _unit_name(tokens, high.last, lexicon) == (unit or (0, ""))[1]
        )
        is_end = high is not None and not high.ordinal and _may_follow(low, high)
        if is_end and is_same and not (high is not None and high.scaled and _is_year(tokens, low, lexicon)):
            return high
    return None


def _may_follow(low: Numeral, high: Numeral) -> bool:
    """Tell whether a number can be the other end of a range: it is larger, or as far below zero as words go."""
    is_falling = high.value < low.value < 0
    return low.value < high.value or high.scaled or is_falling


def _is_year(tokens: Tokens, low: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a number is a year, which no range begins with: "from 128 million *in 2010* to 124 million"."""
    is_led = lexicon.dates["year_before"].ending(tokens, low.first) is not None
    is_opened = lexicon.range_pairs.ending(tokens, low.first) is not None
    return is_led and not is_opened and _is_plain(tokens, low) and len(tokens.words[low.first]) == YEAR_DIGITS


def _dashed(tokens: Tokens, low: Numeral, high: Numeral) -> Numeral | None:
    """Return the upper end of "10-15" or "1939-45"; "3-1" is no range."""
    if high.ordinal or low.ordinal:
        return None
    if low.value < high.value or high.scaled:
        return high
    raws = tokens.words[low.first], tokens.words[high.first]
    if [len(raw) for raw in raws] == [YEAR_DIGITS, SHORT_YEAR_DIGITS] and all(raw.isdigit() for raw in raws):
        year = low.value // CENTURY * CENTURY + high.value
        return replace(high, value=year) if year > low.value else None
    return None


def _behind_range_word(tokens: Tokens, first: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the token behind the word or sign that joins the two ends of a range."""
    if end >= len(tokens.words) or tokens.words[end] not in lexicon.edges.joining:
        return None
    if tokens.words[end] in lexicon.range_signs and "\n" not in tokens.gap(end):
        return end + 1
    sign = None if tokens.is_word(first - 1) else lexicon.currencies.ending(tokens, first)
    opening = lexicon.range_pairs.ending(tokens, first if sign is None else sign[0])
    found = (opening[1].at(tokens, end) if opening is not None else None) or lexicon.range_bare.at(tokens, end)
    if (
        found is None
        or lexicon.range_words["changes"].ending(tokens, opening[0] if opening is not None else first) is not None
    ):
        return None
    return found[0]


def _sign_before(tokens: Tokens, first: int, lexicon: Lexicon) -> str | None:
    """Return the currency of a sign that stands right before a number."""
    found = None if tokens.is_word(first - 1) else lexicon.currencies.ending(tokens, first)
    return found[1] if found is not None else None


def _has_same_sign(tokens: Tokens, first: int, after: int, lexicon: Lexicon) -> bool:
    """Tell whether the sign of one currency stands before two numbers."""
    sign = _sign_before(tokens, first, lexicon)
    return sign is not None and _sign_before(tokens, after, lexicon) == sign


def _unit_name(tokens: Tokens, index: int, lexicon: Lexicon) -> str | None:
    found = unit_after(tokens, index, lexicon)
    return found[1] if found is not None else None
