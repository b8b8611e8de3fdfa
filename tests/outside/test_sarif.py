"""SARIF, by its schema and by Microsoft's validator with the rules of GitHub's code scanning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from tests.outside.conftest import written
from tests.outside.tools import package, said
from verify.model import Report

# What the validator would have besides, and why it is not there.
PASSED = {"SARIF2005"}  # an address of the tool: the project has no page yet
COMPLAINT = re.compile(r"\b(?:error|warning) (\w+): ([^\n]*)")


def complaints(path: Path) -> list[tuple[str, str]]:
    """Return the errors and warnings of the validator, whose exit code is always 0."""
    folder = package("@microsoft/sarif-multitool-linux")
    answer = said(
        [
            *(folder / "Sarif.Multitool", "validate", path, "--rule-kind", "Sarif;Ghas"),
            *("--output", path.with_suffix(".found"), "--log", "ForceOverwrite"),
        ],
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1",
    )
    assert "Done. 1 files scanned." in answer, answer
    return [found for found in COMPLAINT.findall(answer) if found[0] not in PASSED]


def test_it_is_valid_by_its_schema(report: Report, tmp_path: Path) -> None:
    schema = json.loads(
        (package("@microsoft/sarif-multitool-linux") / "sarif-2.1.0.json").read_text(encoding="utf-8-sig")
    )
    content = json.loads(written("sarif", report, tmp_path).read_text(encoding="utf-8"))

    assert [] == [error.message for error in Draft7Validator(schema).iter_errors(content)]


def test_code_scanning_takes_it(report: Report, tmp_path: Path) -> None:
    assert [] == complaints(written("sarif", report, tmp_path))


def test_the_validator_is_heard(reports: Mapping[str, Report], tmp_path: Path) -> None:
    path = written("sarif", reports["samples"], tmp_path)
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    del content["runs"][0]["results"][0]["locations"]
    path.write_text(json.dumps(content), encoding="utf-8")

    assert "GH2012" in {name for name, _ in complaints(path)}
