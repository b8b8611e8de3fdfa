"""A report in a format in, what is wrong with it out: each format is read as its reader reads it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

from tests.report.hostile import report_with
from tests.report.runner import commands
from verify.model import Report
from verify.report import ReportOptions, formats
from verify.report.workflow import harmless

__all__ = ["Skeleton", "complaints", "rendered"]

OPTIONS = ReportOptions(reviewed_by="A. Editor", review_url="https://example.org/review")
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What a terminal obeys, what hides, and what turns the order of a line about.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
FILTERED = frozenset(("table", "concise", "csv"))  # what the command line still makes harmless for a build's log
CLEAN = "word"
LINK = re.compile(r"#[\w-]+|https?://\S+|data:,")


def rendered(name: str, report: Report) -> str:
    """Write a report."""
    return formats()[name].render(report, OPTIONS)


def complaints(name: str, report: Report) -> Iterator[str]:
    """Yield what a text of the report has managed to do in a format."""
    text = rendered(name, report)
    if found := FORBIDDEN.search(text.replace("\r\n", "\n") if name == "csv" else text):
        yield f"{name}: holds {found.group()!r}"
    yield from _obeyed(name, text)
    yield from READERS[name](text)


def _obeyed(name: str, text: str) -> Iterator[str]:
    """Yield the commands that the runner of a build finds, but those that annotate."""
    found = commands(harmless(text) if name in FILTERED else text)
    if name != "github":
        yield from (f"{name}: commands {each}" for each in found)
        return
    names = [(each.name, each.properties.get("title")) for each in found]
    if names != [("error", "verify series.mismatch")] or text.count("\n") != 1:
        yield f"github: commands {found}"


@cache
def _clean(name: str) -> str:
    """Return a format's report on words that do nothing."""
    return rendered(name, report_with([CLEAN]))


def _lines(name: str) -> Callable[[str], Iterator[str]]:
    """Read a format of one line a finding: there are as many lines as ever."""

    def read(text: str) -> Iterator[str]:
        if len(re.split(r"\r\n|\r|\n", text)) != len(_clean(name).split("\n")):
            yield f"{name}: has other lines than it should"

    return read


def _table(text: str) -> Iterator[str]:
    """Read a table: it ends in its totals, and nothing else looks like a head."""
    if not text.endswith("1 error, 0 warnings.\n") or sum(line.startswith("----") for line in text.split("\n")) < 1:
        yield "table: has lost its form"


def _json(text: str) -> Iterator[str]:
    """Read JSON: its form is that of a report on harmless words."""
    try:
        json.loads(text)
    except ValueError as error:
        yield f"not JSON: {error}"
    if "##[" in text:
        yield "json: ##["


def _json_lines(text: str) -> Iterator[str]:
    for line in text.split("\n")[:-1]:
        yield from _json(line)


def _claimreview(text: str) -> Iterator[str]:
    """Read JSON that stands in a script of a page."""
    yield from _json(text)
    yield from (f"claimreview: {char!r}" for char in "<>&" if char in text)
    for review in json.loads(text):
        if not 0 < len(review["claimReviewed"]) < 75:
            yield f"claimreview: a claim of {len(review['claimReviewed'])} characters"


def _xml(name: str) -> Callable[[str], Iterator[str]]:
    """Read XML: its elements are those of a report on harmless words."""

    def read(text: str) -> Iterator[str]:
        try:
            tags = [each.tag for each in ET.fromstring(text).iter()]  # noqa: S314  our own text
        except ET.ParseError as error:
            yield f"{name}: {error}"
            return
        if tags != [each.tag for each in ET.fromstring(_clean(name)).iter()]:  # noqa: S314
            yield f"{name}: has other elements than it should: {tags}"

    return read


def _csv(text: str) -> Iterator[str]:
    """Read CSV: as many rows and cells as ever, of which none is a formula."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if {len(row) for row in rows} != {len(rows[0])} or len(rows) != 3:
        yield f"csv: has other rows than it should: {len(rows)}"
    yield from (f"csv: a cell begins a formula: {cell!r}" for row in rows for cell in row if cell.startswith(FORMULA))


def _markdown(text: str) -> Iterator[str]:
    """Read Markdown: the same marks, no tag, no picture, and links to the web alone."""
    found, expected = (_marks(each) for each in (text, _clean("markdown")))
    if found != expected:
        yield f"markdown: has other marks than it should: {found}"


def _marks(text: str) -> list[str]:
    """Return the sorts of marks of a text; a source may be a link or none."""
    leaves = [leaf for token in MARKDOWN.parse(text) for leaf in [token, *(token.children or ())]]
    for leaf in leaves:
        if leaf.type == "link_open" and not str(leaf.attrs["href"]).startswith(("http://", "https://")):
            return [f"link to {leaf.attrs['href']}"]
    passed = {"text", "text_special", "link_open", "link_close"}
    return [leaf.type for leaf in leaves if leaf.type not in passed]


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, and where it leads."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[Any] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        names = tuple(sorted(name for name, _ in attrs))
        self.links += [str(value) for name, value in attrs if name in {"href", "src"}]
        self.tags.append((tag, names))

    def handle_endtag(self, tag: str) -> None:
        """Keep an end."""
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        """Keep a comment: there is none."""
        self.tags.append(("comment", data))

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text.append(data)


def _html(text: str) -> Iterator[str]:
    """Read a page: the same tags, and links within it and to the web alone."""
    page, clean = Skeleton(text), Skeleton(_clean("html"))
    if [tag for tag in page.tags if not _is_link(tag)] != [tag for tag in clean.tags if not _is_link(tag)]:
        yield f"html: has other tags than it should: {page.tags}"
    yield from (f"html: leads to {link!r}" for link in page.links if not LINK.fullmatch(link))


def _is_link(tag: Any) -> bool:  # noqa: ANN401  a start or an end
    """Tell whether a tag is of the link to a source, which stands only where that has an address of the web."""
    return bool(tag == "a" or tag == ("a", ("href", "rel")))  # noqa: PLR1714  they are of two sorts


def _nothing(_: str) -> Iterator[str]:
    """Read a format whose form the commands in it are."""
    return iter(())


READERS: Mapping[str, Callable[[str], Iterator[str]]] = MappingProxyType(
    {
        "checkstyle": _xml("checkstyle"),
        "claimreview": _claimreview,
        "concise": _lines("concise"),
        "csv": _csv,
        "github": _nothing,
        "gitlab": _json,
        "html": _html,
        "json": _json,
        "jsonl": _json_lines,
        "junit": _xml("junit"),
        "markdown": _markdown,
        "rdjson": _json,
        "sarif": _json,
        "table": _table,
    }
)
