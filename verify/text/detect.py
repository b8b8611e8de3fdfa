"""The language of a text, told by its function words: the fewer languages share a word, the more it says.

In: a text, and the function words of each language. Out: the language, or `None` where the words say
none; and for the blocks of a document, those that are clearly in another language than the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

__all__ = ["Likely", "clearly", "detect"]

Words = Mapping[str, frozenset[str]]
Likely = Callable[[Mapping[str, int]], Mapping[str, float]]

SAMPLE = 50_000  # characters: enough to tell, whatever the length
GLANCE = 500  # characters of a block that tell its language
DOZEN = 12  # words: a shorter text may hold no function word, and no block so short is clearly in a language
ENOUGH = 20  # words: the shorter a text is than this, the fewer function words it must hold
SOME = 6  # words outside quotation marks that tell a language without those inside
# What the words of a text weigh together, by word: a function word weighs one, shared among its languages.
LEAST = 0.1  # less is no language known
CLEAR = 0.15
LEAD = 0.5  # of the best, what the next may weigh where a block is clearly in a language
NEAR = 0.3  # of the best, what the next may weigh where the function words alone decide
WORD = 4  # what a function word adds to the logarithm of the likelihood of the letters
LETTERS = 0.3  # what another word weighs, shared among the languages that have all its letters: none of ASCII tells
_QUOTE = re.compile('«[^«»]{1,500}»|“[^“”„]{1,500}”|„[^“”„]{1,500}“|"[^"]{1,500}"')
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, stopwords: Words, likely: Likely | None = None, *, default: str | None = None) -> str | None:
    """Return the language whose function words are the commonest; `None` for a text in none of them.

    Where those of another language come near, the letters of all words join in: `likely` says how likely
    words are in each language. `default` is the language of a text that is too short to tell.

    >>> words = {"en": frozenset({"the", "of"}), "fr": frozenset({"le", "de", "la"})}
    >>> detect("Le bilan de la nuit", words)
    'fr'
    >>> detect("34 356", words) is None
    True
    """
    words = _count(text)
    weights = _weights(words, stopwords)
    best, near = _leaders(weights)
    if words.total() >= DOZEN and best < LEAST * words.total() * min(words.total() / ENOUGH, 1):
        return None
    if likely is not None and (best < 1 or near > NEAR * best) and (known := likely(words)):
        weights = {lang: known.get(lang, 0.0) + WORD * weight for lang, weight in weights.items()}
    elif not best:
        return default
    return max(weights, key=lambda lang: weights[lang])


def clearly(text: str, stopwords: Words) -> str | None:
    """Return the language that a block is in beyond doubt: long enough, and no other comes near.

    >>> words = {"en": frozenset({"the", "of", "and", "was"}), "fr": frozenset({"le", "de", "la"})}
    >>> clearly("The bridge was closed and the ferry of the island was full of people all day.", words)
    'en'
    >>> clearly("The bridge was closed", words) is None
    True
    """
    words = _count(text, GLANCE)
    weights = _weights(words, stopwords)
    if words.total() < DOZEN or not weights:
        return None
    best, near = _leaders(weights)
    is_clear = best >= CLEAR * words.total() and near <= LEAD * best
    return max(weights, key=lambda lang: weights[lang]) if is_clear else None


def _leaders(weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the best weight and the next."""
    best, near, *_ = *sorted(weights.values(), reverse=True), 0.0, 0.0
    return best, near


def _count(text: str, most: int = SAMPLE) -> Counter[str]:
    """Count the words outside quotation marks, where there are some."""
    sample = text[:most]
    words = Counter(_WORD.findall(sample.casefold()))
    spoken = Counter(word for found in _QUOTE.finditer(sample) for word in _WORD.findall(found.group().casefold()))
    return words - spoken if words.total() - spoken.total() >= SOME else words


def _weights(words: Counter[str], stopwords: Words) -> dict[str, float]:
    """Weigh the words of a text for each language."""
    weights = dict.fromkeys(sorted(stopwords), 0.0)
    by_word, alphabets = _tables(tuple(stopwords.items()))
    for word, count in words.items():
        langs = by_word.get(word)
        if langs is not None:
            weight = count / len(langs)
        elif word.isascii():
            continue
        else:
            langs = tuple(lang for lang, letters in alphabets.items() if letters.issuperset(word))
            weight = LETTERS * count / max(len(langs), 1)
        for lang in langs:
            weights[lang] += weight
    return weights


@cache
def _tables(
    stopwords: tuple[tuple[str, frozenset[str]], ...],
) -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """Return the languages of each function word, and the letters of each language, as far as those words show."""
    every = frozenset[str]().union(*(known for _, known in stopwords))
    by_word = {word: tuple(lang for lang, known in stopwords if word in known) for word in every}
    return by_word, {lang: frozenset(letter for word in known for letter in word) for lang, known in stopwords}
