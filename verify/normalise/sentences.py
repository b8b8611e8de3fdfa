"""Cut a document into sentences of tokens.

In: tokens, the document's blocks, the language's abbreviations. Out: sentences in reading order;
every token is in exactly one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct

from verify.language.tokens import TokenKind, Tokens
from verify.model import Span

__all__ = ["BEGINNING", "Sentence", "sentence_at", "split"]

BEGINNING = attrgetter("first")
LONGEST = 250  # tokens of a sentence
STOPS = frozenset(".!?…؟\u06d4")
CLOSING = frozenset('»”")]')


class Sentence(Struct, frozen=True):
    """Tokens `first` up to, not including, `last`, in block number `block`; `number` counts from 0."""

    first: int
    last: int
    block: int
    number: int


def split(
    tokens: Tokens, blocks: tuple[Span, ...], abbreviations: frozenset[str], held: frozenset[int] = frozenset()
) -> tuple[Sentence, ...]:
    """Return the sentences of a text; one without end is cut, so that no work grows with its square.

    No sentence begins at a token that is `held`: one within a mention ("25. April").

    >>> from verify.language.tokens import tokenize
    >>> [(s.first, s.last) for s in split(tokenize("Le gén. Dupont part. Il revient."), (), frozenset({"gén"}))]
    [(0, 6), (6, 9)]
    """
    opened = _openings(tokens, blocks)
    stops = {at for at in _behind_stops(tokens) if at not in held and _is_stop(tokens, at, abbreviations)}
    sentences: list[Sentence] = []
    first = 0
    for end in (*sorted(stops.union(opened)), len(tokens)):
        while first < end:
            last = min(end, first + LONGEST)
            sentences.append(Sentence(first, last, bisect_right(opened, first), len(sentences)))
            first = last
    return tuple(sentences)


def _openings(tokens: Tokens, blocks: tuple[Span, ...]) -> list[int]:
    """Return the first token of each block, or of each paragraph of a text without blocks."""
    if blocks:
        return [at for block in blocks if (at := bisect_left(tokens.starts, block.start)) < len(tokens)]
    return [index for index, gap in enumerate(tokens.gaps) if "\n\n" in gap]


def _behind_stops(tokens: Tokens) -> Iterator[int]:
    """Yield the tokens behind the marks that may end a sentence, over what closes a quotation or a bracket."""
    count = len(tokens)
    for mark in STOPS:
        for index in tokens.places.get(mark, ()):
            at = index + 1
            while at < count:
                yield at
                if tokens.words[at] not in CLOSING:
                    break
                at += 1


def _is_stop(tokens: Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a sentence ends just before a token."""
    stop = index - 1
    while stop > 0 and tokens.words[stop] in CLOSING:
        stop -= 1
    if tokens.words[stop] not in STOPS or not tokens.gap(index):
        return False
    if (
        tokens.kinds[index] == TokenKind.WORD
        and not tokens.is_upper(index)
        and tokens.raw(index).lower() != tokens.raw(index).upper()
    ):
        return False
    before = tokens.words[stop - 1] if stop > 0 else ""
    is_initial = (
        stop > 0 and len(before) == 1 and tokens.is_upper(stop - 1) and tokens.kinds[stop - 1] == TokenKind.WORD
    )
    return tokens.words[stop] != "." or not (before in abbreviations or is_initial)


def sentence_at(sentences: tuple[Sentence, ...], token: int) -> Sentence:
    """Return the sentence that holds a token."""
    return sentences[bisect_right(sentences, token, key=BEGINNING) - 1]
