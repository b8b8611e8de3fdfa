"""A small report with every sort of number in it, and what makes others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from verify.model import (
    Claim,
    Dateline,
    DatelineSource,
    Document,
    DocumentLedger,
    Finding,
    Hint,
    Kind,
    LedgerEntry,
    Mention,
    PackUse,
    Reference,
    Report,
    Severity,
    Span,
    Verdict,
)
from verify.quantity import Bound, bounded, days, exact, interval

TEXT = (
    "Bilan à Gaza\r\n"
    "Au moins 34\u202f365 tués, le 26 avril, selon le général, en 24 h par un Boeing 737 et 9 navires.\n"
)
DAY = date(2024, 4, 26)
Make = Callable[..., Report]


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def observed(low: int, high: int | None = None, unit: str | None = "person") -> Reference:
    return Reference(
        pack="toll",
        entity="gaza",
        quantity=interval(low, low if high is None else high, unit=unit),
        as_of=DAY,
        until=None,
        vintage=date(2024, 4, 27),
        vintage_kind="first_seen",
        claimant="Ministry",
        status="official",
        source="Daily table",
        url="https://example.org/table?day=1",
        row=3,
    )


def entries() -> tuple[LedgerEntry, ...]:
    whole = Span(14, len(TEXT) - 1)
    number = bounded(exact(34365, unit="person", step=Decimal(1)), Bound.AT_LEAST)
    killed = Claim(
        Mention(span("34\u202f365"), Kind.COUNT, number, "cardinal", Bound.AT_LEAST),
        whole,
        metric="killed",
        entity="gaza",
        scope={"role": "child+woman"},
        as_of=DAY,
    )
    dated = Claim(Mention(span("26 avril"), Kind.DATE, days(DAY, DAY), "date"), whole, metric="date", as_of=DAY)
    rank = Claim(
        Mention(span("général"), Kind.RANK, interval(6, 9, unit="OF"), "rank"), whole, metric="rank", entity="someone"
    )
    hours = Claim(Mention(span("24 h"), Kind.DURATION, exact(24, unit="hour"), "duration"), whole, reason="no metric")
    plane = Claim(Mention(span("737"), Kind.LABEL, None, "label"), whole)
    ships = Claim(Mention(span("9"), Kind.COUNT, exact(9), "cardinal"), whole, metric="sunk", entity="gaza")
    hint = Hint("transposed", "two digits are swapped")
    message = 'prints "34 365", the series gives 34 356'
    related = (span("26 avril"),)
    finding = Finding(0, "series.mismatch", Verdict.MISMATCH, Severity.ERROR, message, hint, related)
    stale = Finding(5, "series.stale", Verdict.STALE, Severity.NOTE, "was 9 on 2024-04-25")
    return (
        LedgerEntry(killed, Verdict.MISMATCH, Severity.ERROR, message, (finding,), hint, observed(34356)),
        LedgerEntry(dated, Verdict.MATCH, Severity.NOTE, "", (), None, observed(DAY.toordinal(), unit="day")),
        LedgerEntry(rank, Verdict.MATCH, Severity.NOTE, "", (), None, observed(6, unit="OF")),
        LedgerEntry(hours, Verdict.UNMATCHED, Severity.NOTE, "no reference holds this"),
        LedgerEntry(plane, Verdict.LABEL, Severity.NOTE, "names something"),
        LedgerEntry(ships, Verdict.STALE, Severity.NOTE, stale.message, (stale,), None, observed(10)),
    )


@pytest.fixture
def make() -> Make:
    """Return a function that makes a report of one document, some of whose words are replaced."""

    def made(name: str = "draft.fr.txt", message: str | None = None, **changes: Any) -> Report:  # noqa: ANN401  any field of a document
        line = Dateline(DAY, DatelineSource.INFERRED)
        document = Document(name, TEXT, "fr", line, title=Span(0, 12), blocks=(Span(0, 12), Span(14, len(TEXT) - 1)))
        document = replace(document, **changes)
        rows = tuple(replace(entry, message=entry.message if message is None else message) for entry in entries())
        pack = PackUse("toll", "Daily toll", f"sha256:{'0' * 64}", ("CC0-1.0",), ("Daily table",), date(2024, 6, 30))
        return Report("0.1.0", (DocumentLedger(document, rows),), (pack,))

    return made


@pytest.fixture
def report(make: Make) -> Report:
    """Return the report itself."""
    return make()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; it is known where this folder is named on the command line."""
    parser.addoption("--update-examples", action="store_true", help="write the reports on the sample articles anew")


@pytest.fixture
def update_examples(request: pytest.FixtureRequest) -> bool:
    """Tell whether examples are to be written, not compared."""
    return bool(request.config.getoption("--update-examples", default=False))
