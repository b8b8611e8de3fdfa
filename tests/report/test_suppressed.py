"""Findings that are set aside: not reported as they were, and said to be set aside where a format can say so."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from tests.report.readers import rendered
from verify.model import Report, Suppression
from verify.report.flagged import flagged, rows, suppressed
from verify.suppression.weigh import weighed

INLINE = Suppression("inline", "the ministry corrected itself")
RULE = Suppression("rule")


def set_aside(report: Report, suppression: Suppression) -> Report:
    """Return a report whose findings are all set aside."""
    (ledger,) = report.documents
    entries = [
        weighed(entry, [replace(finding, suppression=suppression) for finding in entry.findings])
        if entry.findings
        else entry
        for entry in ledger.entries
    ]
    return replace(report, documents=(replace(ledger, entries=tuple(entries)),))


@pytest.mark.parametrize("name", ["concise", "github", "gitlab", "checkstyle", "rdjson"])
def test_they_are_not_reported(report: Report, name: str) -> None:
    assert "34 356" in rendered(name, report).replace("\u00a0", " ")
    assert "34 356" not in rendered(name, set_aside(report, INLINE)).replace("\u00a0", " ")
    assert [] == list(flagged(set_aside(report, INLINE)))


def test_sarif_has_them_with_the_reason(report: Report) -> None:
    (live,) = json.loads(rendered("sarif", report))["runs"][0]["results"]
    (aside,) = json.loads(rendered("sarif", set_aside(report, INLINE)))["runs"][0]["results"]

    assert [{"kind": "inSource", "justification": INLINE.reason}] == aside.pop("suppressions")
    assert [] == live.pop("suppressions")
    assert live == aside


def test_a_file_of_known_findings_is_outside_the_source(report: Report) -> None:
    (aside,) = json.loads(rendered("sarif", set_aside(report, Suppression("baseline"))))["runs"][0]["results"]

    assert [{"kind": "external"}] == aside["suppressions"]


def test_what_the_configuration_leaves_out_is_as_if_it_were_not_there(report: Report) -> None:
    assert [] == list(suppressed(set_aside(report, RULE)))
    assert [] == json.loads(rendered("sarif", set_aside(report, RULE)))["runs"][0]["results"]


def test_the_page_says_that_they_are_set_aside(report: Report) -> None:
    shown = rendered("html", set_aside(report, INLINE))

    assert "Set aside (inline&#58; the ministry corrected itself)" in shown
    assert "wavy bad" not in shown


def test_the_check_of_a_row_is_the_one_that_decided(report: Report) -> None:
    (ledger,) = report.documents
    first, *others = ledger.entries
    (finding,) = first.findings
    quiet = replace(finding, check="text.total", suppression=INLINE)
    entry = weighed(first, [quiet, finding])
    both = replace(report, documents=(replace(ledger, entries=(entry, *others)),))

    assert "series.mismatch" == next(rows(both)).check


def test_a_note_that_a_project_makes_an_error_is_reported(report: Report) -> None:
    (ledger,) = report.documents
    *others, last = ledger.entries
    (finding,) = last.findings
    entry = weighed(last, [replace(finding, check="claim.unmatched", severity=ledger.entries[0].severity)])
    raised = replace(report, documents=(replace(ledger, entries=(*others, entry)),))
    (run,) = json.loads(rendered("sarif", raised))["runs"]

    assert ["series.mismatch", "claim.unmatched"] == [each["ruleId"] for each in run["results"]]
    assert "claim.unmatched" == run["tool"]["driver"]["rules"][run["results"][1]["ruleIndex"]]["id"]
