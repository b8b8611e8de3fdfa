"""A newsroom's own pack, given with `--references`, answers like those that are shipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from verify.cli import main
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


CITIES = "day,city,strikes\n2024-01-02,Paris,95\n2024-01-02,Lyon,40\n2024-01-03,Paris,102\n2024-01-03,Lyon,52\n"
SEVERAL = [
    "On 3 January 2024 there were 102 strikes in Paris and 52 strikes in Lyon.",
    "On 3 January 2024, Paris had 102 strikes and Lyon had 52 strikes.",
    "On 3 January 2024 there were 102 strikes in Paris and 52 in Lyon.",
    "On 3 January 2024 there were in Paris 102 strikes and 52 in Lyon.",
    "In Paris there were 102 strikes on 3 January 2024, and Lyon had 52 strikes.",
]


@pytest.mark.parametrize("accumulation", ["cumulative", "period"])
def test_each_of_several_figures_is_that_of_its_own_place(tmp_path: Path, accumulation: str) -> None:
    (tmp_path / "cities.csv").write_text(CITIES, encoding="utf-8")
    added = ["--into", str(tmp_path), "--source", "Town halls", "--cue", "en=strikes", "--accumulation", accumulation]
    assert main(["data", "add", str(tmp_path / "cities.csv"), *added]) == 0
    settings = Settings(Config("en", (tmp_path / "cities",)), date(2024, 1, 3))
    report, errors = check([Source("a.txt", None, "\n\n".join(SEVERAL).encode())], settings)
    whose = [
        (entry.claim.mention.quantity.low, entry.claim.entity)
        for entry in report.documents[0].entries
        if entry.claim.mention.quantity is not None and entry.claim.metric == "strikes"
    ]

    assert errors == ()
    assert [(Decimal(102), "paris"), (Decimal(52), "lyon")] * len(SEVERAL) == whose
