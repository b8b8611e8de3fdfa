"""True texts stay quiet: a false alarm is a bug."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import Severity

TEXTS = tomllib.loads((Path(__file__).parent / "quiet.toml").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["body"][:40])
def test_a_true_text_is_not_flagged(case: dict[str, Any]) -> None:
    settings = Settings(Config(case["lang"]), case["published"])
    report, errors = check([Source("article.txt", None, case["body"].encode())], settings)
    flagged = [entry.message for entry in report.documents[0].entries if entry.severity != Severity.NOTE]

    assert errors == ()
    assert flagged == []
