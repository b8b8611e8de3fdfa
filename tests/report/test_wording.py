"""Numbers, intervals and days in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.messages.voice import voice_of
from verify.model import Report
from verify.quantity import Quantity, exact, interval
from verify.report.markdown import render
from verify.report.options import ReportOptions
from verify.report.wording import amount, known_day, number


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("1000", "1 000"),
        ("-34356.50", "-34 356.5"),
        ("2.5E+6", "2 500 000"),
        ("0.05", "0.05"),
        ("1E+999999", "1.000E+999999"),
        ("NaN", "NaN"),
    ],
)
def test_a_number_is_written_in_full_unless_it_is_endless(value: str, expected: str) -> None:
    assert expected == number(Decimal(value)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (exact(5, unit="person"), "5"),
        (exact(5, unit="km"), "5 km"),
        (exact(5, unit="percent"), "5 %"),
        (interval(6, 9, unit="OF"), "OF-6 to OF-9"),
        (interval(5, None), "at least 5"),
        (interval(None, 5, "()"), "less than 5"),
        (interval(None, 5, "(]"), "at most 5"),
        (Quantity(None, None, None), "no figure"),
    ],
)
def test_an_interval_is_said_in_words(quantity: Quantity, expected: str) -> None:
    assert expected == amount(quantity, voice_of("en")).replace("\u00a0", " ")


def test_a_day_that_is_not_known_is_said_to_be(report: Report) -> None:
    document = report.documents[0].document
    unknown = type(document)(document.name, document.text, document.lang)

    assert ["2024-04-26, inferred from its text", "not known"] == [
        known_day(each, voice_of("en")) for each in (document, unknown)
    ]


def test_a_pack_that_no_verdict_rests_on_names_its_sources(report: Report) -> None:
    ledger = report.documents[0]
    bare = Report(report.version, (type(ledger)(ledger.document, ()),), report.packs)
    text = render(bare, ReportOptions())

    assert "  - Daily table\n" in text
    assert "## Findings\n\nNone.\n" in text
