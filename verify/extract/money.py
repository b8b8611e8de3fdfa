"""Money: an amount with a currency's sign before or after it, its code or its name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.compound import with_smaller
from verify.extract.detector import detector
from verify.extract.fused import fused_currency
from verify.extract.relations import relation
from verify.extract.scan import Scan
from verify.language.lone import is_lone
from verify.model import Kind, Mention
from verify.quantity import Quantity

SIGN = 2  # letters of the longest sign in small ones ("kr")
LEAST_LED = 1000  # what a name before it may be about: a smaller one is a rate or a year's number
YEAR_DIGITS = 4
LONG_FIGURE = 5  # digits without marks that are no year


@detector("money", precedence=20)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the amounts of money; the unit is the currency's ISO 4217 code."""
    end = 0
    for amount in seen.amounts:
        if amount.doubtful and not _is_counted(seen, amount):
            continue
        first, last, code = amount.first, amount.last, None
        sign = _sign_before(seen, amount)
        if sign is not None and sign[0] >= end:
            first, code = sign
        named = _named_after(seen, last) if code is None or not _opens_next(seen, last) else None
        if named is not None:
            last, code = named
        fused = fused_currency(seen, amount.last) if code is None else None
        quantity = amount.quantity
        if fused is not None:
            last, (factor, code) = amount.last + 1, fused
            quantity = times(quantity, factor)
        elif code is None:
            found = _fused_before(seen, amount)
            if found is not None:
                first, (factor, code) = amount.first - 1, found
                quantity = times(quantity, factor)
        if code is not None:
            last, quantity = _magnified(seen, amount, last, quantity)
            last, quantity = with_smaller(seen, last, replace(quantity, unit=code))
            span, note, end = seen.span(first, last), relation(seen, amount, last), last
            yield Mention(span, Kind.MONEY, quantity, "money", amount.bound, note=note)


def _sign_before(seen: Scan, amount: Amount) -> tuple[int, str] | None:
    """Return the start and the currency of a sign or a code before an amount, or of a name before a large one."""
    tokens = seen.tokens
    sign = seen.lexicon.currencies.ending(tokens, amount.first)
    if sign is None or tokens.gap(amount.first).strip():
        return None
    if _is_apart(seen, sign[0], amount.first):
        alone = seen.lexicon.currencies.at(tokens, amount.first - 1)
        return None if alone is None else (amount.first - 1, alone[1])
    return sign if not _is_name(seen, sign[0], amount.first) or _is_led(seen, amount, sign[0]) else None


def _is_apart(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a letter before a sign is a word of its own: "a $5m fine" is no A$, "China's $5m" no S$."""
    tokens = seen.tokens
    if first + 1 == last or tokens.is_word(last - 1) or not tokens.gap(first + 1):
        return False
    return tokens.raw(first).islower() or tokens.words[first] in seen.lexicon.stopwords


def _is_led(seen: Scan, amount: Amount, first: int) -> bool:
    """Tell whether a name before a number is about it: "rupees 5,000", not "in euros, 20", "Euro 2024"."""
    tokens, last, value = seen.tokens, amount.last, amount.quantity.written
    if not amount.digits or value is None or first in seen.ending:
        return False
    is_year = amount.plain and len(tokens.words[amount.first]) == YEAR_DIGITS
    if is_lone(tokens, first, last, seen.lexicon) and not is_year:
        return True
    if value < LEAST_LED:
        return False
    if amount.plain and len(tokens.words[amount.first]) < LONG_FIGURE:
        return False
    is_countable = tokens.is_word(last) and tokens.words[last] not in seen.lexicon.stopwords
    return not is_countable and seen.lexicon.percent_of.at(tokens, last) is None


def _named_after(seen: Scan, last: int) -> tuple[int, str] | None:
    """Return the end and the currency of a sign, a code or a name behind an amount."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not seen.is_followed(last, lexicon.edges.paying):
        return None
    named = lexicon.currencies.at(tokens, last)
    of = lexicon.percent_of.at(tokens, last) if named is None else None
    if of is not None:
        named = lexicon.currencies.at(tokens, of[0])
    if named is None or not seen.is_close(last) or _is_measure(seen, last, named[0]) or _leans_on(seen, named[0], last):
        return None
    return named


def _leans_on(seen: Scan, index: int, last: int) -> bool:
    """Tell whether a sign or a code is glued to the next number and not to this one: "1 $10 bill", "3 USD50 cards"."""
    return seen.amount_at(index) is not None and not seen.tokens.gap(index) and bool(seen.tokens.gap(last))


def _opens_next(seen: Scan, last: int) -> bool:
    """Tell whether what is behind an amount that has its sign is the sign of the next one: "$ 20 $ 37"."""
    found = seen.lexicon.currencies.at(seen.tokens, last)
    return found is not None and seen.amount_at(found[0]) is not None


def _magnified(seen: Scan, amount: Amount, last: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Multiply by a magnitude behind the code: "75 USD million"."""
    tokens = seen.tokens
    found = seen.lexicon.magnitudes.at(tokens, last) if last > amount.last and quantity.step is not None else None
    is_scaled = seen.lexicon.magnitudes.ending(tokens, amount.last) is not None
    if found is None or is_scaled or not tokens.raw(last - 1).isupper() or len(tokens.raw(last)) == 1:
        return last, quantity
    return found[0], times(quantity, found[1])


def _is_counted(seen: Scan, amount: Amount) -> bool:
    """Tell whether an article or a pronoun counts money: "one dollar", "un euro" before no further word."""
    tokens, lexicon = seen.tokens, seen.lexicon
    word, named = tokens.words[amount.first], lexicon.currencies.at(tokens, amount.last)
    if word not in lexicon.cardinals or named is None:
        return named is not None  # an article that is no numeral is an amount only where something shows it
    before = tokens.words[amount.first - 1] if amount.first > 0 else ""
    if before in lexicon.blocked_before.get(word, frozenset()):
        return False
    return word not in lexicon.articles or not tokens.is_word(named[0]) or tokens.words[named[0]] in lexicon.stopwords


def _is_measure(seen: Scan, index: int, end: int) -> bool:
    """Tell whether a word that is a unit too ("pounds") is one here: no magnitude stands before it."""
    unit = seen.lexicon.units.at(seen.tokens, index)
    return unit is not None and unit[0] >= end and seen.lexicon.magnitudes.ending(seen.tokens, index) is None


def _fused_before(seen: Scan, amount: Amount) -> tuple[Decimal, str] | None:
    """Return the magnitude and the currency of "MAUD 60"."""
    found = fused_currency(seen, amount.first - 1) if amount.digits and amount.first > 0 else None
    return found if found is not None and seen.is_close(amount.first) else None


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
