"""Cut a text into words, numbers and signs, once, for every stage that reads words.

In: a text. Out: `Tokens`, parallel tuples of positions and folded words. Hyphens and apostrophes
inside a word join two tokens and are none themselves, so that "quatre-vingt" and "quatre vingt",
"l'Iran" and "l’Iran" read the same; `Tokens.gap` gives back what stood between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from operator import add

from msgspec import Struct

from verify.language.memory import Memory

__all__ = ["BIDI", "HYPHENS", "TokenKind", "Tokens", "fold", "laid_out", "tokenize", "undirected", "words_of"]

HYPHENS = frozenset("-‐‑")
SPACE = "(?:[ \u00a0\u202f\u2009\u2060\u200b'’]|\u00a0{6,8})"
# A minus stands behind a blank or a bracket in its line: elsewhere it is a hyphen, a range or a list's mark.
MINUS = "(?:(?:(?<=[ \u00a0\u202f\u2009(<>=≤≥\u061c\u200e\u200f])|(?<=[ (][$€£¥₹])|\\A)[-−])?"
DECIMAL = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]?[.,٫][\u200e\u200f\u202a-\u202e\u2066-\u2069]?"
# A group of three digits after a mark is part of a number only where no fourth digit follows.
NUMBER = MINUS + (
    r"(?:"
    r"\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)(?:\.\d+)?"
    rf"|\d{{1,3}}(?:{SPACE}\d{{3}}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?"
    r"|\d{1,3}(?:[,٬]\d{3}(?!\d))+(?:[.٫]\d+)?"
    rf"|\d{{1,3}}(?:،\d{{3}}(?!\d))+(?:{DECIMAL}\d+)?"
    rf"|\d+(?:{DECIMAL}\d+)?(?:e[-+−]?\d{{1,2}}(?!\w))?|(?<![\w.,)])[.,]\d+"
    r")"
)
DATE = "|".join(
    (
        r"\d{4}-\d{2}-\d{2}(?![\d-])",
        *(rf"\d{{4}}\u200f?{mark}\d{{1,2}}\u200f?{mark}\d{{1,2}}(?!\d)" for mark in (r"\.", "/")),
        *(rf"\d{{1,2}}\u200f?{mark}\d{{1,2}}\u200f?{mark}\d{{4}}(?!\d)" for mark in (r"\.", "/", "-")),
        r"\d{1,2}/\d{1,2}/\d{2}(?![\d/])",
    )
)
DOTTED = r"(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d+(?:\.\d+){2,}"
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
LETTER = r"[^\W\d_]"
COMMON = "[A-Za-zÀ-ÖØ-öø-žء-غف-ي]"  # letters of most words, which are told faster when listed
WORD = rf"{COMMON}++(?![{MARKS}]|{LETTER})|{LETTER}(?:{LETTER}|[{MARKS}])*"  # words of those without marks first
FIGURES = {
    "code": rf"(?<![\d.,:])(?:{PHONE})",
    "date": rf"(?<![\d.,])(?:{DATE})",
    "clock": rf"(?<![\d.,:])(?:{CLOCK}|{DOTTED})",
    "number": NUMBER,
}
BLANK = rf"[\s{BIDI}]"
JOINER = r"['’‐‑-](?=\w)(?<=\w.)"
# A token and what stands behind it: these pieces are the whole text, so that their lengths tell where each stands.
PIECE = re.compile(rf"(?:{WORD}|(?=[\d.,+(−-])(?:{'|'.join(FIGURES.values())})|\S)(?:{BLANK}+|{JOINER}|)")
LEAD = re.compile(rf"{BLANK}*")
HEAD = re.compile(rf"(?P<word>{WORD})|[-−+(.,]{{0,2}}(?P<figure>\d)|\S")
FIGURE = re.compile("|".join(f"(?P<{name}>{figure})" for name, figure in FIGURES.items()))
# A figure that is a number whatever stands before it, and the gap behind it.
PLAIN = re.compile(rf"(?P<number>\d+(?:[.,]\d+)?|\d{{1,3}}[ \u00a0\u202f]\d{{3}})(?:{BLANK}*|['’‐‑-])\Z")
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


KINDS = {"code": TokenKind.CODE, "date": TokenKind.DATE, "clock": TokenKind.CODE, "number": TokenKind.NUMBER}
Columns = tuple[Sequence[TokenKind], Sequence[int], Sequence[int], Sequence[str], Sequence[str]]  # as `Tokens` has them
Cut = tuple[TokenKind, str, int, str]  # the kind of a token, its folded word, its length, the gap behind it
UNREAD: Cut = (TokenKind.NUMBER, "", 0, "")  # a figure that is still to be read


class Tokens(Struct, frozen=True):
    """The tokens of a text; position i of each tuple speaks of token i."""

    text: str
    kinds: tuple[TokenKind, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]  # folded
    gaps: tuple[str, ...]  # what stands before each
    places: Mapping[str, list[int]]  # where each folded word stands
    letters: frozenset[int]  # the tokens that are words

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.starts)

    def gap(self, index: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.gaps[index] if 0 < index < len(self.gaps) else ""

    def raw(self, index: int) -> str:
        """Return a token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_upper(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def of(self, kind: TokenKind) -> list[int]:
        """Return the tokens of a kind."""
        return [index for index, each in enumerate(self.kinds) if each is kind]

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
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    pieces = PIECE.findall(text, start)
    if not pieces:
        return laid_out(text, ((), (), (), (), ()))
    bounds = list(accumulate(map(len, pieces), initial=start))
    cuts = list(map(CUTS.__getitem__, pieces))
    for index in [at for at, cut in enumerate(cuts) if cut is UNREAD]:
        cuts[index] = _figure(text, bounds[index], bounds[index + 1])
    kinds, words, sizes, gaps = zip(*cuts, strict=True)
    starts = bounds[:-1]
    return laid_out(text, (kinds, starts, list(map(add, starts, sizes)), words, ("", *gaps[:-1])))


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, as `tokenize` cuts them, where nobody asks for their places.

    >>> words_of("l'Union européenne")
    ('l', 'union', 'européenne')
    """
    if phrase.isalpha():
        return (fold(phrase),)
    cuts = [CUTS[piece] for piece in PIECE.findall(phrase)]
    if any(kind is TokenKind.NUMBER for kind, *_ in cuts) or not phrase[:1].isalpha():
        return tokenize(phrase).words
    return tuple([word for _, word, _, _ in cuts])


def _cut(piece: str) -> Cut:
    """Part a token from the gap behind it; what most figures are depends on what stands before them."""
    head = HEAD.match(piece)
    if head is None or head["figure"]:
        plain = PLAIN.match(piece)
        number = plain["number"] if plain is not None else ""
        if not 0 < len(number) <= LONGEST_NUMBER:
            return UNREAD
        return TokenKind.NUMBER, number, len(number), undirected(piece[len(number) :])
    gap = undirected(piece[head.end() :])
    if head["word"]:
        return TokenKind.WORD, fold(head[0]), head.end(), gap
    return TokenKind.SIGN, SIGNS.get(head[0], head[0]), head.end(), gap


CUTS = Memory(_cut)


def _figure(text: str, start: int, end: int) -> Cut:
    """Read the figure at a place, in a piece that ends before another."""
    found = FIGURE.match(text, start)
    printed = found[0] if found else text[start:end]
    kind = KINDS[(found and found.lastgroup) or "number"]
    if kind is TokenKind.NUMBER and len(printed) > LONGEST_NUMBER:
        kind = TokenKind.CODE
    word = printed.replace("\u200f", "") if kind is TokenKind.DATE else printed
    return kind, word, len(printed), undirected(text[start + len(printed) : end])


def undirected(gap: str) -> str:
    """Return characters without marks of direction."""
    return gap if gap.isascii() else MARKS_OF_DIRECTION.sub("", gap)


def laid_out(text: str, columns: Columns) -> Tokens:
    """Return tokens with the places of every word."""
    kinds, starts, ends, words, gaps = columns
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word in places:
            places[word].append(index)
        else:
            places[word] = [index]
    letter = TokenKind.WORD
    letters = frozenset([index for index, kind in enumerate(kinds) if kind is letter])
    return Tokens(text, tuple(kinds), tuple(starts), tuple(ends), tuple(words), tuple(gaps), places, letters)
