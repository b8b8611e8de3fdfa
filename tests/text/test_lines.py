"""Offsets become lines and columns in every unit that a reader counts in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.lines import ColumnUnit, LineIndex, Position

TEXTS = st.text(st.sampled_from("aé\u202f😀٣\r\n\u2028 "), max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("", 0, (1, 1, 1, 1), id="empty"),
        pytest.param("été 34", 4, (1, 5, 7, 5), id="accents"),
        pytest.param("34\u202f356", 3, (1, 4, 6, 4), id="narrow-space"),
        pytest.param("😀 34", 2, (1, 3, 6, 4), id="emoji"),
        pytest.param("a\r\n34", 3, (2, 1, 1, 1), id="crlf"),
        pytest.param("a\r34", 2, (2, 1, 1, 1), id="cr"),
        pytest.param("a\n\n34", 3, (3, 1, 1, 1), id="blank-line"),
        pytest.param("a\u202834", 2, (1, 3, 5, 3), id="a-line-separator-ends-no-line"),
    ],
)
def test_a_place_has_one_line_and_three_columns(text: str, offset: int, expected: tuple[int, int, int, int]) -> None:
    index = LineIndex(text)
    places = [index.position(offset, unit) for unit in ColumnUnit]

    assert expected == (places[0].line, *(place.column for place in places))


@given(TEXTS, st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    place = index.position(offset)
    line = text[starts[place.line - 1] :]

    assert offset == starts[place.line - 1] + place.column - 1
    for unit, encoding, size in ((ColumnUnit.UTF8, "utf-8", 1), (ColumnUnit.UTF16, "utf-16-le", 2)):
        column = index.position(offset, unit).column
        assert line[: place.column - 1] == line.encode(encoding)[: (column - 1) * size].decode(encoding)


def test_the_end_of_a_text_is_a_place() -> None:
    assert Position(2, 1) == LineIndex("34\n").position(3)
