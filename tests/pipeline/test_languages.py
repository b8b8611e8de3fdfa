"""True dispatches in every language hold and stay quiet; one figure changed is found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import DocumentLedger, Severity, Verdict

CASES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))["case"]
CHANGES = [(case, old, new) for case in CASES for old, new in case["wrong"].items()]
WRONG = {Verdict.MISMATCH, Verdict.STALE, Verdict.LOOSE}


def ledger(text: str, lang: str) -> DocumentLedger:
    report, errors = check([Source("article.txt", None, text.encode())], Settings(Config(lang)))

    assert errors == ()
    return report.documents[0]


def verdicts(document: DocumentLedger) -> dict[str, Verdict]:
    text = document.document.text
    spans = ((entry.claim.mention.span, entry.verdict) for entry in document.entries)
    return {text[span.start : span.end]: verdict for span, verdict in spans}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}-{case['true'][:30]}")
def test_a_true_dispatch_holds_and_stays_quiet(case: dict[str, Any]) -> None:
    document = ledger(case["true"], case["lang"])

    assert [] == [entry.message for entry in document.entries if entry.severity != Severity.NOTE]
    assert set(case["match"]) <= {text for text, verdict in verdicts(document).items() if verdict == Verdict.MATCH}


@pytest.mark.parametrize(("case", "old", "new"), CHANGES, ids=[f"{case['lang']}-{new}" for case, _, new in CHANGES])
def test_a_changed_figure_is_found(case: dict[str, Any], old: str, new: str) -> None:
    assert old in case["true"]

    found = verdicts(ledger(case["true"].replace(old, new, 1), case["lang"]))

    assert found[new] in WRONG
