"""Find where a text was filed: the places in the dateline that opens a paragraph, "LA PAZ, May 8, 2025 (AFP) —".

In: a scan, its mentions and the first tokens of its paragraphs. Out: the tokens before the dash. A place among
them says where the reporter was, and not whose a figure is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.extract.scan import Scan
from verify.language.tokens import TokenKind
from verify.model import Mention

__all__ = ["filed"]

LONGEST = 24  # tokens of a dateline: places, an agency in brackets, a day
MOST_WORDS = 5  # words of its places
DASHES = frozenset("-–—")


def filed(scan: Scan, mentions: Iterable[Mention], starts: Iterable[int]) -> Iterator[int]:
    """Yield the tokens of the datelines that open paragraphs."""
    dated = {at for each in mentions if each.date is not None for at in range(*scan.tokens_of(each.span))}
    for start in starts:
        yield from range(start, _end(scan, start, dated))


def _end(scan: Scan, start: int, dated: set[int]) -> int:
    """Return where the dateline of a paragraph ends; its start where it has none.

    Beside a day or an agency in brackets the places are names; alone they are in capitals.
    """
    tokens = scan.tokens
    places: list[int] = []
    told = in_bracket = False
    for at in range(start, min(start + LONGEST, len(tokens))):
        word = tokens.words[at]
        if at > start and not scan.is_close(at):
            return start
        if word in DASHES and not in_bracket and tokens.gap(at) and at + 1 < len(tokens) and tokens.gap(at + 1):
            loud = all(tokens.raw(each).isupper() for each in places)
            return at if 0 < len(places) <= MOST_WORDS and (told or loud) else start
        told = told or at in dated or word == "("
        in_bracket = (in_bracket or word == "(") and word != ")"
        if at in dated or in_bracket or not tokens.is_word(at):
            if word in {".", "!", "?", ";"} and at not in dated and not in_bracket and at + 1 not in dated:
                return start
            continue
        if tokens.kinds[at] == TokenKind.WORD and (tokens.is_upper(at) or not _has_case(tokens.raw(at))):
            places.append(at)
        elif word not in scan.lexicon.stopwords:
            return start
    return start


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()
