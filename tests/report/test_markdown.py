"""The Markdown report: what it says, in what order, and that no text of an article becomes markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token  # noqa: TC002  imports stand at the top

from verify.model import Report
from verify.report import ReportOptions, formats
from verify.report.escape import escaped, link
from verify.report.visible import one_line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ODD = st.text(
    st.sampled_from("ab1 .|<>&[]()*_`!\\#~$+-={}:/@\"'\n\r\t\u202e\x1b;") | st.characters(codec="utf-8"), max_size=60
)
KNOWN = (
    "<script>alert(1)</script>", "![x](http://a/b)", "http://a.org", "www.a.org", "&lt;b&gt;", "&#60;", "1. a", "---",
    "|--|", "~~~", "> a", "\\", "a\\|b", "[a]: http://b", "<http://a.org>", "a@b.org", "    a", "# a", "* a", "<!-- a",
)  # fmt: skip
MARKUP = ODD | st.sampled_from(KNOWN)


def markdown(report: Report) -> str:
    return formats()["markdown"].render(report, ReportOptions())


def leaves(tokens: Iterable[Token]) -> list[Token]:
    return [leaf for token in tokens for leaf in ([token] if token.children is None else token.children)]


def shown(source: str) -> tuple[str, set[str]]:
    """Return the text that a reader sees in one line of Markdown, and the sorts of marks in it."""
    tokens = leaves(PARSER.parse(source))
    text = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    return text, {token.type for token in tokens} - {"text", "text_special", "paragraph_open", "paragraph_close"}


def test_a_report_reads_from_findings_to_sources(report: Report) -> None:
    lines = markdown(report).splitlines()

    counts = "4 checked (1 mismatch, 1 stale, 2 match), 2 not checked (1 label, 1 unmatched)"
    assert [
        "# Bilan à Gaza",
        "",
        "- File: draft.fr.txt",
        "- Language: fr",
        "- Dateline: 2024-04-26, inferred from its text",
        "",
        f"**6 numbers: {counts}; 1 error, 0 warnings.**",
    ] == lines[:7]
    assert [
        "# Bilan à Gaza",
        "## Findings",
        "## Figures that hold",
        "## Not checked",
        "## How each number came to its verdict",
        "## Sources",
    ] == [line for line in lines if line.startswith("#")]


def test_findings_come_worst_first_and_the_rest_in_reading_order(report: Report) -> None:
    rows = [line.split(" | ") for line in markdown(report).splitlines() if line.startswith("| 2:")]

    assert ["34 365", "9", "26 avril", "général", "24 h", "737"] == [row[1].replace("\u202f", " ") for row in rows]


def test_sources_name_claimant_days_licence_and_digest(report: Report) -> None:
    text = markdown(report)

    assert "- **Daily toll** (`toll`), up to 2024-06-30\n  - Licence: CC0-1.0\n  - Digest: `sha256:0000" in text
    cited = (
        "Ministry: [Daily table](<https://example.org/table?day=1>), for 2024-04-26, first seen 2024-04-27, official"
    )
    assert f"  - {cited}\n" in text


def test_several_documents_have_their_own_chapters(report: Report) -> None:
    twice = Report(report.version, report.documents * 2, report.packs)
    heads = [line for line in markdown(twice).splitlines() if line.startswith("#")]

    assert ["# Figures checked", "## Bilan à Gaza", "### Findings"] == heads[:3]
    assert "## Sources" == heads[-1]


def test_an_article_without_title_is_called_by_its_file(make: Any) -> None:  # noqa: ANN401
    assert markdown(make(name="a_b.txt", title=None)).startswith("# a\\_b.txt\n")
    assert markdown(make(title=None, headline="A *b*")).startswith("# A \\*b\\*\n")


@given(MARKUP)
def test_text_stays_text(words: str) -> None:
    plain = " ".join(one_line(words).split())

    assert (plain, set()) == shown(escaped(plain))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=MARKUP)
def test_no_text_changes_the_skeleton(make: Any, words: str) -> None:  # noqa: ANN401
    expected = [token.type for token in PARSER.parse(markdown(make(message="x")))]
    tokens = PARSER.parse(markdown(make(name=words, message=words)))
    links = [token.attrs["href"] for token in leaves(tokens) if token.type == "link_open"]

    assert expected == [token.type for token in tokens]
    assert {"https://example.org/table?day=1"} == set(links)
    assert not {"html_inline", "html_block", "image"} & {token.type for token in leaves(tokens)}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a(b)|c>d", "[x](<https://example.org/a%28b%29%7Cc%3Ed>)"),
        ("http://example.org/\ud800##[x]", "[x](<http://example.org/?#%23[x]>)"),
        ("\x0bhttp://example.org", "x"),
        ("javascript:alert(1)", "x"),
        ("data:text/html,x", "x"),
        ("//example.org", "x"),
        ("https://", "x"),
        ("http://[", "x"),
        (None, "x"),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, expected: str) -> None:
    assert expected == link("x", url)
