"""Read numerals in words: the one place that knows which machine reads which language.

In: a run of numeral words of one language. Out: its value, or `None` where the run is no numeral.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from verify.language.additive import Additive

__all__ = ["Machine", "read_words"]

REMEMBERED = 4096  # runs of words
Machine = str | Additive  # a language of the `text2num` package, or the lexicon's own words and values


def read_words(words: Sequence[str], machine: Machine | None) -> Decimal | None:
    """Return the value of a run of words, read by the machine of the language.

    >>> read_words(["vingt", "et", "un"], "fr")
    Decimal('21')
    >>> read_words(["deux", "trois"], "fr") is None
    True
    """
    if isinstance(machine, Additive):
        return machine.read(words)
    if machine is None:
        return None
    return _spoken(" ".join(words), machine)


@lru_cache(REMEMBERED)
def _spoken(words: str, lang: str) -> Decimal | None:
    try:
        return Decimal(text2num(words, lang))
    except ValueError:
        return None
