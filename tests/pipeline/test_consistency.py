"""What a text says of its own figures: nothing is flagged in true texts, whatever they come near to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import Severity

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("consistency.toml").read_text(encoding="utf-8"))


def flagged(lang: str, texts: list[str]) -> list[list[str]]:
    """Return the checks that flag something in each of some texts, all of one batch."""
    sources = [Source(f"2026-05-20-{number}.md", None, text.encode()) for number, text in enumerate(texts)]
    report, errors = check(sources, Settings(Config(lang)))
    assert errors == ()
    return [
        [
            finding.check
            for entry in ledger.entries
            for finding in entry.findings
            if finding.severity is not Severity.NOTE
        ]
        for ledger in report.documents
    ]


@pytest.mark.parametrize("lang", sorted(CASES))
def test_true_texts_are_left_alone_and_wrong_ones_are_not(lang: str) -> None:
    clean, wrong = CASES[lang]["clean"], CASES[lang]["wrong"]

    found = flagged(lang, [*clean, *wrong])

    assert [] == [(text, checks) for text, checks in zip(clean, found, strict=False) if checks]
    assert [] == [text for text, checks in zip(wrong, found[len(clean) :], strict=True) if not checks]
