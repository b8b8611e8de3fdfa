"""The language of a text, told by its function words: the fewer languages share a word, the more it says.

In: a text, and the function words of each language. Out: the language, or `None` where the words say
none; and for the blocks of a document, those that are clearly in another language than the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

__all__ = ["clearly", "detect"]

Words = Mapping[str, frozenset[str]]

SAMPLE = 50_000  # characters: enough to tell, whatever the length
DOZEN = 12  # words: a shorter text may hold no function word, and no block so short is clearly in a language
ENOUGH = 20  # words: the shorter a text is than this, the fewer function words it must hold
SOME = 6  # words outside quotation marks that tell a language without those inside
# What the words of a text weigh together, by word: a function word weighs one, shared among its languages.
LEAST = 0.1  # less is no language known
CLEAR = 0.15
LEAD = 0.5  # of the best, what the next may weigh where a block is clearly in a language
LETTERS = 0.3  # what another word weighs, shared among the languages that have all its letters: none of ASCII tells
_QUOTE = re.compile('«[^«»]{1,500}»|“[^“”„]{1,500}”|„[^“”„]{1,500}“|"[^"]{1,500}"')
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, stopwords: Words, *, default: str | None = None) -> str | None:
    """Return the language whose function words are the commonest; `None` for a text in none of them.

    `default` is the language of a text that is too short to tell.

    >>> words = {"en": frozenset({"the", "of"}), "fr": frozenset({"le", "de", "la"})}
    >>> detect("Le bilan de la nuit", words)
    'fr'
    >>> detect("34 356", words) is None
    True
    """
    words = _count(text)
    weights = _weights(words, stopwords)
    best = max(weights, key=lambda lang: weights[lang], default=None)
    if words.total() < DOZEN:
        return best if best is not None and weights[best] else default
    least = LEAST * words.total() * min(words.total() / ENOUGH, 1)
    return best if best is not None and weights[best] >= least else None


def clearly(text: str, stopwords: Words) -> str | None:
    """Return the language that a block is in beyond doubt: long enough, and no other comes near.

    >>> words = {"en": frozenset({"the", "of", "and", "was"}), "fr": frozenset({"le", "de", "la"})}
    >>> clearly("The bridge was closed and the ferry of the island was full of people all day.", words)
    'en'
    >>> clearly("The bridge was closed", words) is None
    True
    """
    words = _count(text)
    weights = _weights(words, stopwords)
    if words.total() < DOZEN or not weights:
        return None
    best, *others = sorted(weights, key=lambda lang: -weights[lang])
    near = max((weights[lang] for lang in others), default=0.0)
    return best if weights[best] >= CLEAR * words.total() and near <= LEAD * weights[best] else None


def _count(text: str) -> Counter[str]:
    """Count the words outside quotation marks, where there are some."""
    sample = text[:SAMPLE]
    words = Counter(_WORD.findall(sample.casefold()))
    spoken = Counter(word for found in _QUOTE.finditer(sample) for word in _WORD.findall(found.group().casefold()))
    return words - spoken if words.total() - spoken.total() >= SOME else words


def _weights(words: Counter[str], stopwords: Words) -> dict[str, float]:
    """Weigh the words of a text for each language."""
    weights = dict.fromkeys(sorted(stopwords), 0.0)
    alphabets = _alphabets(tuple(stopwords.items()))
    for word, count in words.items():
        langs = [lang for lang, known in stopwords.items() if word in known]
        says = 1.0
        if not langs and not word.isascii():
            langs, says = [lang for lang, letters in alphabets.items() if letters.issuperset(word)], LETTERS
        for lang in langs:
            weights[lang] += says * count / len(langs)
    return weights


@cache
def _alphabets(stopwords: tuple[tuple[str, frozenset[str]], ...]) -> dict[str, frozenset[str]]:
    """Return the letters that each language is written in, as far as its function words show."""
    return {lang: frozenset(letter for word in known for letter in word) for lang, known in stopwords}
