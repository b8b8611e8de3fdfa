"""Files for pipelines, by the schemas of GitHub and GitLab that check-jsonschema brings along."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.outside.conftest import ROOT
from tests.outside.tools import said

FILES = [
    *((path, "github-actions") for path in sorted((ROOT / ".github").rglob("action.yml"))),
    *((path, "github-workflows") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))),
    (ROOT / "verify/cli/templates/github.yml", "github-workflows"),
    (ROOT / "verify/cli/templates/gitlab.yml", "gitlab-ci"),
]
pytestmark = pytest.mark.skipif(
    find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed: it is in requirements/dev.txt"
)


def answer(path: Path, schema: str) -> str:
    """Return what the validator says of a file."""
    return said([sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path])


@pytest.mark.parametrize(("path", "schema"), FILES, ids=[path.relative_to(ROOT).as_posix() for path, _ in FILES])
def test_it_is_valid(path: Path, schema: str) -> None:
    assert answer(path, schema) == "ok -- validation done\n"


def test_the_validator_is_heard(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: [pull_request]\njobs: {figures: {steps: [{uses: 1}]}}\n", encoding="utf-8")

    assert "Schema validation errors were encountered" in answer(wrong, "github-workflows")
