"""The committed reports on the sample articles are those that the program writes now.

`pytest tests/report --update-examples` writes them anew; read the diff.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from verify.engine import Settings, Source, check
from verify.model import Report
from verify.report import ReportOptions, formats
from verify.report.schema import schema

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted(path.relative_to(ROOT) for path in (ROOT / "docs/samples").iterdir())
SUFFIXES = {"markdown": ".md", "json": ".json"}
EXAMPLES = [
    *(pytest.param(sample, "markdown", id=f"{sample.name}-markdown") for sample in SAMPLES),
    pytest.param(Path("docs/samples/dispatch.fr.txt"), "json", id="dispatch.fr.txt-json"),
]


@cache
def report_on(*samples: Path) -> Report:
    """Check some samples as from the top of the checkout."""
    sources = [Source(sample.as_posix(), ROOT / sample) for sample in samples]
    report, errors = check(sources, Settings())
    assert not errors
    return report


def as_json(*samples: Path) -> dict[str, Any]:
    """Return the report on some samples under the JSON contract."""
    content: dict[str, Any] = json.loads(formats()["json"].render(report_on(*samples), ReportOptions()))
    return content


@pytest.mark.parametrize(("sample", "form"), EXAMPLES)
def test_an_example_is_what_the_program_writes(sample: Path, form: str, update_examples: bool) -> None:  # noqa: FBT001
    example = ROOT / "reports" / f"{sample.stem}{SUFFIXES[form]}"
    written = formats()[form].render(report_on(sample), ReportOptions())
    if update_examples:
        example.write_text(written, encoding="utf-8")

    assert example.read_text(encoding="utf-8") == written


def test_every_report_is_of_a_sample() -> None:
    expected = {f"{sample.stem}.md" for sample in SAMPLES} | {"dispatch.fr.json"}

    assert expected == {path.name for path in (ROOT / "reports").iterdir() if path.name[0] != "."}


def test_the_reports_on_samples_are_valid() -> None:
    validator = Draft202012Validator(json.loads(schema("report")))

    assert [] == [error.message for error in validator.iter_errors(as_json(*SAMPLES))]


def test_articles_checked_together_are_judged_as_alone() -> None:
    together = as_json(*SAMPLES)["documents"]

    assert [as_json(sample)["documents"][0] for sample in SAMPLES] == together


def test_a_sample_without_mistakes_has_no_finding() -> None:
    severities = {
        name: {entry.severity.value for entry in report_on(Path("docs/samples", name)).documents[0].entries}
        for name in ("2024-04-26-astana.en.md", "2023-12-05-climat.fr.md", "2023-09-10-seisme.fr.txt")
    }

    assert {"note"} == set().union(*severities.values())
