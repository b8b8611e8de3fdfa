"""Tell numerals in words that are part of a name: "Deux-Sèvres", "Fifth Avenue", "Cinq-Mars".

In: tokens and a numeral. Out: whether it names. A capital in mid-sentence makes a name, except where
every word has one, in a title, and where a number that stands for a noun has one ("eine Zwei", in German).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.language.lexicon import Lexicon
from verify.language.numerals import Numeral
from verify.language.tokens import HYPHENS, Tokens
from verify.model import Span

__all__ = ["is_name"]

REACH = 12  # words on either side that tell a title
LONG_WORD = 4  # shorter words stand in small letters in titles too
LEAST_WORDS = 2
CAPITALS = 0.75  # of the long words of a title, at least


def is_name(tokens: Tokens, numeral: Numeral, title: Span | None, lexicon: Lexicon) -> bool:
    """Tell whether a numeral in words is part of a name.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.numerals import read_numerals
    >>> from verify.language.tokens import tokenize
    >>> tokens, french = tokenize("La citadelle de Neuf-Brisach, neuf soldats"), load_lexicon("fr")
    >>> [is_name(tokens, numeral, None, french) for numeral in read_numerals(tokens, french)]
    [True, False]
    """
    first = numeral.first
    if numeral.digits or not tokens.is_upper(first):
        return False
    if title is not None and title.start <= tokens.starts[first] < title.end:
        return False
    last = numeral.last
    is_hyphened = tokens.is_word(last) and tokens.is_upper(last) and tokens.gap(last) in HYPHENS
    is_inside = tokens.is_word(first - 1) and "\n" not in tokens.gap(first)
    if lexicon.capital_nouns and not is_hyphened and _is_noun(tokens, numeral, lexicon):
        return False
    return (is_hyphened or is_inside) and not _is_title_case(tokens, numeral)


def _is_noun(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell whether a numeral stands for a noun, behind a small word and before none that it could order.

    Behind a name it is part of that: "eine Zwei", "die Dritten", but "der Erste Weltkrieg", "Karl der Fünfte".
    """
    before, last = numeral.first - 1, numeral.last
    if not tokens.is_word(before) or tokens.words[before] not in lexicon.stopwords or tokens.is_upper(before):
        return False
    is_behind_name = tokens.is_word(before - 1) and tokens.is_upper(before - 1)
    is_before_noun = tokens.is_word(last) and tokens.is_upper(last)
    return not is_behind_name and not is_before_noun


def _is_title_case(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether most of the long words around a numeral have a capital, as in a headline."""
    around = [*_line(tokens, numeral.first - 1, -1), *_line(tokens, numeral.last, 1)]
    long = [at for at in around if tokens.ends[at] - tokens.starts[at] >= LONG_WORD]
    return len(long) >= LEAST_WORDS and sum(map(tokens.is_upper, long)) >= CAPITALS * len(long)


def _line(tokens: Tokens, index: int, step: int) -> Iterator[int]:
    """Yield the words of the same sentence and line, away from a token."""
    for at in range(index, index + step * REACH, step):
        if not 0 <= at < len(tokens) or tokens.words[at] in {".", "!", "?", "…"}:
            return
        if "\n" in tokens.gap(at if step > 0 else at + 1):
            return
        if tokens.is_word(at):
            yield at
