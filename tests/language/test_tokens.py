"""Tokens lie in the text where they say, and cutting takes time in proportion to the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.tokens import TokenKind, tokenize

NOISE = 1.0  # seconds that a busy machine may add; quadratic time would be minutes
SLOWEST_GROWTH = 300  # times as long for a hundred times the text: linear is 100, quadratic 10 000

CUT = [
    ("l’Iran et l'OCS", ["l", "iran", "et", "l", "ocs"]),
    ("34 356,5 morts", ["34 356,5", "morts"]),
    ("34\u202f356 345", ["34\u202f356 345"]),
    ("2023 345", ["2023", "345"]),
    ("12, 345", ["12", ",", "345"]),
    ("1.234.567,8 1,234,567.8", ["1.234.567,8", "1,234,567.8"]),
    ("-5 (-5) 3-5 n-5", ["-5", "(", "-5", ")", "3", "5", "n", "5"]),
    ("2024-04-26 26/04/2024 26.4.2024 4/26/24", ["2024-04-26", "26/04/2024", "26.4.2024", "4/26/24"]),
    ("10:45 14h30 8 h 15", ["10:45", "14h30", "8 h 15"]),
    ("1.2.3 1.2", ["1.2.3", "1.2"]),
    ("+33 1 42 68 53 00, 555-123-4567", ["+33 1 42 68 53 00", ",", "555-123-4567"]),
    ("km² 5G €3", ["km²", "5", "g", "€", "3"]),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_into_words_numbers_and_signs(text: str, words: list[str]) -> None:
    assert words == list(tokenize(text).words)


def test_digits_without_end_are_no_number() -> None:
    assert [TokenKind.CODE] == list(tokenize("7" * 1_000_000).kinds)


@given(st.text())
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    ends = (0, *tokens.ends)

    assert all(ends[at] <= start < tokens.ends[at] <= len(text) for at, start in enumerate(tokens.starts))
    assert "" == "".join(tokens.gap(at) for at in range(len(tokens))).strip(" \t\n\r'’ʼ‐‑-" + _blanks(text))


def _blanks(text: str) -> str:
    return "".join(char for char in text if char.isspace())


@pytest.mark.slow
@pytest.mark.parametrize(
    "pump",
    [
        "7",
        "1.",
        "1,234",
        "1 234 ",
        "1-",
        "1/",
        "1:1",
        "+1 2",
        "01 2",
        "(123) ",
        "a'",
        "e\u0301",
        " ",
        "-",
        "1h",
        "1.234.",
    ],
)
def test_cutting_takes_time_in_proportion(pump: str) -> None:
    def seconds(size: int) -> float:
        text = pump * (size // len(pump))
        start = time.process_time()
        tokenize(text)
        return time.process_time() - start

    assert seconds(1_000_000) <= seconds(10_000) * SLOWEST_GROWTH + NOISE
