"""Read a text that is one numeral and nothing else, where more can only be meant as a number than in prose.

In: tokens and a lexicon. Out: the numeral that all of them are: "million", "thousand and twenty", "point 77",
"one twenty two", "fifty - two".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.numeral import FINE, Numeral, round_step
from verify.language.scales import value_of
from verify.language.tokens import TokenKind, Tokens
from verify.language.words import read_words

__all__ = ["read_alone"]

LONGEST = 12  # tokens
TEN = 10
HUNDRED = 100
DASHES = frozenset("-–—")


def read_alone(tokens: Tokens, lexicon: Lexicon) -> Numeral | None:
    """Return the numeral that is a whole text and that no numeral of prose begins like.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> [int(read_alone(tokenize(text), load_lexicon("en")).value) for text in ("million", "one twenty two")]
    [1000000, 122]
    """
    if not 0 < len(tokens) <= LONGEST or "\n" in tokens.text:
        return None
    decimals = _decimals(tokens, lexicon) if tokens.words[0] in lexicon.decimal_words.words else None
    if decimals is not None:
        return Numeral(0, len(tokens), decimals, FINE, digits=False)
    words = _without_dash(tokens.words, lexicon)
    is_known = all(_is_numeral(word, lexicon) for word in words)
    if is_known and _is_unusual(tokens, words, lexicon):
        value = _whole(words, lexicon)
    else:
        value = _ten_and_unit(words, lexicon) if is_known else None
    return None if value is None else Numeral(0, len(tokens), value, round_step(value), digits=False)


def _is_numeral(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.cardinals or word in lexicon.magnitude_words or word in lexicon.joiners


def _is_unusual(tokens: Tokens, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the words are put as prose does not put them, so that they are not read as others are."""
    is_scale = words[0] in lexicon.magnitude_words and words[0] not in lexicon.starters
    return is_scale or len(words) < len(tokens.words) or bool(lexicon.scale_articles)


def _whole(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """Return the value of the words: as a numeral, or as hundreds and what is below, without the word between."""
    spelled = [lexicon.spellings.get(word, word) for word in words]
    value = value_of(spelled, lexicon)
    if value is not None or not lexicon.scale_articles:
        return value
    hundreds, rest = read_words(spelled[:1], lexicon.machine), read_words(spelled[1:], lexicon.machine)
    if hundreds is None or rest is None or not 0 < hundreds < TEN <= rest < HUNDRED:
        return None
    return hundreds * HUNDRED + rest


def _ten_and_unit(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """Return the value of a ten and a unit that are mostly one word: "diez y seis"."""
    is_three = len(words) == 3 and words[1] in lexicon.joiners  # noqa: PLR2004 - a ten, the word between, a unit
    if not is_three or value_of(words, lexicon) is not None:
        return None
    ten, unit = (read_words([word], lexicon.machine) or Decimal(0) for word in (words[0], words[2]))
    return ten + unit if 0 < unit < TEN <= ten < HUNDRED and ten % TEN == 0 else None


def _without_dash(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Return words without a dash between a ten and a unit: "fifty - two"."""
    dashes = [at for at, word in enumerate(words) if word in DASHES]
    if len(dashes) != 1 or not 0 < dashes[0] < len(words) - 1:
        return words
    ten = read_words(words[dashes[0] - 1 : dashes[0]], lexicon.machine) or Decimal(0)
    unit = read_words(words[dashes[0] + 1 : dashes[0] + 2], lexicon.machine) or Decimal(0)
    is_pair = 0 < unit < TEN < ten < HUNDRED and ten % TEN == 0
    return (*words[: dashes[0]], *words[dashes[0] + 1 :]) if is_pair else words


def _decimals(tokens: Tokens, lexicon: Lexicon) -> Decimal | None:
    """Return the value of decimals without a whole number before the mark: "point 77", "coma cinco"."""
    mark = lexicon.decimal_words.at(tokens, 0)
    if mark is None or mark[0] >= len(tokens):
        return None
    last = tokens.words[mark[0] :]
    if len(last) == 1 and tokens.kinds[mark[0]] is TokenKind.NUMBER and last[0].isdecimal():
        return Decimal(int(last[0])).scaleb(-len(last[0]))
    value = read_words([lexicon.spellings.get(word, word) for word in last], lexicon.machine)
    return None if value is None else value.scaleb(-len(str(value)))
