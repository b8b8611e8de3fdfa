"""Read numerals that are written in one word: "vierundzwanzigtausend", "ventiduemila", "zweitgrößte".

In: a word and the numeral words of a language. Out: the word as a machine reads it, cardinal or
ordinal, or `None` where it holds anything that is no numeral.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["Compounds"]

LONGEST = 90  # letters; no numeral is longer, and a bound keeps the reading linear
REMEMBERED = 4096  # words
HEAD = 2  # letters that rule most words out
TAIL = 2  # letters at the end that rule out most of the rest


class Compounds:
    """The numeral words of a language, taken as parts of longer ones.

    >>> table = Compounds(["drei", "und", "zwanzig"], {"zwanzigste": "zwanzig"}, {}, {})
    >>> table.cardinal("dreiundzwanzig"), table.ordinal("dreiundzwanzigste"), table.cardinal("dreist")
    ('dreiundzwanzig', 'dreiundzwanzig', None)
    """

    __slots__ = (
        "_cardinal",
        "_glue",
        "_heads",
        "_longest",
        "_ordinal",
        "_ordinals",
        "_parts",
        "_superlatives",
        "_tails",
    )

    def __init__(
        self,
        parts: Iterable[str],
        ordinals: Mapping[str, str],
        superlatives: Mapping[str, str],
        spellings: Mapping[str, str],
        glue: str = "",
    ) -> None:
        """Index the parts; a spelling is how the machine wants a part, `glue` what it wants between two."""
        self._glue = glue
        self._parts = {part: spellings.get(part, part) for part in parts}
        self._ordinals = ordinals
        self._superlatives = superlatives
        self._longest = max(map(len, self._parts), default=0)
        self._heads = frozenset(part[:HEAD] for part in (*self._parts, *(ordinals if self._parts else ())))
        endings = (*self._parts, *(ordinals if self._parts else ()), *superlatives)
        self._tails = frozenset(part[-TAIL:] for part in endings)
        self._cardinal = lru_cache(REMEMBERED)(self._read_cardinal)
        self._ordinal = lru_cache(REMEMBERED)(self._read_ordinal)

    def is_numeral(self, word: str) -> bool:
        """Tell whether a word is a numeral of several parts."""
        return self._may_be(word) and (self.cardinal(word) is not None or self.ordinal(word) is not None)

    def cardinal(self, word: str) -> str | None:
        """Return the cardinal that a word is, as the machine reads it."""
        return self._cardinal(word) if self._may_be(word) and word not in self._parts else None

    def ordinal(self, word: str) -> str | None:
        """Return the cardinal of the ordinal that a word is, as the machine reads it."""
        return self._ordinal(word) if self._may_be(word) else None

    def _may_be(self, word: str) -> bool:
        return word[:HEAD] in self._heads and word[-TAIL:] in self._tails

    def _read_cardinal(self, word: str) -> str | None:
        """Split a word into parts, trying longer ones first; each place is visited once."""
        if len(word) > LONGEST:
            return None
        behind: dict[int, str] = {len(word): ""}  # what the rest of the word reads, by where it begins
        for start in range(len(word) - 1, -1, -1):
            for end in range(min(start + self._longest, len(word)), start, -1):
                part = self._parts.get(word[start:end]) if end in behind else None
                if part is not None:
                    behind[start] = f"{part}{self._glue}{behind[end]}".rstrip()
                    break
        return behind.get(0)

    def _read_ordinal(self, word: str) -> str | None:
        for superlative, ending in self._superlatives.items():
            if word.endswith(superlative):
                ordinal = word.removesuffix(superlative) + ending
                return self._ordinals.get(ordinal) or self._last_part(ordinal)
        return self._last_part(word)

    def _last_part(self, word: str) -> str | None:
        """Read a word whose last part is an ordinal."""
        for start in range(1, min(len(word), LONGEST)):
            last = self._ordinals.get(word[start:])
            first = self._read_cardinal(word[:start]) if last is not None else None
            if first is not None:
                return f"{first}{self._glue}{last}"
        return None
