"""What follows a number and makes it larger or finer: magnitudes, letters, halves, packs, fractions.

In: tokens and a numeral. Out: the numeral with what belongs to it.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from verify.language.denominators import is_loosely_joined
from verify.language.fractions import STROKES, decimal_behind, fraction_behind, printed_fraction, vulgar
from verify.language.lexicon import Lexicon
from verify.language.lone import is_last
from verify.language.marks import MINUSES, is_whole
from verify.language.numeral import FINE, Numeral
from verify.language.powers import OPENERS, powered
from verify.language.tokens import TokenKind, Tokens
from verify.language.words import read_words

__all__ = ["lettered", "may_extend", "of_smaller", "packed", "scaled", "with_part"]

HALF_STEP = Decimal("0.5")
HUNDRED = 100
ONE = Decimal(1)
THOUSANDS = tuple(Decimal(1000) ** power for power in (4, 3, 2, 1))
PREFIXES = {"k": Decimal(10**3), "M": Decimal(10**6), "G": Decimal(10**9), "T": Decimal(10**12)}
CLOSING = frozenset(",;:!?%)»”…")  # signs that make nothing of the digits before them
GLUE = frozenset(("", "\u00a0", "\u202f"))  # between digits and a magnitude letter


def may_extend(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell quickly whether what stands at a token, behind digits, may belong to them."""
    if index >= len(tokens.words):
        return True
    word = tokens.words[index]
    if len(word) == 1:
        return word not in CLOSING
    return word in lexicon.edges.extending or tokens.kinds[index] is not TokenKind.WORD


def with_part(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """Return a number with the power or the fraction behind it, or as part of one: "2 3/4", "2½", "five eighths"."""
    last = numeral.last
    if numeral.digits and last < len(tokens.words) and _may_have_part(tokens, last):
        power = powered(tokens, numeral) if tokens.words[last][0] in OPENERS else None
        if power is not None:
            return power
        found = printed_fraction(tokens, numeral.first, lexicon)
        if found is not None:
            return replace(numeral, last=found[0], value=found[1], step=FINE, fraction=True)
        one = vulgar(tokens.words[last]) if last < len(tokens) and len(tokens.gap(last)) <= 1 else None
        if one is not None:
            return replace(numeral, last=last + 1, value=numeral.value + one, step=FINE, fraction=True)
    word = tokens.words[last] if tokens.is_word(last) else ""
    if word not in lexicon.part_words and word not in lexicon.cardinals:
        return None
    found = decimal_behind(tokens, numeral, lexicon)
    if found is not None:
        return replace(numeral, last=found[0], value=found[1], step=FINE, doubtful=False)
    found = fraction_behind(tokens, last, numeral.value, lexicon)
    if found is None:
        return None
    return replace(numeral, last=found[0], value=found[1], step=FINE, doubtful=False, fraction=True)


def _may_have_part(tokens: Tokens, last: int) -> bool:
    """Tell quickly whether a stroke, a digit or a fraction in one character stands behind digits."""
    if tokens.is_word(last):
        return tokens.ends[last] - tokens.starts[last] == 1
    return tokens.kinds[last] is not TokenKind.SIGN or tokens.words[last] in STROKES or tokens.words[last] in OPENERS


def lettered(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, last_digit: Decimal) -> Numeral:
    """Multiply by a magnitude letter: glued to the digits, or with money ("120k", "30 M€")."""
    at = numeral.last
    is_first = numeral.first == 0 or (numeral.first == 1 and tokens.words[0] in MINUSES)
    is_whole_text = is_first and is_last(tokens, at + 1, lexicon)
    if not tokens.is_word(at) or (len(tokens.gap(at)) > 1 and not is_whole_text):
        return numeral
    letter = tokens.raw(at)
    if not is_whole_text and letter not in lexicon.letters and letter not in lexicon.money_letters:
        return numeral
    sign = lexicon.currencies.ending(tokens, numeral.first)
    is_sign = sign is not None and (
        not tokens.is_word(numeral.first - 1) or tokens.raw(numeral.first - 1) in lexicon.currency_codes
    )
    is_money = is_sign or lexicon.currencies.at(tokens, at + 1) is not None
    is_open = tokens.gap(at) in GLUE or is_money or is_whole_text or lexicon.percent_of.at(tokens, at + 1) is not None
    factor = lexicon.letters.get(letter) if is_open else None
    if factor is None and (is_money or (not tokens.gap(at) and is_whole(tokens, at + 1, lexicon))):
        factor = lexicon.money_letters.get(letter)
    if factor is None and is_whole_text:
        factor = lexicon.money_letters.get(letter) or PREFIXES.get(letter)
    if factor is None:
        return numeral
    return replace(numeral, last=at + 1, value=numeral.value * factor, step=last_digit * factor, scaled=True)


def scaled(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, last_digit: Decimal) -> Numeral:
    """Multiply by the magnitude word that follows and add halves ("2,5 millions", "two and a half million")."""
    if not tokens.is_word(numeral.last):
        return numeral
    value, last, scaled = numeral.value, numeral.last, numeral.scaled
    word = tokens.words[last]
    if not (word in lexicon.magnitudes.words or word in lexicon.halves.words or word in lexicon.packs.words):
        return numeral
    half = lexicon.halves.at(tokens, last) if not scaled else None
    if half is not None and half[1] == HALF_STEP:
        unit = ONE if numeral.digits else next((each for each in THOUSANDS if value >= each and not value % each), ONE)
        value, last, last_digit = value + half[1] * unit, half[0], unit / 10  # "ألفان ونصف" are 2,500
    step = last_digit if half is not None else numeral.step
    found = lexicon.magnitudes.at(tokens, last)
    if found is not None and not scaled and _is_beside(tokens, last):
        last, magnitude = found
        if half is not None and numeral.value >= magnitude:  # "مليونان ونصف مليون": two million, half a million more
            value = numeral.value + half[1] * magnitude
        else:
            value *= magnitude
        step, scaled = last_digit * magnitude, True
        after = lexicon.halves.at(tokens, last)
        if after is not None:
            last, part = of_smaller(tokens, after, magnitude, lexicon)
            value, step = value + part, magnitude / 10
        elif numeral.digits:
            last, value, step = _continued(tokens, (last, value, step), magnitude, lexicon)
    numeral = numeral if last == numeral.last else replace(numeral, last=last, value=value, step=step, scaled=scaled)
    return numeral if scaled else packed(tokens, numeral, lexicon)


def packed(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Multiply by what counts a number of things each: "three dozen", "two hundred dozens"."""
    last = numeral.last
    pack = lexicon.packs.at(tokens, last) if last < len(tokens) and _is_beside(tokens, last) else None
    if pack is None:
        return numeral
    ones = _plain_number(tokens, last - 1, lexicon) if is_loosely_joined(tokens, last, lexicon) else None
    many = numeral.value if ones is None else ones  # "three hundred and two dozen" are 300 and 24
    return replace(numeral, last=pack[0], value=numeral.value - many + many * pack[1], step=numeral.step * pack[1])


def of_smaller(tokens: Tokens, half: tuple[int, Decimal], magnitude: Decimal, lexicon: Lexicon) -> tuple[int, Decimal]:
    """Return the end and the worth of a half behind a magnitude: of a smaller one that follows, else of itself."""
    found = lexicon.magnitudes.at(tokens, half[0])
    if found is not None and found[1] <= magnitude and _is_beside(tokens, half[0]):
        return found[0], half[1] * found[1]
    return half[0], half[1] * magnitude


def _continued(
    tokens: Tokens, read: tuple[int, Decimal, Decimal], magnitude: Decimal, lexicon: Lexicon
) -> tuple[int, Decimal, Decimal]:
    """Add the smaller parts of "4 thousand 3 hundred" and "3 hundred and 21"."""
    last, value, step = read
    while last < len(tokens) and _is_beside(tokens, last):
        at = last + 1 if tokens.words[last] in lexicon.joiners and magnitude == HUNDRED else last
        one = _plain_number(tokens, at, lexicon) if at < len(tokens) else None
        if one is None:
            break
        found = lexicon.magnitudes.at(tokens, at + 1)
        factor = found[1] if found is not None else Decimal(1)
        part = one * factor
        if not 0 < part < magnitude or (found is None and magnitude != HUNDRED):
            break
        last, value, step, magnitude = found[0] if found is not None else at + 1, value + part, factor, factor
    return last, value, step


def _plain_number(tokens: Tokens, index: int, lexicon: Lexicon) -> Decimal | None:
    """Return a whole number of one token."""
    word = tokens.words[index]
    if tokens.kinds[index] is TokenKind.NUMBER:
        return Decimal(word) if word.isdecimal() else None
    return read_words([word], lexicon.machine) if word in lexicon.cardinals else None


def _is_beside(tokens: Tokens, index: int) -> bool:
    """Tell whether a token stands right behind the one before it, in the same paragraph."""
    gap = tokens.gap(index)
    return (len(gap) <= 2 or gap.strip("\u00a0") == "") and "\n\n" not in gap  # noqa: PLR2004 - a line end may be two characters
