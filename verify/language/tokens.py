"""Cut a text into words, numbers and signs, once, for every stage that reads words.

In: a text. Out: `Tokens`, parallel tuples of positions and folded words. Hyphens and apostrophes
inside a word join two tokens and are none themselves, so that "quatre-vingt" and "quatre vingt",
"l'Iran" and "l’Iran" read the same; `Tokens.gap` gives back what stood between.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

__all__ = ["BIDI", "HYPHENS", "TokenKind", "Tokens", "fold", "laid_out", "tokenize"]

HYPHENS = frozenset("-‐‑")
SPACE = "(?:[ \u00a0\u202f\u2009\u2060\u200b'’]|\u00a0{6,8})"
# A minus stands behind a blank or a bracket in its line: elsewhere it is a hyphen, a range or a list's mark.
MINUS = "(?:(?:(?<=[ \u00a0\u202f\u2009(<>=≤≥\u061c\u200e\u200f])|\\A)[-−])?"
# A group of three digits after a mark is part of a number only where no fourth digit follows.
NUMBER = MINUS + (
    r"(?:"
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    rf"|\d{{1,3}}(?:{SPACE}\d{{3}}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?"
    r"|\d{1,3}(?:[,٬،]\d{3}(?!\d))+(?:[.٫]\d+)?"
    r"|\d+(?:[.,٫]\d+)?(?:e[-+−]?\d{1,2}(?!\w))?|(?<![\w.,)])[.,]\d+"
    r")"
)
DATE = (
    r"\d{4}-\d{2}-\d{2}(?![\d-])|\d{4}\u200f?(?P<turned>[./])\d{1,2}\u200f?(?P=turned)\d{1,2}(?!\d)"
    r"|\d{1,2}\u200f?(?P<mark>[./-])\d{1,2}\u200f?(?P=mark)\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?![\d/])"
)
DOTTED = r"(?!\d{1,3}(?:\.\d{3})+(?![.\d]))\d+(?:\.\d+){2,}"
CLOCK = (
    r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)"
    "|[0-2]?\\d[ \u00a0\u202f]?[hH][ \u00a0\u202f]?[0-5]\\d(?!\\w)"
)
PHONE = (
    "\\+\\d{1,3}(?:[ .\u00a0-](?:\\(\\d{1,4}\\)|\\d{1,4})){3,6}(?!\\d)"
    "|0\\d(?:[ .\u00a0-]\\d\\d){4}(?!\\d)"
    r"|\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)"
)
BIDI = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"  # marks of direction: nothing is read in them
MARKS = "\u0300-\u036f\u064b-\u0655\u0670\u200d"
WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
JOINER = r"(?<=\w)['’ʼ‐‑-](?=\w)"
TOKEN = re.compile(
    rf"(?P<word>{WORD})|(?P<code>(?<![\d.,:])(?:{PHONE}))|(?P<date>(?<![\d.,])(?:{DATE}))"
    rf"|(?P<clock>(?<![\d.,:])(?:{CLOCK}|{DOTTED}))|(?P<number>{NUMBER})|{JOINER}|[{BIDI}]|(?P<sign>\S)"
)
# Arabic spellings that writers do not keep apart, and vowel signs, which they mostly leave out.
ARABIC = str.maketrans("أإآٱىةکی", "اااايهكي", "".join(map(chr, range(0x64B, 0x656))) + "\u0670\u0640")
SIGNS = {"،": ",", "؛": ";", "؟": "?"}
MARKS_OF_DIRECTION = re.compile(f"[{BIDI}]")
REMEMBERED = 1 << 15  # words whose folded form is kept
LONGEST_NUMBER = 28  # characters; more is no figure


class TokenKind(IntEnum):
    """What a token is made of."""

    DATE = 1
    CODE = 3  # a time of day, a version, a telephone number: digits that name
    NUMBER = 4
    WORD = 5
    SIGN = 6


KINDS = {
    "word": TokenKind.WORD,
    "code": TokenKind.CODE,
    "date": TokenKind.DATE,
    "clock": TokenKind.CODE,
    "number": TokenKind.NUMBER,
    "sign": TokenKind.SIGN,
}
BY_GROUP = {number: KINDS[name] for name, number in TOKEN.groupindex.items() if name in KINDS}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text; position i of each tuple speaks of token i."""

    text: str
    kinds: tuple[TokenKind, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]  # folded
    places: Mapping[str, list[int]] = field(repr=False)  # where each folded word stands
    letters: frozenset[int] = field(repr=False)  # the tokens that are words

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.starts)

    def gap(self, index: int) -> str:
        """Return what stands between a token and the one before it."""
        gap = self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < len(self.starts) else ""
        return gap if gap.isascii() else MARKS_OF_DIRECTION.sub("", gap)

    def raw(self, index: int) -> str:
        """Return a token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_upper(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def is_word(self, index: int) -> bool:
        """Tell whether there is a token here and it is made of letters."""
        return index in self.letters


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """Return the form under which a word is looked up.

    >>> fold("Deuxième") == fold("deuxie" + chr(0x300) + "me")
    True
    """
    folded = word.casefold()
    if "\u0600" <= folded < "\u0700":
        return unicodedata.normalize("NFC", folded).translate(ARABIC)
    return (
        folded if folded.isascii() or unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)
    )


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens in one linear pass.

    >>> tokenize("L'Iran compte 34 356 vingt-et-un").words
    ('l', 'iran', 'compte', '34 356', 'vingt', 'et', 'un')
    """
    kinds: list[TokenKind] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for found in TOKEN.finditer(text):
        group = found.lastindex
        if group is None:
            continue
        start, end = found.span()
        kind, word = BY_GROUP[group], found[0]
        if kind is TokenKind.WORD:
            word = fold(word)
        elif kind is TokenKind.SIGN:
            word = SIGNS.get(word, word)
        elif kind is TokenKind.DATE:
            word = word.replace("\u200f", "")
        elif kind is TokenKind.NUMBER and end - start > LONGEST_NUMBER:
            kind = TokenKind.CODE
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        words.append(word)
    return laid_out(text, kinds, starts, ends, words)


def laid_out(
    text: str, kinds: Sequence[TokenKind], starts: Sequence[int], ends: Sequence[int], words: Sequence[str]
) -> Tokens:
    """Return tokens with the places of every word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        places[word].append(index)
    letters = frozenset(index for index, kind in enumerate(kinds) if kind is TokenKind.WORD)
    return Tokens(text, tuple(kinds), tuple(starts), tuple(ends), tuple(words), dict(places), letters)
