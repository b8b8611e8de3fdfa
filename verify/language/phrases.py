"""Find phrases of several words among tokens, the longest first.

In: words from data files, each with what it stands for. Out: a table that answers in time
proportional to the phrases that share a first (or last) word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from verify.language.tokens import Tokens, words_of

__all__ = ["Phrases"]

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of phrases.

    >>> from verify.language.tokens import tokenize
    >>> table = Phrases([("au moins", 1), ("moins", 2)])
    >>> table.at(tokenize("au moins trois"), 0)
    (2, 1)
    """

    __slots__ = ("_by_first", "_by_last", "lasts", "words")

    def __init__(self, items: Iterable[tuple[str | tuple[str, ...], T]]) -> None:
        """Index the phrases, or the words that they were cut into already, by their first and their last word."""
        self._by_first: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        for phrase, value in items:
            words = words_of(phrase) if isinstance(phrase, str) else phrase
            if words:
                entry = len(words), words, value
                self._by_first.setdefault(words[0], []).append(entry)
                self._by_last.setdefault(words[-1], []).append(entry)
        for entries in (*self._by_first.values(), *self._by_last.values()):
            if len(entries) > 1:
                entries.sort(key=_size, reverse=True)
        self.words = frozenset(self._by_first)
        self.lasts = frozenset(self._by_last)

    def pairs(self) -> Iterator[tuple[str, T]]:
        """Yield every phrase and its value."""
        for entries in self._by_first.values():
            yield from ((" ".join(words), value) for _, words, value in entries)

    def at(self, tokens: Tokens, index: int) -> tuple[int, T] | None:
        """Return the end and the value of the longest phrase that begins at a token."""
        every = tokens.words
        if 0 <= index < len(every) and every[index] in self._by_first:
            for size, words, value in self._by_first[every[index]]:
                if size == 1 or every[index : index + size] == words:
                    return index + size, value
        return None

    def ending(self, tokens: Tokens, index: int) -> tuple[int, T] | None:
        """Return the first token and the value of the longest phrase that ends just before a token."""
        every = tokens.words
        if index > 0 and every[index - 1] in self._by_last:
            for size, words, value in self._by_last[every[index - 1]]:
                if size == 1 or (size <= index and every[index - size : index] == words):
                    return index - size, value
        return None

    def find(self, tokens: Tokens, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Yield (first token, end token, value) of the phrases in a stretch, leftmost and longest.

        >>> from verify.language.tokens import tokenize
        >>> list(Phrases([("moins", 2)]).find(tokenize("au moins"), 1, 9))
        [(1, 2, 2)]
        """
        stop = len(tokens) if last is None else min(last, len(tokens))
        return self.beginning(tokens, self._starts(tokens, first, stop), stop)

    def beginning(self, tokens: Tokens, starts: Iterable[int], stop: int) -> Iterator[tuple[int, int, T]]:
        """Yield what `find` does, of the phrases that begin at tokens known to be first words of some."""
        end, every, table = 0, tokens.words, self._by_first
        for index in starts:
            if index < end:
                continue
            for size, words, value in table[every[index]]:
                last = index + size
                if last <= stop and (size == 1 or every[index:last] == words):
                    end = last
                    yield index, end, value
                    break

    def _starts(self, tokens: Tokens, first: int, stop: int) -> Iterable[int]:
        """Return where a phrase may begin; over a whole text by the places of the words, not by every token."""
        if first > 0 or stop < len(tokens):
            return (index for index in range(first, stop) if tokens.words[index] in self._by_first)
        shared = self.words & tokens.places.keys()
        return sorted([index for word in shared for index in tokens.places[word]]) if shared else ()


def _size(entry: tuple[int, tuple[str, ...], object]) -> int:
    return entry[0]
