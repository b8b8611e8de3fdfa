"""The page of a pack: a chart and tables, in which no text of a pack becomes markup."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from verify.report import ReportOptions
from verify.report.chart import Point
from verify.report.pack import PAGES, PackPage, PackTable
from verify.report.svg import HEIGHT, WIDTH, svg
from verify.report.visible import one_line

VOID = frozenset({"meta", "link", "rect", "line", "polyline", "circle"})
NO_ICON = "data:,"  # so that a browser asks for none
SVG = "{http://www.w3.org/2000/svg}"
MARKDOWN = MarkdownIt("commonmark").enable("table")
POINTS: Sequence[Point] = [(date(2024, 1, day), float(day * day)) for day in range(1, 6)]
HOSTILE = (
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</svg>",
    "'\" onload='alert(1)", "<svg/onload=alert(1)>", "<!-- ", "-->", "]]>", "<![CDATA[", "<?php ?>", "&lt;b&gt;",
    "&#60;", "[x](javascript:alert(1))", "![x](http://a/b)", "| a | b |", "`", "\\", "a\n\n<b>c</b>", "\x1b[31m",
    "\u202e12", "\x00", "<style>*{display:none}</style>", "</style>", "# a", "http://a.org", "<a href=http://a.org>a</a>",
)  # fmt: skip
TEXT = st.text(
    st.sampled_from("ab <>&\"'/=![](){}|\\`*_#~$-+.:;\n\r\t\x00\x1b\u202e\u2028") | st.characters(), max_size=40
)


def page(words: str) -> PackPage:
    """Return a page in which every text is the same."""
    tables = [PackTable(words, ("day", words), [("2024-01-05", words), (words, "25")])]
    return PackPage(words, [("source", words), ("caveat", words)], words, POINTS, tables)


class Reader(HTMLParser):
    """Notes the tags of a page in their order, their attributes and the text between them."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that begins."""
        self.tags.append(tag)
        self.attributes |= {name for name, value in attrs if value != NO_ICON}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag without an end; only a void one may be so."""
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that ends; it must be the one that began last."""
        assert self.open.pop() == tag
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if data.strip():
            self.texts.append(data.strip())

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse a declaration."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Refuse an instruction."""
        raise AssertionError(data)


def read(words: str) -> Reader:
    reader = Reader()
    reader.feed(PAGES["html"](page(words), ReportOptions()))
    reader.close()
    assert reader.open == []
    return reader


PLAIN = read("x")


def check_html(words: str) -> None:
    reader = read(words)
    shown = one_line(words)

    assert PLAIN.tags == reader.tags
    assert PLAIN.attributes == reader.attributes
    assert PLAIN.texts.count("x") == (reader.texts.count(shown) if shown else PLAIN.texts.count("x"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_in_html(words: str) -> None:
    check_html(words)


@given(TEXT)
def test_any_words_are_words_in_html(words: str) -> None:
    check_html(words)


def test_a_page_is_well_formed_and_needs_nothing_else() -> None:
    html = PAGES["html"](page("x"), ReportOptions())

    assert html.startswith("<!doctype html>\n<html lang=")
    head = ["html", "head", *["meta"] * 4, "link", "title", "/title", "style", "/style", "/head", "body", "main"]
    assert head == PLAIN.tags[: len(head)]
    assert 1 == PLAIN.tags.count("link")
    assert {"script", "img", "iframe", "a", "object"}.isdisjoint(PLAIN.tags)
    assert not {name for name in PLAIN.attributes if name.startswith("on") or name in {"href", "src", "style"}}
    assert "default-src 'none'" in html


def markdown_tokens(words: str) -> list[tuple[str, str]]:
    """Return what a reader of Markdown makes of a page: the sorts of its blocks, and the marks in its lines."""
    found = []
    for token in MARKDOWN.parse(PAGES["markdown"](page(words), ReportOptions())):
        marks = {leaf.type for leaf in token.children or ()} - {"text", "text_special"}
        found.append((token.type, " ".join(sorted(marks))))
    return found


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_in_markdown_and_the_image_stays_whole(words: str) -> None:
    blocks = [
        token.content
        for token in MARKDOWN.parse(PAGES["markdown"](page(words), ReportOptions()))
        if token.type == "html_block"
    ]

    assert markdown_tokens("x") == markdown_tokens(words)
    assert len(blocks) == 1
    image = ET.fromstring(blocks[0])  # noqa: S314 - our own
    assert image.tag == f"{SVG}svg"
    assert one_line(words) == image.findtext(f"{SVG}title") == image.get("aria-label")


@given(TEXT, st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=60))
def test_an_image_is_well_formed_and_everything_lies_in_it(words: str, values: list[float]) -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(len(values))]
    image = ET.fromstring(svg(words, list(zip(days, values, strict=True))))  # noqa: S314 - our own
    line = image.find(f"{SVG}polyline")

    assert line is not None
    for place in line.get("points", "").split():
        x, y = map(float, place.split(","))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT
    for mark in image.findall(f"{SVG}text"):
        assert mark.get("text-anchor") != "end" or float(mark.get("x", "")) >= 6 * len(mark.text or "")


def test_a_single_figure_is_a_dot() -> None:
    image = ET.fromstring(svg("x", POINTS[:1]))  # noqa: S314 - our own
    line = image.find(f"{SVG}polyline")

    assert line is not None
    assert len(line.get("points", "").split()) == 2
    assert line.get("stroke-linecap") == "round"
