"""The table of packs in the documentation is that of the packs."""

from __future__ import annotations

from tests.benchmarks.packs import PAGE, facts
from verify.reference.catalogue import load_catalogue, shipped


def test_the_documentation_lists_the_packs_as_they_are() -> None:
    catalogue = load_catalogue([shipped()])
    text = PAGE.read_text(encoding="utf-8")
    rows = [f"| {' | '.join(facts(catalogue, pack))} | " for pack in catalogue.packs]

    assert [] == [row for row in rows if row not in text], "run: python -m tests.benchmarks.packs --write-docs"
