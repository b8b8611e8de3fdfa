"""Offsets into a text become lines and columns, in the unit that each reader of them counts in."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum

from msgspec import Struct

__all__ = ["ColumnUnit", "LineIndex", "Position"]

_LINE_END = re.compile(r"\r\n|\r|\n")


class ColumnUnit(StrEnum):
    """What a column counts."""

    CODE_POINT = "code_point"
    UTF8 = "utf8"
    UTF16 = "utf16"


class Position(Struct, frozen=True):
    """A place in a text; lines and columns begin at 1."""

    line: int
    column: int


class LineIndex:
    r"""The lines of one text, found once; CR, LF and CRLF end a line.

    >>> index = LineIndex("été\r\n😀 34")
    >>> index.position(7)
    Position(line=2, column=3)
    >>> index.position(7, ColumnUnit.UTF8).column, index.position(7, ColumnUnit.UTF16).column
    (6, 4)
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        """Find where each line begins."""
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Position:
        """Return the line of an offset in code points, and its column in `unit`."""
        line = bisect_right(self._starts, offset)
        before = self._text[self._starts[line - 1] : offset]
        return Position(line, _width(before, unit) + 1)


def _width(text: str, unit: ColumnUnit) -> int:
    """Return the length of a text in one unit."""
    match unit:
        case ColumnUnit.CODE_POINT:
            return len(text)
        case ColumnUnit.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        case ColumnUnit.UTF16:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
