"""ClaimReview: signed or not written, and in the form that search engines ask for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from tests.report.conftest import Make
from tests.report.schemas import schema
from verify.errors import UsageError
from verify.model import Report, Span
from verify.report import ReportOptions
from verify.report.claimreview import render

SIGNED = ReportOptions(reviewed_by="A. Editor", review_url="https://example.org/checks/1")


def reviews(report: Report, options: ReportOptions = SIGNED) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(report, options))
    return found


@pytest.mark.parametrize("name", [None, "", " \n"])
def test_nothing_is_written_unsigned(report: Report, name: str | None) -> None:
    with pytest.raises(UsageError, match="--reviewed-by"):
        render(report, ReportOptions(reviewed_by=name))


def test_only_what_was_decided_on_named_evidence_is_reviewed(report: Report) -> None:
    words = [each["reviewRating"]["alternateName"] for each in reviews(report)]

    assert ["Does not agree with the reference", *["Agrees with the reference"] * 2, "Out of date"] == words


def test_a_review_says_who_signs_what_is_claimed_and_where_the_evidence_is(report: Report) -> None:
    first = reviews(report)[0]

    assert {"@type": "Person", "name": "A. Editor"} == first["author"]
    assert first["url"].startswith("https://example.org/checks/1#claim-")
    assert "34\u202f365" in first["claimReviewed"]
    assert "swapped" not in first["claimReviewed"]
    assert {"@type": "CreativeWork", "name": "Daily table", "url": "https://example.org/table?day=1"} == first[
        "isBasedOn"
    ]
    assert "2024-04-26" == first["itemReviewed"]["datePublished"]
    assert (1, 5, 1) == tuple(first["reviewRating"][key] for key in ("ratingValue", "bestRating", "worstRating"))


def test_without_an_address_a_review_points_into_the_page_that_holds_it(report: Report) -> None:
    assert {"#claim-"} == {each["url"][:7] for each in reviews(report, ReportOptions(reviewed_by="A. Editor"))}


def test_reviews_have_the_form_that_is_asked_for(report: Report) -> None:
    assert [] == [error.message for error in Draft202012Validator(schema("claimreview")).iter_errors(reviews(report))]


@pytest.mark.parametrize("figure", ["34 365", "5", "9" * 90])
def test_a_claim_is_short_and_parts_no_figure(make: Make, figure: str) -> None:
    text = f"{'mot 12 345 ' * 20}{figure} tués {'et 67 890 autres ' * 20}\n"
    at = text.index(f" {figure} ") + 1
    report = make(text=text, title=None, blocks=(Span(0, len(text) - 1),))
    entry = report.documents[0].entries[0]
    mention = replace(entry.claim.mention, span=Span(at, at + len(figure)))
    claim = replace(entry.claim, mention=mention, sentence=Span(0, len(text) - 1))
    ledger = replace(report.documents[0], entries=(replace(entry, claim=claim),))
    (review,) = reviews(replace(report, documents=(ledger,)))

    assert 5 <= len(review["claimReviewed"]) < 75
    assert {"mot", "12", "345", "tués", "et", "67", "890", "autres", *figure.split()} >= set(
        review["claimReviewed"].strip("…").split()
    ) or len(figure) > 74
