"""Read fractions: "1/3", "2 3/4", "½", "five eighths", "two and a third", and decimals in words.

In: tokens and the place behind a whole number, or of the digits. Out: where the fraction ends and
its value. A fraction in digits is none where it may be a day ("7/12") unless something shows it.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from verify.language.denominators import below, is_loosely_joined, is_money
from verify.language.lexicon import Lexicon
from verify.language.marks import MINUSES
from verify.language.numeral import Numeral
from verify.language.tokens import HYPHENS, TokenKind, Tokens
from verify.language.words import read_words

__all__ = ["STROKES", "decimal_behind", "fraction_behind", "printed_fraction", "vulgar"]

LARGEST_PLAIN = 10  # the largest denominator of a fraction that nothing but its form shows
LARGEST = 1000
STROKES = frozenset("/\u2044")
LARGEST_LISTED = 12  # so many are told one by one: "two died, and a third" is no fraction
EVERYDAY = frozenset((2, 4))  # halves and quarters
LONGEST = 12  # words or figures behind "point"


def vulgar(word: str) -> Decimal | None:
    """Return the value of a fraction in one character.

    >>> vulgar("¾"), vulgar("x")
    (Decimal('0.75'), None)
    """
    if len(word) != 1 or unicodedata.category(word) != "No":
        return None
    value = unicodedata.numeric(word, None)
    return Decimal(value) if value is not None and 0 < value < 1 else None


def printed_fraction(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """Return the end and the value of a fraction in digits, with the whole number before it if there is one."""
    mixed = _slashed(tokens, index + 1) if " " in tokens.gap(index + 1) and "\n" not in tokens.gap(index + 1) else None
    whole = tokens.words[index]
    sign = -1 if whole[0] in MINUSES else 1
    if mixed is not None and whole.lstrip(MINUSES).isdigit() and mixed[1] < mixed[2]:
        return mixed[0], sign * (Decimal(whole.lstrip(MINUSES)) + Decimal(mixed[1]) / mixed[2])
    found = _slashed(tokens, index)
    if found is None or not 0 < found[1] < found[2]:
        return None
    last, part, of = found
    is_shown = any(table.at(tokens, last) for table in (lexicon.percent_of, lexicon.units, lexicon.magnitudes))
    return (last, sign * Decimal(part) / of) if of <= LARGEST_PLAIN or is_shown else None


def _slashed(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """Return the end and the two numbers of "3/4"; a further stroke makes it something else."""
    last = index + 3
    if last > len(tokens) or tokens.words[index + 1] not in STROKES:
        return None
    if tokens.gap(index + 1) or tokens.gap(index + 2):
        return None
    part, of = tokens.words[index].lstrip(MINUSES), tokens.words[index + 2]
    is_longer = last < len(tokens) and not tokens.gap(last) and (tokens.words[last] == "/" or tokens.is_word(last))
    is_later = index > 0 and tokens.words[index - 1] == "/" and not tokens.gap(index)
    if is_longer or is_later or not (part.isdecimal() and of.isdecimal()) or not 0 < int(of[:5]) <= LARGEST:
        return None
    return last, int(part[:5]), int(of[:5])


def fraction_behind(tokens: Tokens, last: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """Return what stands behind a number that makes a fraction of it ("five eighths") or adds one ("and a third")."""
    found = lexicon.denominators.at(tokens, last)
    if found is not None and value != 1 and is_money(tokens, last, lexicon):
        return None
    if found is not None and is_loosely_joined(tokens, last, lexicon):
        joined = _joined(tokens, last, value, lexicon)
        if joined is not None:
            return joined
    word = tokens.words[found[0] - 1] if found is not None else ""
    is_number = word in lexicon.cardinals  # "ثلاث خمس": two numbers
    if found is not None and not is_number and _is_written_on(tokens, last) and value == value.to_integral_value():
        is_plural = word.endswith(lexicon.plural_endings) or (value != 1 and word in lexicon.invariable)
        if (value != 1 and not is_plural) or value == 0:
            return None
        if is_plural or not _may_count(tokens, found[0], lexicon):
            return found[0], value / found[1]
        return None
    large = _large(tokens, last, lexicon)
    if large is not None and value == value.to_integral_value() and value > 0:
        return large[0], value / large[1]
    return _mixed(tokens, last, value, lexicon)


def _mixed(tokens: Tokens, last: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """Return what a fraction behind "and" adds to a number, or to its magnitude: "five million and a third"."""
    mixer = lexicon.fraction_mixers.at(tokens, last)
    if mixer is None or mixer[0] >= len(tokens):
        return None
    printed = _slashed(tokens, mixer[0]) if tokens.kinds[mixer[0]] is TokenKind.NUMBER else None
    if printed is not None and 0 < printed[1] < printed[2] and value == value.to_integral_value():
        return printed[0], value + Decimal(printed[1]) / printed[2]
    part, at = _numerator(tokens, mixer[0], lexicon), mixer[0] + 1
    if part is None and _is_bare(tokens, mixer[0], lexicon):
        part, at = Decimal(1), mixer[0]
    of = below(tokens, at, lexicon) if part is not None else None
    if part is None or of is None or part >= of[1]:
        return None
    may_order = part == 1 and at > mixer[0]  # "and a third man": nothing is ordered by "and three fifths"
    if may_order and _may_count(tokens, of[0], lexicon, is_mixed=True):
        return None
    is_magnitude = lexicon.magnitudes.at(tokens, of[0]) is not None
    if is_magnitude and tokens.words[last - 1] in lexicon.magnitude_words:
        return None
    is_unit = is_magnitude or lexicon.units.at(tokens, of[0]) or lexicon.durations.at(tokens, of[0])
    is_listed = may_order and value <= LARGEST_LISTED and of[1] not in EVERYDAY and not is_unit
    if is_listed and tokens.is_word(of[0]) and "\n" not in tokens.gap(of[0]):
        return None
    magnitude = lexicon.magnitude_words.get(tokens.words[last - 1], Decimal(1))
    return of[0], value + part / of[1] * (magnitude if magnitude >= LARGEST else 1)


def _is_bare(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a denominator is one part without an article: "ثلاثة وربع", "two and half hours"."""
    word = tokens.words[index]
    if word in lexicon.invariable:
        return word not in lexicon.cardinals
    found = lexicon.denominators.at(tokens, index)
    if found is None or found[1] not in EVERYDAY or word in lexicon.ordinal_words:
        return False
    return any(table.at(tokens, found[0]) is not None for table in (lexicon.units, lexicon.durations))


def _large(tokens: Tokens, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the end and the number of a denominator in two words: "three twenty-fifths"."""
    at = last + 1
    if not tokens.is_word(at) or tokens.gap(at) not in HYPHENS or tokens.words[last] not in lexicon.cardinals:
        return None
    found = lexicon.denominators.at(tokens, at)
    tens = read_words([tokens.words[last]], lexicon.machine)
    if found is None or tens is None or tens % LARGEST_PLAIN or not found[1] < LARGEST_PLAIN <= tens:
        return None
    return (found[0], int(tens) + found[1]) if not _may_count(tokens, found[0], lexicon) else None


def _joined(tokens: Tokens, last: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """Return "nine million and five ninths": a part of the magnitude, or of one where there is none."""
    part = _numerator(tokens, last - 1, lexicon)
    of = lexicon.denominators.at(tokens, last)
    if part is None or of is None or not 0 < part < of[1] or part >= value:
        return None
    magnitude = lexicon.magnitude_words.get(tokens.words[last - 3], Decimal(1))
    smaller = lexicon.magnitudes.at(tokens, of[0])
    if smaller is not None and smaller[1] < magnitude:
        return smaller[0], value - part + part / of[1] * smaller[1]
    return of[0], value - part + part / of[1] * (magnitude if magnitude >= LARGEST else 1)


def _numerator(tokens: Tokens, index: int, lexicon: Lexicon) -> Decimal | None:
    """Return the one word or digit above a denominator."""
    word = tokens.words[index]
    if word in lexicon.articles:
        return Decimal(1)
    return read_words([word], lexicon.machine) if word in lexicon.cardinals else None


def _may_count(tokens: Tokens, index: int, lexicon: Lexicon, *, is_mixed: bool = False) -> bool:
    """Tell whether a word follows that an ordinal could order ("a fifth man", "one second later")."""
    if not tokens.is_word(index) or "\n" in tokens.gap(index):
        return False
    if lexicon.percent_of.at(tokens, index) or tokens.words[index] in lexicon.stopwords:
        return False
    tables = (lexicon.units, lexicon.durations, lexicon.magnitudes)
    return not (is_mixed and any(table.at(tokens, index) for table in tables))


def _is_written_on(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    return gap in HYPHENS or (gap != "" and not gap.strip() and gap.count("\n") < 2)  # noqa: PLR2004


def decimal_behind(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """Return the decimals in words behind a whole number: "zero point zero eight", "1 virgule 5"."""
    last, value = numeral.last, numeral.value
    point = lexicon.decimal_words.at(tokens, last)
    is_plain = not numeral.digits or tokens.words[numeral.first].isdecimal()
    if point is None or not is_plain or not _is_written_on(tokens, last):
        return None
    found = _printed_decimals(tokens, point[0]) or _spelled_decimals(tokens, point[0], lexicon)
    is_with = lexicon.fraction_mixers.at(tokens, last) is not None  # "siete con cincuenta"
    if found is None or ((is_with or numeral.digits) and _is_apart(tokens, found[0], lexicon, is_with=is_with)):
        return None
    sign = -1 if value < 0 else 1
    return found[0], value + sign * Decimal(int(found[1])).scaleb(-len(found[1]))


def _is_apart(tokens: Tokens, last: int, lexicon: Lexicon, *, is_with: bool) -> bool:
    """Tell whether what is behind would-be decimals is counted by them alone: "1 point 3 minutes from time"."""
    return _may_count(tokens, last, lexicon, is_mixed=not is_with) and lexicon.percent.at(tokens, last) is None


def _printed_decimals(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Return the end and the figures of decimals in digits, unless they open a number of their own."""
    if index >= len(tokens) or tokens.kinds[index] is not TokenKind.NUMBER or not _is_written_on(tokens, index):
        return None
    figures = tokens.words[index]
    return (index + 1, figures) if figures.isdecimal() and len(figures) <= LONGEST else None


def _may_be_joined(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a joiner may follow a word inside a number: "vinte e três", not "point five and seven"."""
    return bool(words) and not lexicon.scale_articles and (read_words(words, lexicon.machine) or 0) >= LARGEST_PLAIN


def _spelled_decimals(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return the end and the figures of decimals in words, one by one or as one number."""
    words: list[str] = []
    at = index
    while at < len(tokens) and len(words) < LONGEST and _is_written_on(tokens, at):
        word = tokens.words[at]
        is_joiner = word in lexicon.joiners and at + 1 < len(tokens) and _may_be_joined(words[-1:], lexicon)
        if word not in lexicon.cardinals and not (is_joiner and tokens.words[at + 1] in lexicon.cardinals):
            break
        words.append(lexicon.spellings.get(word, word))
        at += 1
    ones = [read_words([word], lexicon.machine) or Decimal(0) for word in words]
    if not words:
        return None
    whole = None if all(one < LARGEST_PLAIN for one in ones) else read_words(words, lexicon.machine)
    return at, "".join(str(one) for one in ones) if whole is None else str(whole)
