"""Cut a text into words, numbers and signs, once, for every stage that reads words.

In: a text. Out: `Tokens`, parallel tuples of positions and folded words. Hyphens and apostrophes
inside a word join two tokens and are none themselves, so that "quatre-vingt" and "quatre vingt",
"l'Iran" and "l’Iran" read the same; `Tokens.gap` gives back what stood between.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

__all__ = ["TokenKind", "Tokens", "fold", "tokenize"]

SPACE = "[ \u00a0\u202f\u2009'’]"
# A group of three digits after a mark is part of a number only where no fourth digit follows.
NUMBER = (
    rf"\d{{1,3}}(?:{SPACE}\d{{3}}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?"
    r"|\d{1,3}(?:[,٬]\d{3}(?!\d))+(?:[.٫]\d+)?"
    r"|\d+(?:[.,٫]\d+)?"
)
DATE = r"\d{4}-\d{2}-\d{2}(?![\d-])|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?!\d)"
DOTTED = r"(?!\d{1,3}(?:\.\d{3})+(?![.\d]))\d+(?:\.\d+){2,}"
CLOCK = r"[0-2]?\d(?::[0-5]\d(?::[0-5]\d)?|[hH][0-5]\d)(?!\w)"
MARKS = "\u0300-\u036f\u064b-\u0655\u0670\u200d"
WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
JOINER = r"(?<=\w)['’ʼ‐‑-](?=\w)"
TOKEN = re.compile(
    rf"(?P<date>(?<![\d.,]){DATE})|(?P<code>(?<![\d.,:])(?:{CLOCK}|{DOTTED}))|(?P<number>{NUMBER})|(?P<word>{WORD})|{JOINER}|(?P<sign>\S)"
)


class TokenKind(IntEnum):
    """What a token is made of."""

    DATE = 1
    CODE = 3  # a time of day, a version: digits that name
    NUMBER = 4
    WORD = 5
    SIGN = 6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text; position i of each tuple speaks of token i."""

    text: str
    kinds: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]  # folded

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.starts)

    def gap(self, index: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index > 0 else ""

    def raw(self, index: int) -> str:
        """Return a token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_upper(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


def fold(word: str) -> str:
    """Return the form under which a word is looked up.

    >>> fold("Deuxième") == fold("deuxie\\u0300me")
    True
    """
    folded = word.casefold()
    return folded if folded.isascii() or unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens in one linear pass.

    >>> tokenize("L'Iran compte 34 356 vingt-et-un").words
    ('l', 'iran', 'compte', '34 356', 'vingt', 'et', 'un')
    """
    kinds: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for found in TOKEN.finditer(text):
        kind = found.lastindex
        if kind is None:
            continue
        word = found[0]
        kinds.append(kind)
        starts.append(found.start())
        ends.append(found.end())
        words.append(fold(word) if kind == TokenKind.WORD else word)
    return Tokens(text, tuple(kinds), tuple(starts), tuple(ends), tuple(words))
