"""The Reviewdog Diagnostic Format, by the validator of somebody else and by what its description says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.outside.conftest import written
from tests.outside.tools import package, program, said
from tests.report.schemas import schema
from verify.model import Report


def answer(path: Path) -> dict[str, Any]:
    """Return what the validator says of a file."""
    script = package("@umbrelladocs/rdformat-validator") / "bin" / "rdformat-validator.js"
    words = said([program("node"), script, "--strict", "--no-extra-fields", "--format", "json", path])
    found: dict[str, Any] = json.loads(words)
    return found


def test_it_is_valid(report: Report, tmp_path: Path) -> None:
    found = answer(written("rdjson", report, tmp_path))
    has_none = not report.documents  # of which it warns

    assert (True, 1, 0) == tuple(found[key] for key in ("success", "validFiles", "totalErrors"))
    assert has_none == found["totalWarnings"]


def test_it_is_as_described(report: Report, tmp_path: Path) -> None:
    content = json.loads(written("rdjson", report, tmp_path).read_text(encoding="utf-8"))

    assert [] == [error.message for error in Draft202012Validator(schema("rdjson")).iter_errors(content)]


def test_the_validator_is_heard(reports: Mapping[str, Report], tmp_path: Path) -> None:
    path = written("rdjson", reports["samples"], tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["diagnostics"][0]["message"]
    path.write_text(json.dumps(content), encoding="utf-8")

    assert not answer(path)["success"]
