"""Read a document once for all detectors: tokens, numerals, amounts, names that are no numbers.

In: a document, its lexicon and the grades of the packs' scales. Out: a `Scan`, which detectors ask
and never change.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from msgspec import Struct, field

from verify.extract.amounts import Amount, read_amounts
from verify.extract.names import is_name
from verify.extract.taken import Taken
from verify.language.lexicon import Lexicon
from verify.language.numerals import Numeral, read_numerals
from verify.language.phrases import Phrases
from verify.language.searches import Search
from verify.language.tokens import BIDI, HYPHENS, TokenKind, Tokens, tokenize
from verify.model import Document, Span

__all__ = ["GradeCode", "Scan", "scan"]

GradeCode = tuple[str, int, int]  # scale, lowest and highest code
ADDRESS = re.compile(r"https?://\S+")
ENTITY = re.compile(r"&(?:nbsp|#160|#xa0|#8239|thinsp|#8201);")
BREAK = re.compile(rf"\n(?:[^\S\n]|[{BIDI}])*\n[\s{BIDI}]*")
PARTS = re.compile(r"[-./]")
MONTHS, YEAR_DIGITS = 12, 4
T = TypeVar("T")
NOUN_REACH = 5  # words after a number in which the noun that it counts is sought


class Scan(Struct, frozen=True):
    """What every detector sees of a document."""

    document: Document
    lexicon: Lexicon
    grades: Phrases[GradeCode]
    tokens: Tokens
    numerals: tuple[Numeral, ...]
    amounts: tuple[Amount, ...]
    starting: Mapping[int, Numeral]  # by first token
    ending: Mapping[int, Numeral]  # by the token after the last
    breaks: frozenset[int]  # tokens that begin a paragraph
    day_first: bool  # whether 04/05/2024 is 4 May
    silent: frozenset[int]  # tokens of phrases in which nothing is counted and no day is meant
    search: Search
    taken: Taken = field(default_factory=Taken)  # what the detectors before have found

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` up to, not including, `last`."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the first token of some characters and the token after their last one."""
        starts = self.tokens.starts
        return bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)

    def find(self, table: Phrases[T]) -> Iterator[tuple[int, int, T]]:
        """Yield (first token, end token, value) of the phrases of a table, leftmost and longest."""
        return self.search.find(table)

    def is_close(self, index: int) -> bool:
        """Tell whether a token follows the one before it in the same line of thought (no paragraph break)."""
        return 0 < index < len(self.tokens.starts) and index not in self.breaks

    def is_followed(self, index: int, words: AbstractSet[str]) -> bool:
        """Tell whether one of some words stands at a token."""
        every = self.tokens.words
        return index < len(every) and every[index] in words

    def next_noun(self, index: int) -> Span | None:
        """Return the word right at a token, where it may be a noun: what an ordinal orders."""
        return self.span(index, index + 1) if self._is_counted(index) and self._may_name(index) else None

    def noun(self, index: int, *, of_whole: bool = False) -> Span | None:
        """Return the word that a number ending before a token counts: a known role, else the next word.

        Between the two may stand "of the" and forms of "have been"; from the next word on, only words
        that follow each other lead to a role ("7 hauts officiers", not "12 logements pour des personnes"). Where
        nouns have capitals, words without one are none ("auf 84 Millionen gewachsen").
        `of_whole` says that what comes before means "of" already ("half the crop").
        """
        tokens, lexicon = self.tokens, self.lexicon
        nearest: Span | None = None
        is_noun = not lexicon.capital_nouns
        articles = int(of_whole)  # function words that may follow "of"
        for at in range(index, index + NOUN_REACH):
            if not self._is_counted(at):
                break
            role = lexicon.roles.at(tokens, at)
            if role is not None:
                return self.span(at, role[0])
            if self._may_name(at):
                nearest = nearest or self.span(at, at + 1)
                is_noun = is_noun or tokens.is_upper(at)
            elif nearest is not None:
                break
            elif lexicon.percent_of.at(tokens, at) is not None:
                articles = 1
            elif tokens.words[at] not in lexicon.auxiliaries:
                if not articles or lexicon.cues["locatives"].at(tokens, at) is not None:
                    break
                articles -= 1
        return nearest if is_noun else None

    def without_articles(self, first: int, last: int) -> int:
        """Return the end of a phrase without the function words that only show what it is: the "of" of "most of"."""
        while last > first + 1 and self.tokens.words[last - 1] in self.lexicon.stopwords:
            last -= 1
        return last

    def numeral_over(self, at: int) -> Numeral | None:
        """Return the numeral that covers a token and begins before it."""
        index = bisect_left(self.numerals, at, key=lambda numeral: numeral.first) - 1
        return self.numerals[index] if index >= 0 and self.numerals[index].last > at else None

    def free_amounts(self) -> list[Amount]:
        """Return the amounts that no detector before has taken, so that none describes them in vain."""
        starts, ends, (taken, over) = self.tokens.starts, self.tokens.ends, self.taken.stretches
        free: list[Amount] = []
        at, count = 0, len(taken)
        for amount in self.amounts:
            while at < count and over[at] <= starts[amount.first]:
                at += 1
            if at == count or taken[at] >= ends[amount.last - 1]:
                free.append(amount)
        return free

    def amount_at(self, index: int) -> Amount | None:
        """Return the amount that begins at a token."""
        at = bisect_left(self.amounts, index, key=lambda amount: amount.first)
        return self.amounts[at] if at < len(self.amounts) and self.amounts[at].first == index else None

    def _is_counted(self, at: int) -> bool:
        """Tell whether a word stands here, in the paragraph of the one before it, that begins no numeral of its own.

        An article that only may be a numeral does not count.
        """
        if at not in self.tokens.letters or at in self.breaks or at == 0:
            return False
        numeral = self.starting.get(at)
        return numeral is None or numeral.doubtful

    def _may_name(self, at: int) -> bool:
        """Tell whether a word may be a noun or stand before one: no function word, no day."""
        tokens, lexicon = self.tokens, self.lexicon
        word = tokens.words[at]
        is_small = word in lexicon.stopwords or word in lexicon.auxiliaries
        if is_small and not (tokens.is_word(at + 1) and tokens.gap(at + 1) in HYPHENS):  # "sous-marins"
            return False
        return lexicon.offsets.at(tokens, at) is None and lexicon.weekdays.at(tokens, at) is None


def scan(document: Document, lexicon: Lexicon, grades: Phrases[GradeCode], names: frozenset[str] = frozenset()) -> Scan:
    """Read a document for the detectors; `names` are words of packs that others may be written in one with."""
    tokens = lexicon.clitics.part(tokenize(_visible(document)), grades.words | names)
    search = lexicon.edges.searches.over(tokens)
    silent = _silent(tokens, lexicon, search)
    numerals = tuple(
        numeral
        for numeral in read_numerals(tokens, lexicon)
        if (not silent or silent.isdisjoint(range(numeral.first, numeral.last)))
        and not is_name(tokens, numeral, document.title, lexicon)
        and not _is_power(tokens, numeral, lexicon)
    )
    return Scan(
        document,
        lexicon,
        grades,
        tokens,
        numerals,
        read_amounts(tokens, numerals, lexicon),
        {numeral.first: numeral for numeral in numerals},
        {numeral.last: numeral for numeral in numerals},
        frozenset(bisect_left(tokens.starts, found.end()) for found in BREAK.finditer(tokens.text)),
        _is_day_first(tokens, lexicon),
        silent,
        search,
    )


def _is_day_first(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether dates in digits name the day first: as those that leave no choice, else as the language has it."""
    parts = (PARTS.split(tokens.words[at]) for at in tokens.of(TokenKind.DATE))
    pairs = [(int(first), int(second)) for first, second, _ in parts if len(first) < YEAR_DIGITS]
    shown = {first > MONTHS for first, second in pairs if (first > MONTHS) != (second > MONTHS)}
    return shown.pop() if len(shown) == 1 else lexicon.day_first


def _is_power(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether digits are the power of a unit: the 2 of "m2"."""
    if not numeral.digits or tokens.gaps[numeral.first]:
        return False
    before = numeral.first - 1
    if not tokens.is_word(before) and not (before > 0 and tokens.words[before] == "^"):
        return False
    unit = lexicon.units.ending(tokens, numeral.last)
    return unit is not None and unit[0] < numeral.first


def _visible(document: Document) -> str:
    """Blank what is no prose (front matter, code, links), keeping every offset."""
    if not document.masked:
        return _without_addresses(document.text)
    parts, at = [], 0
    for span in document.masked:
        parts.append(document.text[at : span.start])
        parts.append("".join("\n" if char == "\n" else " " for char in document.text[span.start : span.end]))
        at = span.end
    parts.append(document.text[at:])
    return _without_addresses("".join(parts))


def _without_addresses(text: str) -> str:
    """Blank addresses of the web, whose digits count nothing, and write blanks given by name as blanks."""
    if "&" in text:
        text = ENTITY.sub(lambda found: "\u00a0" * len(found[0]), text)
    return ADDRESS.sub(lambda found: " " * len(found[0]), text) if "://" in text else text


def _silent(tokens: Tokens, lexicon: Lexicon, search: Search) -> frozenset[int]:
    """Return the tokens of phrases in which nothing is counted ("l'un des") and no day is meant ("Santo Domingo")."""
    said = (at for first, last, _ in search.find(lexicon.ignored) for at in range(first, last))
    return frozenset([*said, *_named(tokens, lexicon, search)])


def _named(tokens: Tokens, lexicon: Lexicon, search: Search) -> Iterator[int]:
    """Yield the weekdays that end names, behind a capital where days are written without one: "Santo Domingo"."""
    if lexicon.capital_days or lexicon.capital_nouns:
        return
    for first, last, _ in search.find(lexicon.weekdays):
        own, before = tokens.raw(first), tokens.raw(first - 1) if first else ""
        is_name = own[:1].isupper() and before[:1].isupper() and not (own.isupper() or before.isupper())
        if is_name and tokens.gap(first) == " " and tokens.words[first - 1] not in lexicon.stopwords:
            yield from range(first, last)
