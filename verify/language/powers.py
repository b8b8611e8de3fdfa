"""Read numbers written with a power: "1.3 x 10^6", "2,48×10⁻⁵", "8x2^10", "10^6", "1.1^23".

In: tokens and the digits before a sign of multiplication or a caret. Out: where the power ends and the value.
"""

from __future__ import annotations

from decimal import Decimal

from verify.language.marks import MINUSES
from verify.language.numeral import Numeral
from verify.language.tokens import HYPHENS, TokenKind, Tokens

__all__ = ["OPENERS", "powered"]

TIMES = frozenset("x×·⋅*")
CARET = "^"
TEN = Decimal(10)
LARGEST = 300  # the largest exponent that is computed
LARGEST_BASE = Decimal(10**6)
PLUS = "+"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED_SIGNS = frozenset("⁻⁺")
OPENERS = TIMES | {CARET} | frozenset(map(chr, RAISED))  # what a power may begin with


def powered(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """Return a number in digits with the power behind it; `None` where none follows.

    >>> from verify.language.tokens import tokenize
    >>> one = Numeral(0, 1, Decimal("1.3"), Decimal("0.1"), digits=True)
    >>> powered(tokenize("1.3x10^6"), one).value
    Decimal('1300000.0')
    """
    at = numeral.last
    if tokens.words[at] in TIMES:
        base = _whole(tokens, at + 1)
        exponent = _exponent(tokens, at + 2, is_ten=base == TEN, is_factor=True) if base is not None else None
        factor = _power(base, exponent[1]) if base is not None and exponent is not None else None
        value = numeral.value * factor if factor is not None else None
        step = numeral.step * factor if factor is not None else numeral.step
    else:
        base, sign = abs(numeral.value), -1 if numeral.value < 0 else 1
        exponent = _exponent(tokens, at, is_ten=base == TEN, is_factor=False)
        factor = _power(base, exponent[1]) if exponent is not None else None
        value = sign * factor if factor is not None else None
        step = min(abs(factor), Decimal(1)) if factor is not None else numeral.step
    if exponent is None or value is None:
        return None
    return Numeral(numeral.first, exponent[0], value, step, digits=True, scaled=True)


def _whole(tokens: Tokens, index: int) -> Decimal | None:
    """Return the whole number of a token, the base of a power."""
    is_number = index < len(tokens) and tokens.kinds[index] is TokenKind.NUMBER and tokens.words[index].isdecimal()
    return Decimal(int(tokens.words[index][:8])) if is_number else None


def _exponent(tokens: Tokens, at: int, *, is_ten: bool, is_factor: bool) -> tuple[int, int] | None:
    """Return the end and the value of an exponent behind a caret, raised behind a ten, or behind "x10" and a hyphen."""
    if at >= len(tokens):
        return None
    if tokens.words[at] == CARET and not tokens.gap(at):
        return _signed(tokens, at + 1)
    if not is_ten or "\n" in tokens.gap(at):
        return None
    if not tokens.gap(at) and (tokens.words[at] in RAISED_SIGNS or tokens.raw(at).translate(RAISED).isascii()):
        return _raised(tokens, at)
    is_minus = is_factor and (tokens.gap(at) in HYPHENS or (tokens.words[at] in MINUSES and not tokens.gap(at)))
    return _signed(tokens, at) if is_minus else None


def _signed(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the end and the value of a whole number behind any signs, none of them apart."""
    sign = -1 if tokens.gap(at) in HYPHENS and tokens.gap(at) else 1
    while at < len(tokens) and (tokens.words[at] in MINUSES or tokens.words[at] == PLUS) and not tokens.gap(at):
        sign = -sign if tokens.words[at] in MINUSES else sign
        at += 1
    if at >= len(tokens) or tokens.kinds[at] is not TokenKind.NUMBER or tokens.gap(at).strip("-‐‑"):
        return None
    word = tokens.words[at].lstrip(MINUSES)
    sign = -sign if word != tokens.words[at] else sign
    return (at + 1, sign * int(word)) if word.isdecimal() and len(word) <= len(str(LARGEST)) else None


def _raised(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the end and the value of an exponent in raised figures."""
    sign = tokens.words[at].translate(RAISED) if tokens.words[at] in RAISED_SIGNS else ""
    at += bool(sign)
    figures = tokens.raw(at).translate(RAISED) if at < len(tokens) and not tokens.gap(at) else ""
    return (at + 1, int(sign + figures)) if figures.isdecimal() and figures != tokens.raw(at) else None


def _power(base: Decimal, exponent: int) -> Decimal | None:
    """Return a power that is not too large, nor one of nothing."""
    if not 0 < base <= LARGEST_BASE or abs(exponent) > LARGEST:
        return None
    return base**exponent
