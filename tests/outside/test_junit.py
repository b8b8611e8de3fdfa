"""JUnit, read and written again by junitparser, and GitLab's artifact, by what its documentation says."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.outside.conftest import written
from tests.report.schemas import schema
from verify.model import Report, Severity
from verify.report.flagged import rows
from verify.report.summary import NOT_CHECKED

junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed: it is in requirements/dev.txt")


def test_every_number_is_a_test_that_passes_fails_or_is_skipped(report: Report, tmp_path: Path) -> None:
    path = written("junit", report, tmp_path)
    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = list(chain.from_iterable(suites))
    failed = sum(isinstance(result, junitparser.Failure) for case in cases for result in case.result)
    skipped = sum(isinstance(result, junitparser.Skipped) for case in cases for result in case.result)
    every = list(rows(report))

    assert (len(every), 0) == (len(cases), suites.errors or 0)
    assert sum(row.entry.severity is not Severity.NOTE for row in every) == failed == suites.failures
    assert skipped == suites.skipped
    assert skipped == sum(row.entry.severity is Severity.NOTE and row.entry.verdict in NOT_CHECKED for row in every)


def test_it_comes_back_the_same(report: Report, tmp_path: Path) -> None:
    path = written("junit", report, tmp_path)
    first = junitparser.JUnitXml.fromfile(str(path))
    again = tmp_path / "again.xml"
    first.write(str(again))

    assert [(case.name, case.classname) for case in chain.from_iterable(first)] == [
        (case.name, case.classname) for case in chain.from_iterable(junitparser.JUnitXml.fromfile(str(again)))
    ]


def test_the_artifact_of_gitlab_is_as_described(report: Report, tmp_path: Path) -> None:
    content = json.loads(written("gitlab", report, tmp_path).read_text(encoding="utf-8"))

    assert [] == [error.message for error in Draft202012Validator(schema("gitlab")).iter_errors(content)]
    assert len(content) == len({each["fingerprint"] for each in content})
