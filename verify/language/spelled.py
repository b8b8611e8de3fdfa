"""Read a numeral in words: collect the words that may belong to it, and let the machine value them.

In: tokens, the place of a first word, a lexicon. Out: where the numeral ends and what it is worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verify.language.lexicon import Lexicon
from verify.language.tokens import HYPHENS, Tokens
from verify.language.words import read_words

__all__ = ["Spelled", "read_spelled"]

LONGEST_RUN = 40  # words; no numeral is longer, and a bound keeps the reading linear
HUNDRED = 100
GROUP_REACH = 3  # words behind a comma within which a magnitude must come ("one thousand, two hundred")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A numeral in words that ends before token `last`."""

    last: int
    value: Decimal
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other and may be one numeral, with the token after each."""

    words: tuple[str, ...]
    ends: tuple[int, ...]


def read_spelled(tokens: Tokens, index: int, lexicon: Lexicon) -> Spelled | None:
    """Return the numeral that begins at a token, if one does.

    >>> from verify.language.lexicon import load_lexicon
    >>> from verify.language.tokens import tokenize
    >>> read_spelled(tokenize("between one hundred and two hundred boats"), 1, load_lexicon("en"))
    Spelled(last=3, value=Decimal('100'), ordinal=False)
    """
    run = _run(tokens, index, lexicon)
    end = run.ends[-1] if run.ends else index
    ordinal = _ordinal(tokens, end, lexicon, joined=bool(run.words))
    if ordinal is not None:
        value = read_words([*run.words, ordinal], lexicon.text2num)
        if value is not None:
            return Spelled(end + 1, value, ordinal=True)
    cut = _cut(run.words, lexicon)
    value = read_words(run.words[:cut], lexicon.text2num) if cut else None
    return Spelled(run.ends[cut - 1], value) if value is not None else None


def _cut(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are one numeral: all, else so many that the rest is one too, else the most."""
    longest = 0
    for cut in range(len(words), 0, -1):
        if words[cut - 1] in lexicon.joiners or read_words(words[:cut], lexicon.text2num) is None:
            continue
        rest = words[cut + 1 :] if cut < len(words) and words[cut] in lexicon.joiners else words[cut:]
        if not rest or (_may_begin(rest[0], lexicon) and read_words(rest, lexicon.text2num) is not None):
            return cut
        longest = max(longest, cut)
    return longest


def _may_begin(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a numeral may begin with a word: "hundred" needs an article where the language has one."""
    return not lexicon.scale_articles or (read_words([word], lexicon.text2num) or 0) < HUNDRED


def _run(tokens: Tokens, index: int, lexicon: Lexicon) -> Run:
    """Collect the numeral words that follow each other with a blank or a hyphen between."""
    words: list[str] = []
    ends: list[int] = []
    at = index
    while at < len(tokens) and len(words) < LONGEST_RUN:
        word = tokens.words[at]
        if words and not _is_joined(tokens, at):
            break
        if word in lexicon.cardinals or word in lexicon.magnitudes.words or (words and word in lexicon.joiners):
            words.append(word)
        elif not words and word in lexicon.scale_articles and _is_scale(tokens, at + 1, lexicon):
            words.append(lexicon.one)
        elif not (words and word == "," and _is_group(tokens, at, lexicon)):
            break
        else:
            at += 1
            continue
        at += 1
        ends.append(at)
    return Run(tuple(words), tuple(ends))


def _is_joined(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    if gap in HYPHENS:
        return True
    return not gap.strip() and gap.count("\n") < 2 and (gap != "" or tokens.words[index] == ",")  # noqa: PLR2004


def _is_group(tokens: Tokens, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether a comma stands between the groups of one numeral ("one thousand, two hundred")."""
    if tokens.words[comma - 1] not in lexicon.magnitudes.words or not lexicon.scale_articles:
        return False
    last = min(comma + 1 + GROUP_REACH, len(tokens))
    follows = [tokens.words[at] in lexicon.cardinals for at in range(comma + 1, last)]
    return bool(follows) and follows[0] and any(_is_scale(tokens, at, lexicon) for at in range(comma + 2, last))


def _is_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    if index >= len(tokens):
        return False
    word = tokens.words[index]
    return word in lexicon.magnitudes.words or (
        word in lexicon.cardinals and (read_words([word], lexicon.text2num) or 0) >= HUNDRED
    )


def _ordinal(tokens: Tokens, index: int, lexicon: Lexicon, *, joined: bool) -> str | None:
    """Return the cardinal of the ordinal word at a token, where it may end a run."""
    if index >= len(tokens):
        return None
    word = tokens.words[index]
    if word not in lexicon.ordinal_words or (
        joined and (word in lexicon.ordinal_standalone or not _is_joined(tokens, index))
    ):
        return None
    return lexicon.ordinal_words[word]
