"""Value a numeral in words by its magnitudes: groups below a thousand, each with the magnitude behind it.

In: words that the machine of a language cannot read as one ("twenty-five millions", "two quintillion").
Out: the value, or `None` where they are no numeral.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.words import read_words

__all__ = ["compose", "value_of"]

THOUSAND = 1000


def compose(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """Return the value of a run of words with magnitudes of a thousand and more.

    >>> from verify.language.lexicon import load_lexicon
    >>> compose(["two", "quintillion", "five", "thousand", "and", "one"], load_lexicon("en"))
    Decimal('2000000000000005001')
    >>> compose(["two", "million", "two", "million"], load_lexicon("en")) is None
    True
    """
    sections: list[tuple[Decimal, Decimal]] = []  # each with its magnitude, falling
    group: list[str] = []
    for word in words:
        magnitude = lexicon.magnitude_words.get(word)
        if magnitude is None or magnitude < THOUSAND:
            group.append(word)
            continue
        value = _group(group, lexicon, is_first=not sections)
        section = None if value is None else _section(sections, value, magnitude)
        if section is None:
            return None
        sections.append(section)
        group = []
    rest = _group(group, lexicon, is_first=not sections) if group else Decimal(0)
    if rest is None or not sections or rest >= sections[-1][1]:
        return None
    return sum((value for value, _ in sections), rest)


def value_of(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """Return the value of a run of words, read by the machine, or group by group where it cannot."""
    value = read_words(words, lexicon.machine)
    return compose(words, lexicon) if value is None else value


def _group(words: list[str], lexicon: Lexicon, *, is_first: bool) -> Decimal | None:
    """Return the value of the words before a magnitude; none before the next magnitude are zero."""
    if not words:
        return Decimal(1) if is_first else Decimal(0)
    start = 1 if words[0] in lexicon.joiners and not is_first else 0
    return read_words(words[start:], lexicon.machine) if words[start:] else None


def _section(
    sections: list[tuple[Decimal, Decimal]], value: Decimal, magnitude: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Return what a magnitude makes of the group before it and of all smaller sections ("mille millions")."""
    is_fresh = value != 0
    while sections and sections[-1][1] < magnitude:
        value += sections.pop()[0]
        is_fresh = True
    if not is_fresh or (sections and value >= sections[-1][1]) or (sections and sections[-1][1] == magnitude):
        return None
    return value * magnitude, magnitude
