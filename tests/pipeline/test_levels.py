"""The large packs answer for levels, rates, rankings and running totals, and keep quiet where a sentence is open."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check

HERE = Path(__file__).parent
CASES = [
    case
    for name in ("levels", "keys", "plain", "totals", "starts", "sequels")
    for case in tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_figure_is_held_against_its_pack(case: dict[str, Any]) -> None:
    settings = Settings(Config(case["lang"]), case["published"])
    report, errors = check([Source("a.txt", None, case["text"].encode())], settings)
    document = report.documents[0]
    spans = ((entry, entry.claim.mention.span) for entry in document.entries)
    figure = next(e for e, span in spans if document.document.text[span.start : span.end] == case["figure"])

    assert errors == ()
    assert (case["verdict"], figure.message) == (figure.verdict, figure.message)
    if "reason" in case:
        assert case["reason"] == figure.claim.reason
    if "claimant" in case:
        assert figure.reference is not None
        assert (case["claimant"], "party-reported") == (figure.reference.claimant, figure.reference.status)


def test_a_claim_is_named_as_such_in_the_message() -> None:
    text = "Les pertes russes s'élèvent à 708 000 soldats depuis le début de la guerre, selon l'état-major ukrainien."
    report, _ = check([Source("a.txt", None, text.encode())], Settings(Config("fr"), CASES[0]["published"]))

    assert "General Staff of the Armed Forces of Ukraine gives" in report.documents[0].entries[0].message


def test_only_the_packs_of_the_claims_take_part() -> None:
    text = "Un euro valait 1,0813 dollar."
    report, _ = check([Source("a.txt", None, text.encode())], Settings(Config("fr"), CASES[0]["published"]))

    assert ["ecb-rates"] == [pack.name for pack in report.packs]
