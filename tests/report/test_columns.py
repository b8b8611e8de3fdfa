"""Lines and columns are right in every unit that a reader counts in, whatever stands before the figure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tests.report.conftest import Make
from tests.report.runner import commands
from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import Document, Mention, Report
from verify.report import ReportOptions, formats
from verify.report.flagged import flagged
from verify.report.mentions import as_jsonl
from verify.text.lines import ColumnUnit

FIGURE = "34\u202f536"
SENTENCE = "À Gaza, {}" + FIGURE + " personnes ont été tuées, selon le ministère de la Santé.{}"
BEFORE = {
    "nothing": "",
    "accents": "d’après l’été, ",
    "combining": "e\u0301te\u0301, ",
    "narrow spaces": "\u00ab\u202fselon\u202f\u00bb, ",
    "emoji": "😀👩\u200d👩\u200d👧, ",
    "Arabic": "غزة، ",
    "CJK": "加沙、",
}
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
MARKS = {"no mark": ("utf-8", b""), "UTF-8": ("utf-8", b"\xef\xbb\xbf"), "UTF-16": ("utf-16-le", b"\xff\xfe")}

Place = tuple[int, int, int]  # line, first column, column behind the figure


def article(before: str, end: str) -> str:
    return f"Bilan à Gaza{end}{end}{SENTENCE.format(before, end)}"


def checked(text: str, mark: tuple[str, bytes]) -> Report:
    encoding, sign = mark
    data = sign + text.encode(encoding)
    report, errors = check([Source("article.fr.txt", None, data)], Settings(Config("fr"), date(2024, 4, 26)))
    assert errors == ()
    return report


def sarif(text: str) -> Place:
    region = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"]
    return region["startLine"], region["startColumn"], region["endColumn"]


def rdjson(text: str) -> Place:
    place = json.loads(text)["diagnostics"][0]["location"]["range"]
    return place["start"]["line"], place["start"]["column"], place["end"]["column"]


def gitlab(text: str) -> Place:
    place = json.loads(text)[0]["location"]["positions"]
    return place["begin"]["line"], place["begin"]["column"], place["end"]["column"]


def github(text: str) -> Place:
    found = commands(text)[0].properties
    return int(found["line"]), int(found["col"]), int(found["endColumn"])


SIZES: Mapping[ColumnUnit, Callable[[str], int]] = {
    ColumnUnit.CODE_POINT: len,
    ColumnUnit.UTF8: lambda words: len(words.encode()),
    ColumnUnit.UTF16: lambda words: len(words.encode("utf-16-le")) // 2,
}
READERS: Mapping[str, tuple[Callable[[str], Place], ColumnUnit]] = {
    "sarif": (sarif, ColumnUnit.CODE_POINT),
    "gitlab": (gitlab, ColumnUnit.CODE_POINT),
    "github": (github, ColumnUnit.CODE_POINT),
    "rdjson": (rdjson, ColumnUnit.UTF8),
}


def expected(text: str, unit: ColumnUnit) -> Place:
    """Find the figure as a reader who counts in a unit: by lines, and by encoding what stands before."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if FIGURE in line)
    before = lines[number - 1].partition(FIGURE)[0]
    start, stop = (SIZES[unit](words) + 1 for words in (before, before + FIGURE))
    return number, start, stop


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_a_figure_is_found_again_where_a_report_says_it_is(before: str, end: str, mark: tuple[str, bytes]) -> None:
    text = article(before, end)
    report = checked(text, mark)
    (row, *_) = flagged(report)

    for unit in ColumnUnit:
        start, stop = row.start(unit), row.end(unit)
        assert expected(text, unit) == (start.line, start.column, stop.column), unit
    for name, (read, unit) in READERS.items():
        assert expected(text, unit) == read(formats()[name].render(report, ReportOptions())), name


def test_lines_are_counted_by_what_ends_them_not_by_other_breaks(make: Make) -> None:
    text = f"a\u2028b\x0bc\x0cd\x85{FIGURE}\n"
    report = make(text=text)
    entry = report.documents[0].entries[0]
    document, mention = Document("a.txt", text, "fr"), entry.claim.mention
    at = text.index(FIGURE)
    found = json.loads(as_jsonl([(document, [_moved(mention, at)])], ReportOptions()))

    assert (1, at + 1) == (found["line"], found["column"])


def _moved(mention: Mention, at: int) -> Mention:
    return type(mention)(type(mention.span)(at, at + len(FIGURE)), mention.kind, mention.quantity, mention.detector)


def test_a_line_of_checkstyle_is_that_of_the_file(make: Make) -> None:
    root = ET.fromstring(formats()["checkstyle"].render(make(), ReportOptions()))  # noqa: S314  our own text

    assert [("2", "10")] == [(error.get("line"), error.get("column")) for error in root.iter("error")]
