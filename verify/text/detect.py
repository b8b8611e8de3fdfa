"""The language of a text, told by the share of its words that are function words of each language known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["detect"]

SAMPLE = 50_000  # characters: enough to tell, whatever the length
ENOUGH = 30  # words: a shorter text need not hold any function word
LEAST = 0.2  # share of function words below which a longer text is in no language known
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, stopwords: Mapping[str, frozenset[str]]) -> str | None:
    """Return the language whose function words are the commonest; `None` for a text in none of them.

    A text too short to tell, with no function word in it, is in the first language by name.

    >>> words = {"en": frozenset({"the", "of"}), "fr": frozenset({"le", "de", "la"})}
    >>> detect("Le bilan de la nuit", words)
    'fr'
    """
    words = Counter(found.group().lower() for found in _WORD.finditer(text, 0, SAMPLE))
    total = words.total()
    shares = {lang: sum(words[word] for word in known) / max(total, 1) for lang, known in sorted(stopwords.items())}
    if not shares:
        return None
    best = max(shares, key=lambda lang: shares[lang])
    return None if total >= ENOUGH and shares[best] < LEAST else best
