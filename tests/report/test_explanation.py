"""What is said of how a number came to its verdict: words, choices, observations, gaps; and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.report.conftest import observed, span
from tests.report.hostile import PLACES, report_with, strings
from tests.report.readers import FORBIDDEN
from tests.report.runner import commands
from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import Compared, Part, Report, Step
from verify.report import ReportOptions
from verify.report.explanation import explanation
from verify.report.wording import speaking
from verify.report.workflow import harmless

COUNT = 600  # strings
PACKS = Path(__file__).parent.parent / "checks/packs"


def said(report: Report) -> str:
    ledger = report.documents[0]
    return explanation(ledger, ledger.entries, speaking(report), ReportOptions(width=100))


def test_a_step_names_the_words_and_what_was_not_chosen(report: Report) -> None:
    ledger = report.documents[0]
    entry = ledger.entries[0]
    step = Step(Part.METRIC, "killed", span("tués"), None, (("sunk", span("navires")),))
    told = replace(
        entry,
        claim=replace(entry.claim, steps=(step,)),
        compared=Compared(observed(34356), "outside"),
        others=(Compared(observed(34400), "holds"),),
    )

    lines = explanation(ledger, [told], speaking(report), ReportOptions(width=200)).replace("\u202f", " ").splitlines()

    assert 'what        killed; by "tués" (2:17); not sunk "navires" (2:85)' in lines
    assert "comparison  at least 34 365 against 34 356: they do not agree" in lines
    assert sum(line.startswith("also        34 400 for 2024-04-26") for line in lines) == 1


@pytest.mark.slow
def test_what_may_be_meant_too_is_named_with_what_its_reference_gives() -> None:
    settings = Settings(Config("en", (PACKS,)), date(2024, 3, 20))
    text = b"The strike in Examplia was on 4 March."
    report, _ = check([Source("strike.en.txt", None, text)], settings)
    ledger = report.documents[0]

    lines = explanation(ledger, ledger.entries, speaking(report), ReportOptions(width=200)).splitlines()

    assert sum("or port-strike-two" in line for line in lines if line.startswith("of what ")) == 1
    assert sum("2024-03-14, port-strike-two" in line for line in lines if line.startswith("also ")) == 1


def test_no_text_of_an_article_or_a_pack_does_anything() -> None:
    given = list(strings(8, COUNT))
    texts = [said(report_with(given[at : at + PLACES])) for at in range(0, COUNT, PLACES)]

    assert [] == [found.group() for text in texts if (found := FORBIDDEN.search(text))]
    assert [] == [each for text in texts for each in commands(harmless(text))]
