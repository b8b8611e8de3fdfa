"""Lead a fraction over "of a" to the unit that it is a part of: "two hundredths of a second", "un dixième de seconde".

In: tokens and a fraction. Out: the fraction up to its unit, or as it is where no unit follows.
"""

from __future__ import annotations

from msgspec.structs import replace

from verify.language.lexicon import Lexicon
from verify.language.numeral import Numeral
from verify.language.tokens import Tokens

__all__ = ["up_to_unit"]

TIMED = frozenset(("second", "minute", "hour"))  # units that nobody has a part of but to measure with


def up_to_unit(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Return a fraction with the words between it and its unit.

    >>> from decimal import Decimal
    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> fraction = Numeral(0, 2, Decimal("0.02"), Decimal("0.01"), digits=False, fraction=True)
    >>> texts = ("two hundredths of a second", "two hundredths of the second")
    >>> [up_to_unit(tokenize(text), fraction, load_lexicon("en")).last for text in texts]
    [4, 2]
    """
    of = lexicon.percent_of.at(tokens, numeral.last)
    at = of[0] if of is not None else numeral.last
    if at >= len(tokens):
        return numeral
    if tokens.words[at] in lexicon.articles:
        tables = (lexicon.durations, lexicon.units)
        return replace(numeral, last=at + 1) if any(table.at(tokens, at + 1) for table in tables) else numeral
    is_one = not lexicon.scale_articles and not tokens.words[at].endswith(lexicon.plural_endings)
    timed = lexicon.durations.at(tokens, at) if of is not None and is_one else None
    return replace(numeral, last=at) if timed is not None and timed[1] in TIMED else numeral
