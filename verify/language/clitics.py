"""Part what is written in one word with the word behind it: "and", "in", "for", "the" in Arabic.

In: tokens and the lexicon's clitics and vocabulary. Out: tokens in which a clitic is one of its own,
and a word is looked up without its article. Only words that the lexicon knows are parted.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from verify.language.tokens import TokenKind, Tokens, laid_out

__all__ = ["SHORTEST_NAME", "Clitics"]

MOST_CLITICS = 3  # before one word; a bound keeps the parting linear
SHORTEST_NAME = 3  # letters of a word that a data file adds to those of the lexicon
LONGEST_CLITIC = 2  # letters; the numeral in a word for two of something gets as many


class Clitics(Struct, frozen=True):
    """What may be written in one word with the word behind it, and the words that the lexicon knows."""

    prefixes: tuple[str, ...]
    articles: tuple[str, ...]
    vocabulary: frozenset[str]
    duals: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # "two days" in one word, as two

    def parts(self, word: str, depth: int = MOST_CLITICS) -> tuple[str, ...]:
        """Return a word's clitics and the rest as it is looked up; the word alone where it is not known.

        >>> Clitics(("wa", "bi"), ("al",), frozenset(["bayt"])).parts("wabialbayt")
        ('wa', 'bi', 'bayt')
        """
        if word in self.duals:
            return self.duals[word]
        if word in self.vocabulary:
            return (word,)
        for article in self.articles:
            rest = word[len(article) :] if word.startswith(article) else ""
            if rest in self.duals or rest in self.vocabulary:
                return self.duals.get(rest, (rest,))
        for prefix in self.prefixes if depth else ():
            if word.startswith(prefix):
                behind = self.parts(word[len(prefix) :], depth - 1)
                if behind[-1] in self.vocabulary:
                    return (prefix, *behind)
        return (word,)

    def forms(self, word: str) -> tuple[str, ...]:
        """Return a word as texts keep it: alone, and in one with an article where another phrase has it so.

        >>> Clitics((), ("al",), frozenset(["bayt", "albayt"])).forms("bayt")
        ('bayt', 'albayt')
        """
        return (word, *(article + word for article in self.articles if article + word in self.vocabulary))

    def is_clitic(self, word: str) -> bool:
        """Tell whether a word is only what is written in one with the next: "و", "ال", "بال"."""
        rest = word.removesuffix(next((each for each in self.articles if word.endswith(each)), ""))
        return bool(word) and (not rest or rest in self.prefixes)

    def bare(self, word: str) -> str:
        """Return a word of a data file as a text's words are looked up: without the article.

        >>> Clitics((), ("al",), frozenset(["alba"])).bare("albayt")
        'bayt'
        """
        if not self.articles or word in self.vocabulary:
            return word
        rests = (word[len(article) :] for article in self.articles if word.startswith(article))
        return next((rest for rest in rests if len(rest) >= SHORTEST_NAME), word)

    def part(self, tokens: Tokens, also: frozenset[str] = frozenset()) -> Tokens:
        """Return tokens with every known word parted from what is written in one with it.

        `also` are words that are known besides the lexicon's, such as the grades of a scale.
        """
        if not self.prefixes and not self.articles:
            return tokens
        if not also <= self.vocabulary:
            return replace(self, vocabulary=self.vocabulary | also).part(tokens)
        starts = (*self.prefixes, *self.articles)
        parted = {
            word: parts
            for word in tokens.places
            if (word in self.duals or (word not in self.vocabulary and word.startswith(starts)))
            and (parts := self.parts(word)) != (word,)
        }
        return _parted(tokens, parted) if parted else tokens


def _parted(tokens: Tokens, parted: dict[str, tuple[str, ...]]) -> Tokens:
    """Return tokens with the words of a table parted; what stands between them is copied as it is."""
    kinds: list[TokenKind] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    gaps: list[str] = []
    copied = 0
    for index in (*sorted(at for word in parted for at in tokens.places[word]), len(tokens.words)):
        kinds += tokens.kinds[copied:index]
        starts += tokens.starts[copied:index]
        ends += tokens.ends[copied:index]
        words += tokens.words[copied:index]
        gaps += tokens.gaps[copied:index]
        copied = index + 1
        if index < len(tokens.words):
            parts = parted[tokens.words[index]]
            borders = _borders(tokens.text, tokens.starts[index], tokens.ends[index], parts)
            kinds += [tokens.kinds[index]] * len(parts)
            starts += borders[:-1]
            ends += borders[1:]
            words += parts
            gaps += (tokens.gaps[index], *[""] * (len(parts) - 1))
    return laid_out(tokens.text, (kinds, starts, ends, words, gaps))


def _borders(text: str, start: int, end: int, parts: tuple[str, ...]) -> list[int]:
    """Return where the parts of a word begin, and where the last one ends."""
    borders = [start]
    for clitic in parts[:-1]:
        borders.append(_behind(text, borders[-1], end, min(len(clitic), LONGEST_CLITIC)))
    return [*borders, end]


def _behind(text: str, start: int, end: int, letters: int) -> int:
    """Return where a number of letters end, with the vowel signs on them."""
    at = start
    while at < end - 1 and letters:
        at += 1
        letters -= 1
        while at < end - 1 and not text[at].isalpha():
            at += 1
    return at
