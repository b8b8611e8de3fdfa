"""Read numerals in words: the one place that knows which machine reads which language.

In: a run of numeral words of one language. Out: its value, or `None` where the run is no numeral.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from text_to_num import text2num

__all__ = ["read_words"]


def read_words(words: Sequence[str], machine: str | None) -> Decimal | None:
    """Return the value of a run of words, read by the `text2num` package.

    >>> read_words(["vingt", "et", "un"], "fr")
    Decimal('21')
    >>> read_words(["deux", "trois"], "fr") is None
    True
    """
    if machine is None:
        return None
    try:
        return Decimal(text2num(" ".join(words), machine))
    except ValueError:
        return None
