"""The JSON contract: every key, every number, valid under the schema."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from verify.model import Kind, Report, Verdict
from verify.quantity import Quantity, days, exact, interval
from verify.report import ReportOptions, formats
from verify.report.json import quantity_ends
from verify.report.schema import schema, schemas

SCHEMA = json.loads(schema("report"))
ANY = st.text(st.characters(codec="utf-8") | st.sampled_from('\x1b\x00\x9b\u202e\u200b\ufeff\u2028"\\'), max_size=40)


def rendered(report: Report, options: ReportOptions = ReportOptions()) -> dict[str, Any]:  # noqa: B008  it is frozen
    content: dict[str, Any] = json.loads(formats()["json"].render(report, options))
    return content


def test_the_schemas_are_schemas() -> None:
    for name in schemas():
        Draft202012Validator.check_schema(json.loads(schema(name)))

    assert ("report",) == schemas()


def test_the_schema_knows_every_word_of_the_model() -> None:
    claim = SCHEMA["$defs"]["claim"]["properties"]

    assert [verdict.value for verdict in Verdict] == claim["verdict"]["enum"]
    assert {kind.value for kind in Kind} == set(claim["kind"]["enum"])
    assert ["numbers", "checked", *Verdict] == SCHEMA["$defs"]["summary"]["required"]


def test_a_report_is_valid(report: Report) -> None:
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(rendered(report))]


def test_a_report_without_documents_is_valid() -> None:
    assert [] == list(Draft202012Validator(SCHEMA).iter_errors(rendered(Report("0.1.0", (), ()))))


def test_a_claim_has_every_key_of_the_contract(report: Report) -> None:
    first = rendered(report)["documents"][0]["claims"][0]
    first.pop("sentence")
    fingerprint = first["findings"][0]["fingerprint"]

    assert first == {
        "start": 23, "end": 29, "line": 2, "column": 10, "text": "34\u202f365", "kind": "count",
        "quantity": {"low": 34365, "high": None, "bounds": "[)", "unit": "person"}, "bound": "at_least",
        "measure": "level", "metric": "killed", "entity": "gaza", "scope": {"role": "child+woman"},
        "as_of": "2024-04-26", "verdict": "mismatch", "severity": "error",
        "findings": [{
            "check": "series.mismatch", "severity": "error", "message": 'prints "34 365", the series gives 34 356',
            "related": [{"start": 39, "end": 47}], "hint": {"code": "transposed", "text": "two digits are swapped"},
            "fingerprint": fingerprint, "suppressed": None,
        }],
        "message": 'prints "34 365", the series gives 34 356',
        "hint": {"code": "transposed", "text": "two digits are swapped"},
        "reference": {
            "pack": "toll", "table": "", "row": 3, "entity": "gaza", "low": 34356, "high": 34356,
            "as_of": "2024-04-26", "until": None, "vintage": {"date": "2024-04-27", "kind": "first_seen"},
            "claimant": "Ministry", "status": "official", "source": "Daily table",
            "url": "https://example.org/table?day=1",
        },
        "chain": {
            "steps": [], "lacks": None, "reason": None, "rounded": None, "compared": None, "others": [], "links": [],
        },
    }  # fmt: skip


def test_dates_are_iso_days_and_ranks_are_codes(report: Report) -> None:
    claims = rendered(report)["documents"][0]["claims"]
    found = {claim["kind"]: (claim["quantity"], claim["reference"]) for claim in claims}

    day = {"low": "2024-04-26", "high": "2024-04-26", "bounds": "[]", "unit": "day"}
    assert (day, "2024-04-26") == (found["date"][0], found["date"][1]["low"])
    assert ({"low": 6, "high": 9, "bounds": "[]", "unit": "OF"}, 6) == (found["rank"][0], found["rank"][1]["low"])


def test_the_summary_counts_every_verdict(report: Report) -> None:
    content = rendered(report)
    counts = dict.fromkeys(Verdict, 0) | {"match": 2, "mismatch": 1, "stale": 1, "label": 1, "unmatched": 1}

    assert {"numbers": 6, "checked": 4, **counts} == content["summary"] == content["documents"][0]["summary"]


def test_claims_come_in_reading_order(report: Report) -> None:
    ledger = report.documents[0]
    backwards = Report("0.1.0", (type(ledger)(ledger.document, ledger.entries[::-1]),), report.packs)

    assert rendered(report) == rendered(backwards)


@pytest.mark.parametrize(
    ("quantity", "kind", "expected"),
    [
        (exact("2.5"), Kind.NUMBER, (2.5, 2.5, "[]")),
        (interval(10, None), Kind.COUNT, (10, None, "[)")),
        (exact(Decimal("1E+999999")), Kind.NUMBER, (None, None, "[]")),
        (days(date(2024, 4, 1), date(2024, 4, 30)), Kind.DATE, ("2024-04-01", "2024-04-30", "[]")),
        (interval(739002, None), Kind.DATE, ("2024-04-26", None, "[)")),
        (interval(0, 10**9), Kind.DATE, (None, None, "()")),
        (Quantity(None, Decimal(739001), Decimal(739003), low_closed=False, high_closed=False), Kind.DATE,
         ("2024-04-26", "2024-04-26", "[]")),
    ],
)  # fmt: skip
def test_an_interval_has_two_ends(quantity: Quantity, kind: Kind, expected: tuple[object, object, str]) -> None:
    assert expected == quantity_ends(quantity, kind)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=ANY, plain=st.booleans())
def test_any_text_comes_back_and_none_of_it_is_unseen(make: Any, words: str, plain: bool) -> None:  # noqa: ANN401, FBT001
    report = make(name=words, message=words)
    written = formats()["json"].render(report, ReportOptions(ascii_only=plain))
    content = json.loads(written)

    assert (words, words) == (content["documents"][0]["path"], content["documents"][0]["claims"][0]["message"])
    assert not set(written) & set("\x1b\x00\x9b\u202e\u200b\ufeff\u2028")
    assert written.isascii() or not plain
