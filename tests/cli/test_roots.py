"""Where a build runs in a folder of a checkout, paths are those that its server knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from verify.cli.roots import from_root
from verify.model import Document, DocumentLedger, Report

HERE = Path("/checkout/articles")


@pytest.mark.parametrize(
    ("name", "surroundings", "expected"),
    [
        ("a.txt", {}, "a.txt"),
        ("./b/a.txt", {}, "b/a.txt"),
        ("/checkout/articles/a.txt", {}, "a.txt"),
        ("/elsewhere/a.txt", {}, "/elsewhere/a.txt"),
        ("../a.txt", {}, "../a.txt"),
        ("a.txt", {"GITHUB_WORKSPACE": "/checkout"}, "articles/a.txt"),
        ("../a.txt", {"CI_PROJECT_DIR": "/checkout"}, "a.txt"),
        ("a.txt", {"CI_PROJECT_DIR": "/other"}, "a.txt"),
        ("a.txt", {"GITHUB_WORKSPACE": ""}, "a.txt"),
        ("-", {}, "-"),
    ],
)
def test_an_article_is_named_from_the_top_of_the_checkout(
    name: str, surroundings: dict[str, str], expected: str
) -> None:
    report = Report("0.1.0", (DocumentLedger(Document(name, "", "en"), ()),), ())
    renamed = from_root(report, HERE, surroundings)

    assert expected == renamed.documents[0].document.name
    assert replace(renamed, documents=()) == replace(report, documents=())
