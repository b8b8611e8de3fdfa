"""Every check with its own examples: clean texts first, then texts that it must flag."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.checks.check import HEADINGS, all_checks, explain
from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import LedgerEntry

HERE = Path(__file__).parent


def cases(kind: str) -> list[Any]:
    """Return the examples of one kind of every check."""
    found = []
    for file in sorted(HERE.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))[kind]):
            found.append(pytest.param(file.stem, case, id=f"{file.stem}-{number}"))
    return found


def entries(case: dict[str, Any]) -> list[tuple[str, LedgerEntry]]:
    """Check the text of an example; return its figures and comments as printed with their entries."""
    references = (HERE / case["references"],) if "references" in case else ()
    config = Config(case["lang"], references, require_reasons=case.get("require_reasons", False))
    settings = Settings(config, case["published"])
    report, errors = check([Source(case.get("name", "example.txt"), None, case["text"].encode())], settings)
    assert errors == ()
    ledger = report.documents[0]
    every = [*ledger.entries, *ledger.notices]
    spans = [entry.claim.mention.span for entry in every]
    return [(ledger.document.text[span.start : span.end], entry) for span, entry in zip(spans, every, strict=True)]


@pytest.mark.parametrize(("check_id", "case"), cases("clean"))
def test_a_check_leaves_its_clean_examples_alone(check_id: str, case: dict[str, Any]) -> None:
    """A false alarm is a bug."""
    flagged = [text for text, entry in entries(case) for finding in entry.findings if finding.check == check_id]

    assert flagged == []


@pytest.mark.parametrize(("check_id", "case"), cases("flagged"))
def test_a_check_flags_its_flagged_examples(check_id: str, case: dict[str, Any]) -> None:
    """Each flagged example names the figure, and where one fits the hint."""
    findings = [finding for text, entry in entries(case) if text == case["figure"] for finding in entry.findings]
    own = [finding for finding in findings if finding.check == check_id]

    assert len(own) == 1, findings
    if "hint" in case:
        assert own[0].hint is not None
        assert case["hint"] == own[0].hint.code
    assert case.get("severity", all_checks()[check_id].severity) == own[0].severity


@pytest.mark.parametrize("check_id", sorted(all_checks()))
def test_every_check_is_documented_and_has_examples(check_id: str) -> None:
    """The docstring has all its headings, the examples both kinds, the clean ones first."""
    text = (HERE / f"{check_id}.toml").read_text(encoding="utf-8")

    assert 0 <= text.find("[[clean]]") < text.find("[[flagged]]")
    assert all(f"\n{heading} " in explain(check_id) for heading in HEADINGS)
