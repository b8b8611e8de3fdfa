"""Text in, lines no wider than a column out, as a terminal counts width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wcwidth import wcswidth

__all__ = ["display_width", "longest_word", "wrapped"]

_WORD = re.compile(r"[^ ]+(?: (?=\d{3}(?!\d))(?<=\d )[^ ]+)*")  # the groups of one figure stay together


def display_width(text: str) -> int:
    """Return how many cells of a terminal a text takes.

    >>> display_width("東京"), display_width("été")
    (4, 3)
    """
    width = wcswidth(text)
    return len(text) if width < 0 else width


def longest_word(text: str) -> int:
    """Return the width of the widest word, the groups of a figure being one.

    >>> longest_word("34 356 in all")
    6
    """
    return max(map(display_width, _WORD.findall(text)), default=0)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text between words, and within a word that is wider than the column.

    >>> wrapped("prints 34 356 in all", 10)
    ['prints', '34 356 in', 'all']
    """
    lines: list[str] = []
    line = ""
    for word in _WORD.findall(text):
        for piece in _pieces(word, width):
            longer = f"{line} {piece}" if line else piece
            if display_width(longer) <= width:
                line = longer
                continue
            lines.append(line)
            line = piece
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word into parts that fit; a wide character alone may not."""
    if display_width(word) <= width:
        yield word
        return
    piece = ""
    for char in word:
        if piece and display_width(piece + char) > width:
            yield piece
            piece = ""
        piece += char
    yield piece
