"""Read a figure as it is printed and print another in its place, in the same form.

In: words with a figure, and a language. Out: its value, and the words with another value. This reads figures
anew, apart from the package, so that the corpus does not measure the package by itself.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Figure", "read_figure", "with_value", "words_of"]

WORDS = Path(__file__).with_name("words.toml")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
LONGEST_PLAIN = 4  # digits that stand without a separator, as in 1999
ROUND = 1000  # from here on, zeros at the end make a figure round

_DIGITS = re.compile(r"\d(?:[\d\u202f\u00a0 .,'’٬٫]*\d)?")
_ENGLISH = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_FRENCH = re.compile(r"(?<=\d)(?:er|re|ère)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed; `start` and `end` are those of its digits, or of its word where it has none."""

    words: str
    lang: str
    start: int
    end: int
    value: Decimal
    step: Decimal  # the worth of its last printed digit
    times: Decimal = Decimal(1)  # of a magnitude word: million
    places: int = 0  # digits behind the point
    group: str = ""
    spelled: tuple[str, ...] = ()  # the table of words that it stands in


@cache
def words_of(lang: str) -> dict[str, Any]:
    """Return the words of a language that the versions are made with."""
    found: dict[str, Any] = tomllib.loads(WORDS.read_text(encoding="utf-8"))[lang]
    return found


def read_figure(words: str, lang: str, value: Decimal | None = None) -> Figure | None:
    """Read a figure; `value` is given where it is printed in words.

    >>> found = read_figure("2,5 millions", "fr")
    >>> found.value, found.step, found.group
    (Decimal('2500000.0'), Decimal('100000.0'), '')
    """
    digits = _DIGITS.search(words)
    if digits is None:
        return None if value is None else _spelled(words, lang, value)
    known = words_of(lang)
    printed = digits[0].translate(LATIN)
    whole, point, behind = _split(printed, known["decimal"])
    group = next((sign for sign in whole if not sign.isdigit()), "")
    number = Decimal("".join(sign for sign in whole if sign.isdigit()) + point + behind)
    after = words[digits.end() :].lstrip("- \u00a0\u202f")
    times = next((Decimal(worth) for word, worth in known["magnitudes"].items() if _begins(after, word)), Decimal(1))
    step = Decimal(1).scaleb(-len(behind)) * times
    if times == 1 and not behind:
        step = _round_step(number)
    return Figure(words, lang, *digits.span(), number * times, step, times, len(behind), group)


def _begins(text: str, word: str) -> bool:
    return text.lower().startswith(word) and not text[len(word) : len(word) + 1].isalpha()


def _split(printed: str, decimals: str) -> tuple[str, str, str]:
    """Part a number at its decimal sign: one of the language's, once, not before three digits unless alone."""
    at = max((printed.rfind(sign) for sign in decimals), default=-1)
    if at < 0 or printed.count(printed[at]) > 1:
        return printed, "", ""
    return printed[:at], ".", printed[at + 1 :]


def _round_step(number: Decimal) -> Decimal:
    """Return the worth of the last digit that is meant: at least two zeros at the end of four digits or more."""
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    return Decimal(10) ** zeros if number >= ROUND and zeros >= 2 else Decimal(1)


def _spelled(words: str, lang: str, value: Decimal) -> Figure:
    """Find a word for a value in the tables of the language."""
    at = int(value) - 1
    known = [(table[at], tuple(table)) for table in words_of(lang)["tables"] if 0 <= at < len(table) and table[at]]
    for word, table in sorted(known, key=lambda pair: -len(pair[0])):
        start = words.lower().find(word)
        if start >= 0:
            return Figure(words, lang, start, start + len(word), value, Decimal(1), spelled=table)
    return Figure(words, lang, 0, len(words), value, Decimal(1), spelled=("",))  # no other word is known for it


def with_value(figure: Figure, value: Decimal) -> str | None:
    """Return the words with another value, as precise as the first; none where there is no word for it."""
    if figure.spelled:
        at = int(value) - 1
        word = figure.spelled[at] if value == int(value) and 0 <= at < len(figure.spelled) else ""
        old = figure.words[figure.start : figure.end]
        word = word.capitalize() if old[:1].isupper() else word
        return figure.words[: figure.start] + word + figure.words[figure.end :] if word else None
    number = (value / figure.times).quantize(Decimal(1).scaleb(-figure.places), ROUND_HALF_UP)
    if figure.times == 1 and figure.step > 1:
        number = (value / figure.step).quantize(Decimal(1), ROUND_HALF_UP) * figure.step
    if number <= 0:
        return None
    return _placed(figure, _printed(figure, number))


def _printed(figure: Figure, number: Decimal) -> str:
    """Write a number as the figure is written."""
    known = words_of(figure.lang)
    old = figure.words[figure.start : figure.end]
    whole, _, behind = f"{number:f}".partition(".")
    group = figure.group or (known["groups"][0] if len(whole) > LONGEST_PLAIN else "")
    if group:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole)
    point = next((sign for sign in old if sign in known["decimal"]), known["decimal"][0])
    text = f"{whole}{point}{behind}" if behind else whole
    return text.translate(ARABIC) if old[0] in "٠١٢٣٤٥٦٧٨٩" else text


def _placed(figure: Figure, digits: str) -> str:
    """Put digits in the place of the old ones, and mend the ending of an ordinal."""
    text = figure.words[: figure.start] + digits + figure.words[figure.end :]
    number = digits.translate(LATIN)
    if figure.lang == "en":
        last = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
        return _ENGLISH.sub(last, text)
    if figure.lang == "fr" and number != "1":
        return _FRENCH.sub("e", text)
    return text
