"""Text of articles and file names in, text that can move no cursor and hide nothing out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_unseen", "one_line", "visible"]

_SPACE = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")  # letters and marks that show nothing


def visible(text: str, kept: frozenset[str] = frozenset()) -> str:
    r"""Spell out control, format and unassigned characters; line feeds, tabs and what is kept stay.

    >>> visible("\x1b[31m34\u202e356")
    '<U+001B>[31m34<U+202E>356'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char in kept else _spelt(char) for char in text)


def one_line(text: str) -> str:
    r"""Return a text safe to show and on one line.

    >>> one_line("34\n356\x07")
    '34 356<U+0007>'
    """
    return visible(_SPACE.sub(" ", text)).strip()


@lru_cache(maxsize=4096)
def is_unseen(char: str) -> bool:
    r"""Tell whether a character shows nothing of itself: a control, a format, a filler, a selector, one not assigned.

    >>> is_unseen("\u202e"), is_unseen("é")
    (True, False)
    """
    return (
        char in _FILLERS
        or unicodedata.category(char) in _UNSEEN
        or "\ufe00" <= char <= "\ufe0f"
        or char >= "\U000e0000"
    )


def _spelt(char: str) -> str:
    """Return one character, or its number if it would not be seen."""
    return char if char in "\n\t" or not is_unseen(char) else f"<U+{ord(char):04X}>"
