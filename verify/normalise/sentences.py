"""Cut a document into sentences of tokens.

In: tokens, the document's blocks, the language's abbreviations. Out: sentences in reading order;
every token is in exactly one.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from verify.language.tokens import TokenKind, Tokens
from verify.model import Span

__all__ = ["Sentence", "sentence_at", "split"]

LONGEST = 250  # tokens of a sentence
STOPS = frozenset(".!?…؟\u06d4")


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
    starts = [block.start for block in blocks]
    sentences: list[Sentence] = []
    first, block = 0, 0
    for index in range(len(tokens)):
        at = bisect_right(starts, tokens.starts[index]) if starts else block + ("\n\n" in tokens.gap(index))
        ends = at != block or index - first >= LONGEST or (index not in held and _is_stop(tokens, index, abbreviations))
        if index > first and ends:
            sentences.append(Sentence(first, index, block, len(sentences)))
            first = index
        block = at
    if first < len(tokens):
        sentences.append(Sentence(first, len(tokens), block, len(sentences)))
    return tuple(sentences)


def _is_stop(tokens: Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a sentence ends just before a token."""
    stop = index - 1
    while stop > 0 and tokens.words[stop] in '»”")]' and tokens.words[stop] not in STOPS:
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
    return sentences[bisect_right(sentences, token, key=lambda sentence: sentence.first) - 1]
