"""Read every numeral of a text: digits, words and both mixed, cardinal or ordinal.

In: tokens and a lexicon. Out: `Numeral` values in reading order. What a numeral means (a count, a
percentage, a name) is for the detectors to say.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from verify.language.alone import read_alone
from verify.language.denominators import parted
from verify.language.dotted import is_dotted
from verify.language.edges import Opening
from verify.language.fractions import vulgar
from verify.language.lexicon import Lexicon
from verify.language.lone import is_last, is_lone
from verify.language.magnify import lettered, may_extend, of_smaller, packed, scaled, with_part
from verify.language.marks import MINUSES, habit, is_whole, read_literal
from verify.language.numeral import FINE, Numeral, round_step
from verify.language.part_of_unit import up_to_unit
from verify.language.roman import ROMAN_LETTERS, read_roman
from verify.language.spelled import read_spelled
from verify.language.tokens import TokenKind, Tokens
from verify.language.unit_articles import counts_unit

__all__ = ["Numeral", "read_numerals"]

LINE_ENDS = frozenset(("\n", "\r\n", "\r"))
ONE = Decimal(1)
THOUSANDS = ",000"
LARGEST_ALONE = 20  # beyond, a number with the sign of degrees alone is an angle
GROUP = 3  # digits between two thousands marks


def read_numerals(tokens: Tokens, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """Return every numeral of a text.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [int(n.value) for n in read_numerals(tokenize("2,5 millions et vingt-et-un, 34 356"), load_lexicon("fr"))]
    [2500000, 21, 34356]
    """
    alone = read_alone(tokens, lexicon)
    if alone is not None:
        return (alone,)
    found: list[Numeral] = []
    habits: dict[str, bool | None] = {}
    end = 0
    number, letters = TokenKind.NUMBER, TokenKind.WORD
    for index in _candidates(tokens, lexicon):
        if index < end:
            continue
        numeral = None
        if tokens.kinds[index] is number:
            numeral = _in_digits(tokens, index, lexicon, habits)
        elif tokens.kinds[index] is letters:
            numeral = _in_letters(tokens, index, lexicon)
        if numeral is not None and numeral.fraction and 0 < numeral.value < 1:
            numeral = up_to_unit(tokens, numeral, lexicon)
        if numeral is not None:
            end = numeral.last
            is_next = bool(found) and found[-1].last == index - 1
            whole = _restated(tokens, found[-1], numeral) if is_next else None
            if whole is not None:
                found[-1], end = whole, whole.last
            else:
                found.append(numeral)
    return tuple(found)


def _in_letters(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read a numeral that begins with a word, or with a fraction in one character."""
    word = tokens.words[index]
    part = vulgar(word) if len(word) == 1 else None
    if part is not None:
        return Numeral(index, index + 1, part, FINE, digits=True, fraction=True)
    if word in lexicon.starters or lexicon.compounds.is_numeral(word):
        numeral = _in_words(tokens, index, lexicon)
        is_cardinal = numeral is not None and not numeral.ordinal and index > 0
        return _negated(tokens, numeral, lexicon) if numeral is not None and is_cardinal else numeral
    if tokens.text[tokens.starts[index]] in ROMAN_LETTERS and word not in lexicon.stopwords:
        return _roman(tokens, index, lexicon)
    return None


def _restated(tokens: Tokens, before: Numeral, numeral: Numeral) -> Numeral | None:
    """Return a number that a bracket behind it says again, once in digits and once in words: "45 (forty-five)"."""
    last = numeral.last
    if tokens.words[before.last] != "(" or before.value != numeral.value:
        return None
    if before.digits is numeral.digits or before.ordinal is not numeral.ordinal:
        return None
    is_closed = last < len(tokens) and tokens.words[last] == ")"
    return replace(before, last=last + 1, doubtful=False) if is_closed else None


def _wrapped(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read a figure that a line's end cuts between thousands, where something counted follows."""
    after = index + 1
    if after >= len(tokens.kinds) or tokens.kinds[after] is not TokenKind.NUMBER:
        return None
    if tokens.gap(after).strip(" ") not in LINE_ENDS:
        return None
    head, tail = tokens.words[index], tokens.words[after]
    is_cut = head.isdecimal() and len(head) <= GROUP and tail.isdecimal() and len(tail) == GROUP
    if not is_cut or not tokens.is_word(index - 1) or "\n" in tokens.gap(index) or head[0] == "0":
        return None
    if not is_whole(tokens, after + 1, lexicon) or "\n" in tokens.gap(after + 1):
        return None
    value = Decimal(head + tail)
    return Numeral(index, after + 1, value, round_step(value), digits=True)


def _candidates(tokens: Tokens, lexicon: Lexicon) -> list[int]:
    """Return where a numeral may begin, by the words of the text, each looked at once."""
    found: list[int] = []
    for opening, places in zip(
        map(lexicon.edges.openings.tell.__getitem__, tokens.places), tokens.places.values(), strict=True
    ):
        if opening is Opening.NUMERAL:
            found += places
        elif opening is Opening.ROMAN:
            found += [index for index in places if tokens.text[tokens.starts[index]] in ROMAN_LETTERS]
    found.sort()
    return found


def _in_digits(tokens: Tokens, index: int, lexicon: Lexicon, habits: dict[str, bool | None]) -> Numeral:
    wrapped = _wrapped(tokens, index, lexicon)
    if wrapped is not None:
        return wrapped
    literal = read_literal(tokens.words[index], lexicon)
    if literal.doubt:
        is_decimal = _settled(tokens, index, lexicon, habits)
        literal = read_literal(tokens.words[index], lexicon, mark_is_decimal=is_decimal)
    after = index + 1
    last_digit = ONE.scaleb(-literal.decimals) if literal.decimals else ONE
    step = last_digit if literal.decimals else round_step(literal.value)
    numeral = Numeral(index, after, literal.value, step, digits=True)
    if not may_extend(tokens, after, lexicon):
        return _negated(tokens, numeral, lexicon)
    suffix = _suffix(tokens, after, lexicon)
    if suffix is not None and not literal.decimals:
        return Numeral(index, suffix, literal.value, Decimal(1), digits=True, ordinal=True)
    if is_dotted(tokens, index, lexicon):
        return Numeral(index, after + 1, literal.value, Decimal(1), digits=True, ordinal=True)
    part = with_part(tokens, numeral, lexicon)
    if part is not None:
        return _negated(tokens, part if part.scaled else scaled(tokens, part, lexicon, part.step), lexicon)
    return _negated(
        tokens, scaled(tokens, lettered(tokens, numeral, lexicon, last_digit), lexicon, last_digit), lexicon
    )


def _is_ordering(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a suffix that is a unit too ("°") orders what follows: "1° maggio", not "37 °C" or "45°"."""
    after = index + 1
    if after == len(tokens) and index == 1:
        return tokens.words[0].isdecimal() and int(tokens.words[0][:4]) <= LARGEST_ALONE  # "1°" and nothing else
    is_longer = (lexicon.units.at(tokens, index) or (after,))[0] > after
    return not is_longer and tokens.is_word(after) and tokens.words[after] not in lexicon.stopwords


def _suffix(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """Return the end of an ordinal's suffix glued to digits, with the point before it ("21e", "21.ª")."""
    if index >= len(tokens.words) or tokens.gap(index):
        return None
    word = tokens.words[index]
    if word in lexicon.ordinal_suffixes:
        return index + 1 if lexicon.units.at(tokens, index) is None or _is_ordering(tokens, index, lexicon) else None
    if word == "." and index + 1 < len(tokens.words) and not tokens.gap(index + 1):
        return index + 2 if f".{tokens.words[index + 1]}" in lexicon.ordinal_suffixes else None
    return None


def _settled(tokens: Tokens, index: int, lexicon: Lexicon, habits: dict[str, bool | None]) -> bool | None:
    """Tell whether the mark of "1.234" is a decimal one here; `None` leaves it to the language."""
    if is_whole(tokens, index + 1, lexicon):
        return False
    if lexicon.percent.at(tokens, index + 1) or lexicon.magnitudes.at(tokens, index + 1):
        return True
    mark = "." if "." in tokens.words[index] else ","
    if mark == "," and tokens.words[index].endswith(THOUSANDS):
        return False  # nobody prints three zeros behind a decimal comma
    if mark not in lexicon.decimal and (
        lexicon.currencies.at(tokens, index + 1) or lexicon.currencies.ending(tokens, index)
    ):
        return False
    if mark not in habits:
        habits[mark] = habit(tokens, mark, lexicon)
    return habits[mark]


def _negated(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Read "moins 12 degrés" as a number below zero; before anything but a measure the word says less."""
    if numeral.first == 0 or (numeral.first > 1 and tokens.words[numeral.first - 1] not in lexicon.edges.negating):
        return numeral
    sign = lexicon.negative.ending(tokens, numeral.first)
    before = sign[0] - 1 if sign is not None else 0
    if sign is not None and (before < 0 or tokens.kinds[before] in {TokenKind.WORD, TokenKind.SIGN}):
        return replace(numeral, first=sign[0], value=-numeral.value, doubtful=False)
    if numeral.first == 1 and tokens.words[0] in MINUSES and is_last(tokens, numeral.last, lexicon, measured=True):
        return replace(numeral, first=0, value=-numeral.value)
    found = lexicon.minus.ending(tokens, numeral.first)
    if found is None:
        return numeral
    is_measured = lexicon.units.at(tokens, numeral.last) or lexicon.percent.at(tokens, numeral.last)
    is_end = is_lone(tokens, found[0], numeral.last, lexicon) or lexicon.range_pairs.ending(tokens, found[0])
    if is_measured is None and not is_end:
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
    if found.fraction:
        return Numeral(index, found.last, found.value, FINE, digits=False, fraction=True)
    if found.ordinal:
        doubtful = found.last == index + 1 and word in lexicon.ordinal_homographs
        return Numeral(index, found.last, found.value, Decimal(1), digits=False, ordinal=True, doubtful=doubtful)
    lone = found.last == index + 1 and _may_stand_for_more(word, lexicon)
    numeral = Numeral(index, found.last, found.value, round_step(found.value), digits=False, doubtful=lone)
    part = with_part(tokens, numeral, lexicon)
    if part is not None:
        return scaled(tokens, part, lexicon, part.step)
    magnitude = lexicon.magnitudes.ending(tokens, found.last)
    if magnitude is None or magnitude[0] < index:
        read = scaled(tokens, numeral, lexicon, Decimal(1))
        is_doubtful = lone and read.last == numeral.last
        return read if read.doubtful is is_doubtful else replace(read, doubtful=is_doubtful)
    half = lexicon.halves.at(tokens, found.last)
    numeral = replace(numeral, scaled=True, doubtful=False)
    if half is None:
        return packed(tokens, numeral, lexicon)
    last, worth = of_smaller(tokens, half, magnitude[1], lexicon)
    return replace(numeral, last=last, value=numeral.value + worth, step=magnitude[1] / 10)


def _may_stand_for_more(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a number's word is an article, a pronoun or another word too."""
    return word in lexicon.articles or word in lexicon.homographs or word in lexicon.pronouns


def _article(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """Read an article that is no numeral of its own ("a year ago"), where people or time follow."""
    after = index + 1
    if tokens.words[index] not in lexicon.articles:
        return None
    part = parted(tokens, [lexicon.one], after, lexicon, article=True) if after < len(tokens) else None
    if part is not None:
        return Numeral(index, part[0], part[1], FINE, digits=False, fraction=True)
    if not (
        lexicon.durations.at(tokens, after) or lexicon.roles.at(tokens, after) or counts_unit(tokens, index, lexicon)
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
    if share < 1 and lexicon.durations.at(tokens, last) is None and lexicon.units.at(tokens, last) is None:
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
