"""Reports for the programs of others: on the sample articles, on hostile words, and on nothing."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.report.hostile import PLACES, report_with, strings
from verify.engine import Settings, Source, check
from verify.model import Report
from verify.report import ReportOptions, formats

ROOT = Path(__file__).resolve().parent.parent.parent
REVIEW = ReportOptions(reviewed_by="A. Editor", review_url="https://example.org/review")
WRONG = """\
# Bilan à Gaza 😀

Vendredi 26 avril 2024, le bilan était de 34 536 morts à Gaza depuis le 7 octobre 2023, selon le ministère de la Santé.
Au moins 80 000 personnes ont été blessées, soit 140 % de la population. Le 31 avril, 5 % étaient déplacés.
"""


@pytest.fixture(scope="session")
def reports(plain_surroundings: None) -> Mapping[str, Report]:  # noqa: ARG001  it sets where packs are kept
    """Return reports by name."""
    samples = [Source(path.relative_to(ROOT).as_posix(), path) for path in sorted((ROOT / "docs/samples").iterdir())]
    sources = [*samples, Source("faux.fr.md", None, WRONG.encode())]
    checked, errors = check(sources, Settings(excerpts=True))
    assert not errors
    words = list(strings(11, 40 * PLACES))
    hostile = [report_with(words[at : at + PLACES]) for at in range(0, len(words), PLACES)]
    documents = tuple(chain.from_iterable(report.documents for report in hostile))
    packs = tuple(chain.from_iterable(report.packs for report in hostile))
    return {
        "samples": checked,
        "hostile": Report(checked.version, documents, packs),
        "nothing": replace(checked, documents=(), packs=()),
    }


@pytest.fixture(params=["samples", "hostile", "nothing"])
def report(request: pytest.FixtureRequest, reports: Mapping[str, Report]) -> Report:
    """Return each of the reports."""
    return reports[str(request.param)]


def written(name: str, report: Report, folder: Path) -> Path:
    """Write a report to a file and return its path."""
    path = folder / f"report.{name}"
    path.write_text(formats()[name].render(report, REVIEW), encoding="utf-8", newline="")
    return path
