"""Know by the words of a text which tables can have a phrase in it, so that the others are never searched.

In: the tables of a lexicon, and tokens. Out: a `Search`, which finds the phrases of a table in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from verify.language.phrases import Phrases
from verify.language.tokens import Tokens

__all__ = ["Search", "Searches"]

T = TypeVar("T")
TABLES = (
    *("collectives", "halves", "ignored", "months", "movable"),
    *("multiples", "offsets", "periods", "shares", "weekdays"),
)
CALENDAR = ("fiscal", "observed_before", "observed_open")
NUMBERS = ("decades", "feasts", "halves", "hijri", "quarters", "seasons", "solar_hijri")


class Search:
    """A text in which the tables that have a phrase in it are known by their first words."""

    __slots__ = ("_known", "_starts", "_stop", "_tokens")

    def __init__(
        self, tokens: Tokens, starts: Mapping[Phrases[Any], list[int]], known: frozenset[Phrases[Any]]
    ) -> None:
        """Keep where phrases of the known tables may begin."""
        self._tokens, self._starts, self._known = tokens, starts, known
        self._stop = len(tokens)

    def find(self, table: Phrases[T]) -> Iterator[tuple[int, int, T]]:
        """Yield (first token, end token, value) of the phrases of any table, leftmost and longest."""
        starts = self._starts.get(table)
        if starts is not None:
            return table.beginning(self._tokens, starts, self._stop)
        return iter(()) if table in self._known else table.find(self._tokens)


class Searches:
    """The tables that whole texts are searched for.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> english = load_lexicon("en")
    >>> search = english.edges.searches.over(tokenize("On Monday, in May, on Tuesday"))
    >>> [list(search.find(table)) for table in (english.weekdays, english.offsets)]
    [[(1, 2, 1), (7, 8, 2)], []]
    """

    __slots__ = ("_by_word", "_known")

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """Index the first words of the tables."""
        self._by_word: dict[str, list[Phrases[Any]]] = {}
        self._known = frozenset(_searched(fields))
        for table in self._known:
            for word in table.words:
                self._by_word.setdefault(word, []).append(table)

    def over(self, tokens: Tokens) -> Search:
        """Return the search of a text: each of its words is looked up once, for all tables."""
        found: dict[Phrases[Any], list[list[int]]] = {}
        for word in self._by_word.keys() & tokens.places.keys():
            for table in self._by_word[word]:
                if table in found:
                    found[table].append(tokens.places[word])
                else:
                    found[table] = [tokens.places[word]]
        starts = {table: sorted(chain(*places)) if places[1:] else places[0] for table, places in found.items()}
        return Search(tokens, starts, self._known)


def _searched(fields: Mapping[str, Any]) -> Iterator[Phrases[Any]]:
    yield from (fields[name] for name in TABLES)
    yield from (fields["calendar"][name] for name in CALENDAR)
    yield from (fields["calendar_numbers"][name] for name in NUMBERS)
    yield fields["labels"]["names"]
    yield fields["ratios"]["one_in"]
