"""A newsroom's own pack, given with `--references`, answers like those that are shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check

PACKS = Path(__file__).parent / "packs"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Examplia had 12,500 hospital beds on 31 December 2023.", "en", "match"),
        ("Examplia had 12,750 hospital beds on 31 December 2023.", "en", "mismatch"),
        ("Examplia had 15,200 hospital beds on 31 December 2023.", "en", "mismatch"),
        ("En Examplia, on compte plus de 12 000 lits.", "fr", "match"),
        ("En Examplia, on compte 12 750 lits.", "fr", "match"),
        ("En Examplia, on compte 12 750 bancs.", "fr", "unmatched"),
    ],
)
def test_an_own_pack_is_compared(text: str, lang: str, expected: str) -> None:
    settings = Settings(Config(lang, (PACKS,)), date(2025, 1, 15))
    report, errors = check([Source("beds.txt", None, text.encode())], settings)
    figure = next(entry for entry in report.documents[0].entries if entry.claim.mention.kind == "count")

    assert errors == ()
    assert expected == figure.verdict
