"""The table: what it shows, that it fits, and that no text of an article can disturb a terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from verify.model import Report
from verify.report import ReportOptions, formats
from verify.report.table import grid
from verify.report.visible import one_line, visible
from verify.report.wrap import display_width, wrapped

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
SEQUENCES = st.sampled_from("\x1b[\x07\x9b\r\n\t\u202e\u2066\u200b\u200d\ufeff\u0301東مé|")
HOSTILE = st.text(st.characters(codec="utf-8") | SEQUENCES, max_size=60)
EXPECTED = """\
draft.fr.txt  (language: fr; dateline: 2024-04-26, inferred from its text)

at    figure    claims                   reference              verdict    why
----  --------  -----------------------  ---------------------  ---------  ---------------------------------
2:10  34\u202f365    at least: killed, gaza,  34\u202f356 on 2024-04-26   mismatch   prints "34 365", the series gives
                child and woman,         (Ministry, Daily                  34 356; two digits are swapped
                2024-04-26               table)
2:26  26 avril  date                     2024-04-26 (Ministry,  match
                                         Daily table)
2:45  général   rank, someone            OF-6 on 2024-04-26     match
                                         (Ministry, Daily
                                         table)
2:57  24 h      duration                                        unmatched  no reference holds this
2:76  737       label                                           label      names something
2:83  9         sunk, gaza               10 on 2024-04-26       stale      was 9 on 2024-04-25
                                         (Ministry, Daily
                                         table)

6 numbers: 4 checked (1 mismatch, 1 stale, 2 match), 2 not checked (1 label, 1 unmatched); 1 error, 0 warnings.
"""


def table(report: Report, width: int = 112) -> str:
    return formats()["table"].render(report, ReportOptions(width=width))


def test_a_table_shows_every_number_and_counts_what_was_not_checked(report: Report) -> None:
    assert EXPECTED.splitlines() == [line.rstrip().replace("\u00a0", " ") for line in table(report).splitlines()]


def test_several_documents_have_a_line_of_totals_together(report: Report) -> None:
    twice = Report(report.version, report.documents * 2, report.packs)
    last = table(twice).splitlines()[-1]

    assert last.startswith("2 documents, 12 numbers: 8 checked (2 mismatch")


def test_a_document_without_numbers_says_so(report: Report) -> None:
    ledger = report.documents[0]
    empty = Report(report.version, (type(ledger)(ledger.document, ()),), ())

    assert ["No number found."] == table(empty).splitlines()[2:]


@pytest.mark.parametrize("width", [40, 50, 60, 72, 80, 100, 120, 200])
def test_a_table_fits_the_terminal(report: Report, width: int) -> None:
    lines = table(report, width).splitlines()[2:-2]

    assert [] == [line for line in lines if wcswidth(line.rstrip()) > width]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34 356", "34 356"),
        ("\x1b]0;x\x07", "<U+001B>]0;x<U+0007>"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb\u2069", "a<U+202E>b<U+2069>"),
        ("3\u200b4\ufeff", "3<U+200B>4<U+FEFF>"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
        ("é 東 م", "é 東 م"),
    ],
)
def test_what_would_not_be_seen_is_spelt(text: str, expected: str) -> None:
    assert expected == visible(text)


@given(HOSTILE)
def test_nothing_unseen_is_left(text: str) -> None:
    shown = one_line(text)

    assert set() == {char for char in shown if unicodedata.category(char) in UNSEEN}
    assert display_width(shown) == wcswidth(shown) >= 0


@given(HOSTILE, st.integers(1, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    shown = one_line(text)
    lines = wrapped(shown, width)

    assert "".join(shown.split()) == "".join("".join(lines).split())
    assert all(display_width(line) <= max(width, 2) for line in lines)


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4), st.integers(40, 120))
def test_the_columns_of_a_grid_stand_below_each_other(rows: list[tuple[str, str]], width: int) -> None:
    head, rule, *lines = grid(("left", "right"), rows, width).splitlines()
    second = rule.index(" ") + 2

    assert second == head.index("right")
    for line in lines:
        before = next((at for at in range(len(line) + 1) if wcswidth(line[:at]) == second), None)
        assert before is None or not line[before - 2 : before].strip()
        assert before is not None or wcswidth(line) < second
    assert wcswidth(rule) <= width


def test_a_terminal_too_narrow_for_columns_has_lists() -> None:
    rows = [("3:10", "34 356", "Gaza Ministry of Health"), ("4:1", "東京東京東京東京東京東京", "")]
    expected = """\
at      3:10
figure  34 356
why     Gaza Ministry
        of Health

at      4:1
figure  東京東京東京
        東京東京東京
why"""

    assert expected == grid(("at", "figure", "why"), rows, 21)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=HOSTILE)
def test_no_text_reaches_the_terminal_raw(make: Any, words: str) -> None:  # noqa: ANN401
    shown = table(make(name=words, message=words))

    assert {"\n"} == {char for char in shown if unicodedata.category(char) in UNSEEN}
