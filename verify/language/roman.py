"""Read Roman numerals that an ordinal's ending marks ("XXIe siècle"); bare ones name ("Louis XIV").

In: a word as printed. Out: its number, or `None` where it is none.
"""

from __future__ import annotations

__all__ = ["ROMAN_LETTERS", "read_bare_roman", "read_roman"]

ROMAN_LETTERS = frozenset("IVXLC")
WORTH = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
LONGEST = 12


def read_roman(printed: str, endings: tuple[str, ...]) -> int | None:
    """Return the number of a Roman numeral that one of the endings follows.

    >>> read_roman("XXIe", ("e",)), read_roman("XIV", ("e",)), read_roman("IIXe", ("e",))
    (21, None, None)
    """
    if len(printed) > LONGEST or printed[:1] not in ROMAN_LETTERS:
        return None
    ending = next((ending for ending in endings if printed.endswith(ending) and len(printed) > len(ending)), None)
    letters = printed[: -len(ending)] if ending else ""
    if not letters or not ROMAN_LETTERS.issuperset(letters):
        return None
    number = _worth(letters)
    return number if _letters(number) == letters else None


def _worth(letters: str) -> int:
    values = [WORTH[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _letters(number: int) -> str:
    written = ""
    for letters, worth in WORTH.items():
        written += letters * (number // worth)
        number %= worth
    return written


def read_bare_roman(printed: str) -> int | None:
    """Return the number of a Roman numeral without ending, where something else says that it is one.

    >>> read_bare_roman("XIX"), read_bare_roman("CIVIL")
    (19, None)
    """
    if not printed or len(printed) > LONGEST or not ROMAN_LETTERS.issuperset(printed):
        return None
    number = _worth(printed)
    return number if _letters(number) == printed else None
