"""A true dispatch in each language, and what one change at a time does to it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.engine import Settings, Source, check
from verify.model import DatelineSource, DocumentLedger, Severity, Verdict

HERE = Path(__file__).parent
MUTATIONS = tomllib.loads((HERE / "mutations.toml").read_text(encoding="utf-8"))
FINE = {Verdict.MATCH, Verdict.ROUNDED, Verdict.LABEL, Verdict.UNMATCHED}


def ledger(article: str, old: str = "", new: str = "") -> DocumentLedger:
    text = (HERE / article).read_text(encoding="utf-8")
    assert old in text
    report, errors = check([Source(article, None, text.replace(old, new, 1).encode())], Settings())
    assert errors == ()
    return report.documents[0]


def verdicts(document: DocumentLedger) -> dict[str, Verdict]:
    text = document.document.text
    spans = ((entry.claim.mention.span, entry.verdict) for entry in document.entries)
    return {text[span.start : span.end]: verdict for span, verdict in spans}


def harmless() -> list[Any]:
    return [(case["article"], case["from"], new) for case in MUTATIONS["harmless"] for new in case["to"]]


def test_the_french_dispatch_gives_its_own_day_and_holds() -> None:
    document = ledger("dispatch.fr.txt")

    assert document.document.dateline.source == DatelineSource.INFERRED
    assert document.document.dateline.day is not None
    assert document.document.dateline.day.isoformat() == "2024-04-26"
    assert [entry.message for entry in document.entries if entry.severity != Severity.NOTE] == []


FOUND = {
    "dispatch.fr.txt": (
        "21e; général de brigade; vendredi 26 avril; amiral; 1er avril; cinq; 13 avril; 34 356; la plupart; 77 368;"
        " 7 octobre 2023"
    ),
    "toll.fr.txt": "34 356; en majorité; 77 368; 7 octobre 2023",
    "dispatch.en.md": (
        "21st; Friday, April 26; Brigadier General; April 1; two; five; October 7, 2023; 34,356; most; 77,368"
    ),
}


@pytest.mark.parametrize("article", FOUND)
def test_the_figures_of_a_true_dispatch_are_found_in_the_packs(article: str) -> None:
    found = verdicts(ledger(article))
    figures = FOUND[article].split("; ")

    assert [] == [figure for figure in figures if found.get(figure) not in {Verdict.MATCH, Verdict.ROUNDED}]


@pytest.mark.parametrize(("article", "old", "new"), harmless())
def test_another_way_to_say_the_same_is_not_flagged(article: str, old: str, new: str) -> None:
    entries = ledger(article, old, new).entries

    assert [entry.message for entry in entries if entry.verdict not in FINE] == []


@pytest.mark.parametrize("case", MUTATIONS["wrong"], ids=lambda case: f"{case['from']} → {case['to']}")
def test_a_wrong_figure_is_flagged_and_explained(case: dict[str, Any]) -> None:
    document = ledger(case["article"], case["from"], case["to"])
    figure = case.get("figure", case["to"].removeprefix("plus de "))
    text = document.document.text
    found = [e for e in document.entries if text[e.claim.mention.span.start : e.claim.mention.span.end] == figure]
    first = found[0]

    assert case["verdict"] == first.verdict
    if "hint" in case:
        assert first.hint is not None
        assert case["hint"] == first.hint.code
