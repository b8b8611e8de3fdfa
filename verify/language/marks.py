"""Tell thousands marks from decimal marks in printed digits.

In: digits as printed. Out: their value, and whether one mark before three digits leaves a doubt. What
settles the doubt is the language, then the document's own habit, then what the number counts.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from msgspec import Struct

from verify.language.lexicon import Lexicon
from verify.language.tokens import TokenKind, Tokens, undirected

__all__ = ["MINUSES", "Literal", "habit", "is_whole", "read_literal"]

GROUP = 3  # digits between two thousands marks
MINUSES = "-−"
HOUR = re.compile(r"\d{1,2}[.,][0-5]\d")
DECIMAL_MARKS = frozenset(",.٫")


class Literal(Struct, frozen=True):
    """Printed digits: their value, their decimals, and the mark that may be either, if one may."""

    value: Decimal
    decimals: int
    doubt: str = ""


def read_literal(printed: str, lexicon: Lexicon, *, mark_is_decimal: bool | None = None) -> Literal:
    """Read printed digits; `mark_is_decimal` settles what a doubtful mark is, else the language does.

    >>> from verify.language.lexicon import load_lexicon
    >>> read_literal("34.356,5", load_lexicon("fr"))
    Literal(value=Decimal('34356.5'), decimals=1, doubt='')
    >>> read_literal("1,125", load_lexicon("fr")).doubt
    ','
    """
    if printed.isdecimal():
        return Literal(Decimal(int(printed)), 0)
    printed = printed if printed.isascii() else undirected(printed)
    sign = -1 if printed[0] in MINUSES else 1
    if "،" in printed and not DECIMAL_MARKS.isdisjoint(printed):
        printed = printed.replace("،", "")  # "12،220,13": one comma groups, the other one parts
    point = "." if "." in lexicon.decimal else ","
    digits = printed.lstrip(MINUSES).replace("٬", "").replace("،", ",").replace("٫", point)
    digits, _, power = digits.partition("e")
    exponent = int(power.replace("−", "-")) if power else 0
    digits = digits if "," in lexicon.decimal else digits.lstrip(",")
    mark, is_group = _last_mark(digits)
    tail = len(digits) - digits.rfind(mark) - 1 if mark else 0
    doubt = mark if mark and _is_doubtful(digits, mark, tail) else ""
    decimals = 0 if is_group else tail
    if doubt:
        is_decimal = doubt in lexicon.decimal if mark_is_decimal is None else mark_is_decimal
        decimals = tail if is_decimal else 0
    plain = "".join(filter(str.isdigit, digits))
    return Literal(sign * Decimal(int(plain)).scaleb(exponent - decimals), max(decimals - exponent, 0), doubt)


def habit(tokens: Tokens, mark: str, lexicon: Lexicon) -> bool | None:
    """Tell whether the other figures of a text use a mark for decimals; `None` where none of them says.

    A time of day ("8.30 Uhr", "a las 20.45") says nothing.
    """
    votes: Counter[bool] = Counter()
    for index in tokens.of(TokenKind.NUMBER):
        printed = tokens.words[index]
        if mark not in printed or _is_time(tokens, index, lexicon):
            continue
        last, is_group = _last_mark(printed)
        tail = len(printed) - printed.rfind(last) - 1
        if not _is_doubtful(printed, last, tail):
            votes[last == mark and not is_group] += 1
    return None if votes[True] == votes[False] else votes[True] > votes[False]


def _is_time(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a figure is a time of day: by the word behind it, or as minutes behind a word before a time."""
    clock = lexicon.clock
    if clock["hours"].at(tokens, index + 1) or clock["after"].at(tokens, index + 1):
        return True
    is_led = clock["before"].ending(tokens, index) or clock["only"].ending(tokens, index)
    return bool(is_led) and HOUR.fullmatch(tokens.words[index]) is not None


def is_whole(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether what stands at a token can only be counted in whole numbers: people, plurals of things.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [is_whole(tokenize(text), 1, load_lexicon("fr")) for text in ("34,356 ont été tués", "1,125 euros")]
    [True, False]
    """
    at = index
    while tokens.is_word(at) and tokens.words[at] in lexicon.auxiliaries:
        at += 1
    if lexicon.roles.at(tokens, at) or lexicon.metrics.at(tokens, at):
        return True
    if at > index or not tokens.is_word(index):
        return False
    word = tokens.words[index]
    tables = (lexicon.units, lexicon.currencies, lexicon.durations, lexicon.percent, lexicon.percent_points)
    if word in lexicon.stopwords or lexicon.bare_points.at(tokens, index) or any(t.at(tokens, index) for t in tables):
        return False
    return word.endswith(lexicon.plural_endings) and (not lexicon.capital_nouns or tokens.is_upper(index))


def _last_mark(digits: str) -> tuple[str, bool]:
    """Return the last comma or point, and whether it can only stand between thousands, being one of several."""
    points, commas = digits.count("."), digits.count(",")
    if not points + commas:
        return "", False
    mark = "." if digits.rfind(".") > digits.rfind(",") else ","
    return mark, points + commas > 1 and not (points and commas)


def _is_doubtful(digits: str, mark: str, tail: int) -> bool:
    """Tell whether "1.234" may be either: one mark alone, three digits behind it, one to three before."""
    head = len(digits) - tail - 1
    if tail != GROUP or not 1 <= head <= GROUP or digits[0] == "0" or digits.count(mark) != 1:
        return False
    return all(char.isdigit() or char == mark for char in digits)
