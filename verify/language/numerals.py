"""Read every numeral of a text: digits, words and both mixed, cardinal or ordinal.

In: tokens and a lexicon. Out: `Numeral` values in reading order. What a numeral means (a count, a
percentage, a name) is for the detectors to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from verify.language.lexicon import Lexicon
from verify.language.marks import habit, is_whole, read_literal
from verify.language.roman import ROMAN_LETTERS, read_roman
from verify.language.spelled import read_spelled
from verify.language.tokens import TokenKind, Tokens

__all__ = ["Numeral", "read_numerals"]

ROUND_DIGITS = 4
ROUND_ZEROS = 2
HALF_STEP = Decimal("0.5")
GLUE = frozenset(("", "\u00a0", "\u202f"))  # between digits and a magnitude letter


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: Decimal
    step: Decimal
    digits: bool  # printed in digits, so that no article or homograph is meant
    ordinal: bool = False
    doubtful: bool = False  # an article ("un") or a homograph ("neuf"): a number only with evidence
    scaled: bool = False  # a magnitude word was printed


def read_numerals(tokens: Tokens, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """Return every numeral of a text.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [int(n.value) for n in read_numerals(tokenize("2,5 millions et vingt-et-un, 34 356"), load_lexicon("fr"))]
    [2500000, 21, 34356]
    """
    found: list[Numeral] = []
    habits: dict[str, bool | None] = {}
    end = 0
    text, starts, words = tokens.text, tokens.starts, tokens.words
    for index, kind in enumerate(tokens.kinds):
        if index < end:
            continue
        numeral = None
        if kind is TokenKind.NUMBER:
            numeral = _in_digits(tokens, index, lexicon, habits)
        elif kind is TokenKind.WORD:
            if words[index] in lexicon.starters:
                numeral = _in_words(tokens, index, lexicon)
            elif text[starts[index]] in ROMAN_LETTERS and words[index] not in lexicon.stopwords:
                numeral = _roman(tokens, index, lexicon)
        if numeral is not None:
            found.append(numeral)
            end = numeral.last
    return tuple(found)


def _in_digits(tokens: Tokens, index: int, lexicon: Lexicon, habits: dict[str, bool | None]) -> Numeral:
    literal = read_literal(tokens.words[index], lexicon)
    if literal.doubt:
        is_decimal = _settled(tokens, index, lexicon, habits)
        literal = read_literal(tokens.words[index], lexicon, mark_is_decimal=is_decimal)
    after = index + 1
    is_ordinal = after < len(tokens) and tokens.words[after] in lexicon.ordinal_suffixes and not tokens.gap(after)
    if is_ordinal and not literal.decimals:
        return Numeral(index, after + 1, literal.value, Decimal(1), digits=True, ordinal=True)
    last_digit = Decimal(1).scaleb(-literal.decimals)
    step = last_digit if literal.decimals else round_step(literal.value)
    numeral = Numeral(index, after, literal.value, step, digits=True)
    return _negated(
        tokens, _scaled(tokens, _lettered(tokens, numeral, lexicon, last_digit), lexicon, last_digit), lexicon
    )


def _settled(tokens: Tokens, index: int, lexicon: Lexicon, habits: dict[str, bool | None]) -> bool | None:
    """Tell whether the mark of "1.234" is a decimal one here; `None` leaves it to the language."""
    if is_whole(tokens, index + 1, lexicon):
        return False
    if lexicon.percent.at(tokens, index + 1) or lexicon.magnitudes.at(tokens, index + 1):
        return True
    mark = "." if "." in tokens.words[index] else ","
    if mark not in lexicon.decimal and (
        lexicon.currencies.at(tokens, index + 1) or lexicon.currencies.ending(tokens, index)
    ):
        return False
    if mark not in habits:
        habits[mark] = habit(tokens, mark)
    return habits[mark]


def _lettered(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, last_digit: Decimal) -> Numeral:
    """Multiply by a magnitude letter: glued to the digits, or with money ("120k", "30 M€")."""
    at = numeral.last
    if not tokens.is_word(at) or len(tokens.gap(at)) > 1:
        return numeral
    letter = tokens.raw(at)
    sign = lexicon.currencies.ending(tokens, numeral.first)
    is_money = lexicon.currencies.at(tokens, at + 1) is not None or (sign is not None and not tokens.is_word(sign[0]))
    is_open = tokens.gap(at) in GLUE or is_money or lexicon.percent_of.at(tokens, at + 1) is not None
    factor = lexicon.letters.get(letter) if is_open else None
    if factor is None and (is_money or (not tokens.gap(at) and is_whole(tokens, at + 1, lexicon))):
        factor = lexicon.money_letters.get(letter)
    if factor is None:
        return numeral
    return replace(numeral, last=at + 1, value=numeral.value * factor, step=last_digit * factor, scaled=True)


def _scaled(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, last_digit: Decimal) -> Numeral:
    """Multiply by the magnitude word that follows and add halves ("2,5 millions", "two and a half million")."""
    if not tokens.is_word(numeral.last):
        return numeral
    value, last, scaled = numeral.value, numeral.last, numeral.scaled
    half = lexicon.halves.at(tokens, last) if not scaled else None
    if half is not None and half[1] == HALF_STEP:
        value, last, last_digit = value + half[1], half[0], Decimal("0.1")
    step = last_digit if half is not None else numeral.step
    found = lexicon.magnitudes.at(tokens, last)
    if found is not None and not scaled and _is_beside(tokens, last):
        last, magnitude = found
        value, step, scaled = value * magnitude, last_digit * magnitude, True
        after = lexicon.halves.at(tokens, last)
        if after is not None:
            last, value, step = after[0], value + after[1] * magnitude, magnitude / 10
    if last == numeral.last:
        return numeral
    return replace(numeral, last=last, value=value, step=step, scaled=scaled)


def _is_beside(tokens: Tokens, index: int) -> bool:
    """Tell whether a token stands right behind the one before it, in the same paragraph."""
    gap = tokens.gap(index)
    return len(gap) <= 2 and "\n\n" not in gap  # noqa: PLR2004 - a line end may be two characters


def _negated(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Read "moins 12 degrés" as a number below zero; before anything but a measure the word says less."""
    found = lexicon.minus.ending(tokens, numeral.first)
    if found is None or lexicon.units.at(tokens, numeral.last) is None:
        return numeral
    first = found[0]
    if first > 0 and tokens.words[first - 1] in lexicon.blocked_before.get(tokens.words[first], frozenset()):
        return numeral
    return replace(numeral, first=first, value=-numeral.value)


def _in_words(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    part = _part(tokens, index, lexicon)
    if part is not None:
        return part
    found = read_spelled(tokens, index, lexicon)
    if found is None:
        return _article(tokens, index, lexicon)
    word = tokens.words[found.last - 1]
    if found.ordinal:
        doubtful = found.last == index + 1 and word in lexicon.ordinal_homographs
        return Numeral(index, found.last, found.value, Decimal(1), digits=False, ordinal=True, doubtful=doubtful)
    lone = found.last == index + 1 and word in lexicon.articles | lexicon.homographs | lexicon.pronouns
    numeral = Numeral(index, found.last, found.value, round_step(found.value), digits=False, doubtful=lone)
    magnitude = lexicon.magnitudes.ending(tokens, found.last)
    if magnitude is None or magnitude[0] < index:
        read = _scaled(tokens, numeral, lexicon, Decimal(1))
        return replace(read, doubtful=lone and read.last == numeral.last)
    half = lexicon.halves.at(tokens, found.last)
    numeral = replace(numeral, scaled=True, doubtful=False)
    if half is None:
        return numeral
    value = numeral.value + half[1] * magnitude[1]
    return replace(numeral, last=half[0], value=value, step=magnitude[1] / 10)


def _article(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read an article that is no numeral of its own ("a year ago"), where people or time follow."""
    after = index + 1
    if tokens.words[index] not in lexicon.articles or not (
        lexicon.durations.at(tokens, after) or lexicon.roles.at(tokens, after)
    ):
        return None
    return Numeral(index, after, Decimal(1), Decimal(1), digits=False, doubtful=True)


def _part(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read a part of what follows: "half a million", "un quart d'heure"."""
    found = lexicon.parts.at(tokens, index)
    if found is None:
        return None
    last, share = found
    make = partial(Numeral, index, digits=False)
    magnitude = lexicon.magnitudes.at(tokens, last)
    if magnitude is not None:
        return make(last=magnitude[0], value=share * magnitude[1], step=magnitude[1] / 10, scaled=True)
    if lexicon.durations.at(tokens, last) is None and lexicon.units.at(tokens, last) is None:
        return None
    return make(last=last, value=share, step=Decimal("0.1"))


def _roman(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read "XXIe"; behind a capital it is part of a name ("François Ier")."""
    number = read_roman(tokens.raw(index), lexicon.roman_suffixes)
    is_named = (
        tokens.is_word(index - 1) and tokens.is_upper(index - 1) and tokens.words[index - 1] not in lexicon.stopwords
    )
    if number is None or is_named:
        return None
    return Numeral(index, index + 1, Decimal(number), Decimal(1), digits=True, ordinal=True)


def round_step(value: Decimal) -> Decimal:
    """Return the worth of the last printed digit of a whole number; small or exact figures have 1.

    Round means four digits or more of which at least two are trailing zeros.
    """
    plain = str(abs(int(value)))
    zeros = len(plain) - len(plain.rstrip("0"))
    if value == 0 or len(plain) < ROUND_DIGITS or zeros < ROUND_ZEROS:
        return Decimal(1)
    return Decimal(10) ** zeros
