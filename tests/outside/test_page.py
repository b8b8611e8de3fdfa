"""The page in headless Chromium: at two widths, light and dark, by keyboard, on paper, and before axe-core."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.outside.conftest import written
from tests.outside.tools import HERE, browser, package, program, said
from verify.cli.data.view import view
from verify.model import Report
from verify.reference.catalogue import load_catalogue, shipped
from verify.report import ReportOptions
from verify.report.pack import PAGES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seen(reports: Mapping[str, Report], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Open the pages and return what was seen of each, by the name of its report."""
    modules = package("axe-core").parent.parent
    package("playwright-core")
    folder = tmp_path_factory.mktemp("pages")
    pages = []
    for name, report in reports.items():
        (folder / name).mkdir()
        pages.append(written("html", report, folder / name).rename(folder / f"{name}.html"))
    pages.append(folder / "pack.html")
    shown = view(load_catalogue([shipped()]), "gaza-casualties", {})
    pages[-1].write_text(PAGES["html"](shown, ReportOptions()), encoding="utf-8")
    answer = said([program("node"), HERE / "page.mjs", modules, browser(), folder, *pages])
    assert answer.startswith("{"), answer
    found: dict[str, Any] = json.loads(answer)
    for name, each in found.items():
        each["pictures"] = sorted(path.name for path in folder.glob(f"{name}*.png") if path.stat().st_size > 1000)
    return {name.removesuffix(".html"): each for name, each in found.items()}


REPORTS = pytest.mark.parametrize("name", ["samples", "hostile", "nothing"])
SEEN = pytest.mark.parametrize("name", ["samples", "hostile", "nothing", "pack"])


@SEEN
@pytest.mark.parametrize("sort", ["console", "requests", "dialogs", "overflow"])
def test_it_says_asks_and_does_nothing_and_fits(seen: dict[str, Any], name: str, sort: str) -> None:
    assert [] == seen[name][sort]


@SEEN
def test_it_is_accessible(seen: dict[str, Any], name: str) -> None:
    assert [] == seen[name]["violations"]


@REPORTS
def test_every_number_is_reached_by_keyboard(seen: dict[str, Any], reports: Mapping[str, Report], name: str) -> None:
    numbers = sum(len(ledger.entries) for ledger in reports[name].documents)

    assert numbers == seen[name]["marks"] == seen[name]["reached"]


@SEEN
def test_it_is_seen_at_both_widths_in_light_and_dark(seen: dict[str, Any], name: str) -> None:
    looks = [f"{name}.html-{scheme}-{width}.png" for scheme in ("dark", "light") for width in (1280, 390)]

    assert looks == seen[name]["pictures"]
