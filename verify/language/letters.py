"""How likely words are in each language, by their letters, three at a time.

In: the words of the language files themselves, and words of a text. Out: a logarithm by language.
Made at the first call, which few texts need: their function words tell.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from verify.language.functions import files, function_words

__all__ = ["likelihoods"]

FUNCTION = 3  # how often a function word counts, beside the other words of its language
UNSEEN = 0.3  # how often three letters count that no word of a language has
_WORD = re.compile(r"[^\W\d_]+")


def likelihoods(words: Mapping[str, int]) -> dict[str, float]:
    """Return the logarithm of the likelihood of some words, with their counts, in each language.

    Nothing is likely where most of the letters occur in no language known.

    >>> found = likelihoods({"pompiers": 1, "mobilisés": 1})
    >>> max(found, key=lambda lang: found[lang])
    'fr'
    """
    counts = Counter(three for word, count in words.items() for three in [*_threes(word)] * count)
    known = max(sum(count for three, count in counts.items() if three in seen) for _, seen, _ in _tables())
    if 2 * known <= counts.total():
        return {}
    return {
        lang: sum(count * seen.get(three, rare) for three, count in counts.items()) for lang, seen, rare in _tables()
    }


@cache
def _tables() -> tuple[tuple[str, Mapping[str, float], float], ...]:
    """Return for each language the logarithm of every three letters, and that of those it never has."""
    vocabulary = {lang: frozenset(_WORD.findall(text.casefold())) for lang, text in files().items()}
    keys = frozenset.intersection(*vocabulary.values())  # words in every file are the names of its sections
    counted = {}
    for lang, known in vocabulary.items():
        counted[lang] = Counter(three for word in known - keys for three in _threes(word))
        for word in function_words()[lang]:
            counted[lang].update([*_threes(word)] * FUNCTION)
    distinct = len(set().union(*counted.values()))
    tables = []
    for lang, counts in counted.items():
        total = counts.total() + UNSEEN * distinct
        seen = {three: math.log((count + UNSEEN) / total) for three, count in counts.items()}
        tables.append((lang, seen, math.log(UNSEEN / total)))
    return tuple(tables)


def _threes(word: str) -> Iterator[str]:
    """Yield the letters of a word three at a time, its ends marked."""
    marked = f" {word} "
    return (marked[at : at + 3] for at in range(len(marked) - 2))
