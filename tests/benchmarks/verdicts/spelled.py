"""Spell whole numbers as a writer does, for the versions that print words for digits.

In: a number below a million and a language. Out: its words; in languages other than English and French, only
those of the table of small numbers.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.verdicts.figures import words_of

__all__ = ["in_words"]

MILLION = 1_000_000
ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
FRENCH_TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
)


def in_words(number: int, lang: str) -> str | None:
    """Return a number in words, if that can be done.

    >>> in_words(34356, "en"), in_words(1280, "fr")
    ('thirty-four thousand three hundred fifty-six', 'mille deux cent quatre-vingts')
    """
    small = words_of(lang)["tables"][0]
    if lang in SPELLERS and 0 < number < MILLION:
        return SPELLERS[lang](number, small)
    return small[number - 1] or None if 0 < number <= len(small) and "thousand" in words_of(lang) else None


def _english(number: int, small: list[str]) -> str:
    if number <= 20:
        return small[number - 1]
    if number < 100:
        tens, one = divmod(number, 10)
        return ENGLISH_TENS[tens] + (f"-{small[one - 1]}" if one else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    return f"{_english(head, small)} {name}" + (f" {_english(rest, small)}" if rest else "")


def _french(number: int, small: list[str]) -> str:
    if number <= 20:
        return small[number - 1]
    if number < 100:
        return _french_tens(number, small)
    size, name = (1000, "mille") if number >= 1000 else (100, "cent")
    head, rest = divmod(number, size)
    before = "" if head == 1 else _french(head, small) + " "
    before = before.replace("cents ", "cent ").replace("vingts ", "vingt ")
    plural = "s" if size == 100 and head > 1 and not rest else ""
    return f"{before}{name}{plural}" + (f" {_french(rest, small)}" if rest else "")


def _french_tens(number: int, small: list[str]) -> str:
    if number == 80:
        return "quatre-vingts"
    tens, one = divmod(number, 10)
    one += 10 if tens in {7, 9} else 0
    if not one:
        return FRENCH_TENS[tens]
    joint = " et " if number in {21, 31, 41, 51, 61, 71} else "-"
    return f"{FRENCH_TENS[tens]}{joint}{small[one - 1]}"


SPELLERS: dict[str, Callable[[int, list[str]], str]] = {"en": _english, "fr": _french}
