"""Read every numeral of a text: digits, words and both mixed, cardinal or ordinal.

In: tokens and a lexicon. Out: `Numeral` values in reading order. What a numeral means (a count, a
percentage, a name) is for the detectors to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.tokens import TokenKind, Tokens
from verify.language.words import read_words

__all__ = ["Numeral", "read_numerals"]

LONGEST_RUN = 14  # words; no numeral in news is longer, and a bound keeps the reading linear
ROUND_DIGITS = 4
ROUND_ZEROS = 2


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
    ambiguous: bool = False  # one mark before three digits: thousands or decimals


def read_numerals(tokens: Tokens, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """Return every numeral of a text.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [int(n.value) for n in read_numerals(tokenize("2,5 millions et vingt-et-un, 34 356"), load_lexicon("fr"))]
    [2500000, 21, 34356]
    """
    found: list[Numeral] = []
    index, count = 0, len(tokens)
    starters = lexicon.cardinals | lexicon.ordinal_words.keys() | lexicon.scale_articles
    while index < count:
        kind = tokens.kinds[index]
        numeral = None
        if kind == TokenKind.NUMBER:
            numeral = _in_digits(tokens, index, lexicon)
        elif kind == TokenKind.WORD and tokens.words[index] in starters:
            numeral = _in_words(tokens, index, lexicon)
        if numeral is None:
            index += 1
            continue
        found.append(numeral)
        index = numeral.last
    return tuple(found)


def _in_digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral:
    value, decimals, ambiguous = _literal(tokens.words[index], lexicon)
    if (
        decimals == 0
        and index + 1 < len(tokens)
        and tokens.words[index + 1] in lexicon.ordinal_suffixes
        and tokens.gap(index + 1) == ""
    ):
        return Numeral(index, index + 2, value, Decimal(1), digits=True, ordinal=True)
    step = Decimal(1).scaleb(-decimals) if decimals else _step(value)
    numeral = Numeral(index, index + 1, value, step, digits=True, ambiguous=ambiguous)
    return _scaled(tokens, numeral, lexicon, Decimal(1).scaleb(-decimals))


def _scaled(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, last_digit: Decimal) -> Numeral:
    """Multiply by the magnitude word that follows, if one does ("2,5 millions et demi")."""
    found = lexicon.magnitudes.at(tokens, numeral.last)
    if found is None or len(tokens.gap(numeral.last)) > 1 or "\n\n" in tokens.gap(numeral.last):
        return numeral
    last, magnitude = found
    value, step = numeral.value * magnitude, last_digit * magnitude
    half = lexicon.halves.at(tokens, last)
    if half is not None:
        last, share = half
        value, step = value + share * magnitude, magnitude / 10
    return replace(numeral, last=last, value=value, step=step, scaled=True, ambiguous=False)


def _literal(printed: str, lexicon: Lexicon) -> tuple[Decimal, int, bool]:
    """Return the value of printed digits, the number of decimals, and whether the mark is ambiguous."""
    digits = printed.replace("٬", ",").replace("٫", "." if "." in lexicon.decimal else ",")
    marks = [char for char in digits if char in ".,"]
    mark = marks[-1] if marks else ""
    tail = len(digits) - digits.rfind(mark) - 1 if mark else 0
    alone = len(marks) == 1 and len(digits.split(mark)) == len(marks) + 1
    grouped = any(not char.isdigit() and char not in ".," for char in digits)
    ambiguous = alone and not grouped and tail == 3 and 1 <= len(digits) - 4 <= 3 and digits[0] != "0"  # noqa: PLR2004
    if not mark or (len(marks) > 1 and len(set(marks)) == 1):
        decimals = 0
    elif ambiguous:
        decimals = tail if mark in lexicon.decimal else 0
    else:
        decimals = tail
    plain = "".join(char for char in digits if char.isdigit())
    return Decimal(int(plain)).scaleb(-decimals), decimals, ambiguous


def _step(value: Decimal) -> Decimal:
    """Return the worth of the last printed digit of a whole number; small or exact figures have 1.

    Round means four digits or more of which at least two are trailing zeros.
    """
    plain = str(int(value))
    zeros = len(plain) - len(plain.rstrip("0"))
    if value == 0 or len(plain) < ROUND_DIGITS or zeros < ROUND_ZEROS:
        return Decimal(1)
    return Decimal(10) ** zeros


def _in_words(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    words, last = _run(tokens, index, lexicon)
    ordinal = last < len(tokens) and _ordinal(tokens, last, lexicon, joined=bool(words))
    if ordinal:
        cardinal = [*words, ordinal]
        value = read_words(cardinal, lexicon.text2num)
        if value is not None:
            doubtful = not words and tokens.words[last] in lexicon.ordinal_homographs
            return Numeral(index, last + 1, value, Decimal(1), digits=False, ordinal=True, doubtful=doubtful)
    while words and (words[-1] in lexicon.joiners or read_words(words, lexicon.text2num) is None):
        words.pop()
    value = read_words(words, lexicon.text2num) if words else None
    if value is None:
        return None
    last = index + len(words)
    lone = len(words) == 1 and (words[0] in lexicon.articles or words[0] in lexicon.homographs)
    numeral = Numeral(index, last, value, _step(value), digits=False, doubtful=lone)
    return _scaled_words(tokens, numeral, lexicon)


def _scaled_words(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Add the half of "deux millions et demi", whose magnitude the machine has read already."""
    half = lexicon.halves.at(tokens, numeral.last)
    magnitude = lexicon.magnitudes.ending(tokens, numeral.last)
    if magnitude is None:
        return numeral
    if half is None:
        return replace(numeral, scaled=True)
    value = numeral.value + half[1] * magnitude[1]
    return replace(numeral, last=half[0], value=value, step=magnitude[1] / 10, scaled=True)


def _run(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[list[str], int]:
    """Collect the numeral words that follow each other with a blank or a hyphen between."""
    words: list[str] = []
    last = index
    while last < len(tokens) and len(words) < LONGEST_RUN:
        word = tokens.words[last]
        if words and tokens.gap(last) not in {" ", "-", "‐", "‑", "\u00a0", "\u202f", "\n"}:
            break
        if word in lexicon.cardinals or word in lexicon.magnitudes.words or (words and word in lexicon.joiners):
            words.append(word)
        elif not words and word in lexicon.scale_articles and _is_scale(tokens, last + 1, lexicon):
            words.append(lexicon.one)
        else:
            break
        last += 1
    return words, last


def _is_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    if index >= len(tokens):
        return False
    word = tokens.words[index]
    return word in lexicon.magnitudes.words or (word in lexicon.cardinals and (read_words([word], lexicon.text2num) or 0) >= 100)  # noqa: PLR2004


def _ordinal(tokens: Tokens, index: int, lexicon: Lexicon, *, joined: bool) -> str | None:
    """Return the cardinal of the ordinal word at a token, where it may end a run."""
    word = tokens.words[index]
    if word not in lexicon.ordinal_words or (joined and (word in lexicon.ordinal_standalone or "\n\n" in tokens.gap(index))):
        return None
    return lexicon.ordinal_words[word]
