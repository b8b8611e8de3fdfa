"""The formats for pipelines: each is read back as its reader reads it, and no text of an article becomes a command."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.conftest import TEXT, Make
from verify.model import Report
from verify.report import ReportOptions, formats

ODD = st.text(
    st.sampled_from("ab1 %:,=+-@|<>&\"'\n\r\t\u202e\x1b\x00;[]#") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=60,
)
KNOWN = ("::error::x", "%0A::warning::y", "##[group]z", '=HYPERLINK("http://a")', "]]>", "<!--", "\ufffe", "a\r\n::x::")
HOSTILE = ODD | st.sampled_from(KNOWN)
XML = ("checkstyle", "junit")
FIGURE = "34\u202f365"


def rendered(name: str, report: Report) -> str:
    return formats()[name].render(report, ReportOptions(reviewed_by="A. Editor"))


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner of GitHub Actions does, which unescapes properties and data."""
    found = []
    for line in text.splitlines():
        matched = re.fullmatch(r"::(\w+)(?: (.*?))?::(.*)", line)
        assert matched is not None, line
        pairs = dict(pair.split("=", 1) for pair in (matched[2] or "").split(","))
        found.append((matched[1], {name: unescaped(value) for name, value in pairs.items()}, unescaped(matched[3])))
    return found


def unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_concise_has_a_line_a_finding_and_the_totals(report: Report) -> None:
    lines = rendered("concise", report).splitlines()

    assert lines[0].startswith("draft.fr.txt:2:10: error[series.mismatch] ")
    assert lines[0].endswith("; two digits are swapped")
    assert lines[1].startswith("6 numbers: ")


def test_jsonl_has_every_number(report: Report) -> None:
    objects = [json.loads(line) for line in rendered("jsonl", report).splitlines()]

    assert [each["path"] for each in objects] == ["draft.fr.txt"] * 6
    assert [each["verdict"] for each in objects].count("mismatch") == 1


def test_csv_has_every_number_and_no_formula(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", report))))

    assert len(rows) == 6
    assert rows[0]["figure"] == FIGURE
    assert rows[0]["check"] == "series.mismatch"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(hostile=HOSTILE)
def test_no_cell_of_csv_begins_a_formula(make: Make, hostile: str) -> None:
    for row in csv.reader(io.StringIO(rendered("csv", make(name=hostile, message=hostile)))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


def test_github_annotates_the_figure(report: Report) -> None:
    (name, properties, data), *others = commands(rendered("github", report))

    assert name == "error"
    assert properties["file"] == "draft.fr.txt"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("2", "10", "16")
    assert "34 356" in data
    assert others == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(hostile=HOSTILE)
def test_no_text_becomes_a_workflow_command(make: Make, hostile: str) -> None:
    found = commands(rendered("github", make(name=hostile, message=hostile)))

    assert [name for name, _, _ in found] == ["error"]


def test_gitlab_fingerprints_are_unique_and_stay_when_lines_move(make: Make) -> None:
    same = json.loads(rendered("gitlab", make()))
    moved = json.loads(rendered("gitlab", make()))

    assert [each["fingerprint"] for each in same] == [each["fingerprint"] for each in moved]
    assert len({each["fingerprint"] for each in same}) == len(same)
    assert same[0]["location"]["positions"]["begin"] == {"line": 2, "column": 10}
    assert same[0]["severity"] == "major"


def test_rdjson_counts_bytes(report: Report) -> None:
    (found,) = json.loads(rendered("rdjson", report))["diagnostics"]
    line = TEXT.splitlines()[1].encode()
    start, end = found["location"]["range"]["start"]["column"], found["location"]["range"]["end"]["column"]

    assert line[start - 1 : end - 1].decode() == FIGURE
    assert found["severity"] == "ERROR"


def test_sarif_names_rule_place_and_fingerprint(report: Report) -> None:
    (run,) = json.loads(rendered("sarif", report))["runs"]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    region = result["locations"][0]["physicalLocation"]["region"]

    assert rule["id"] == result["ruleId"] == "series.mismatch"
    assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 10, 16)
    assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_junit_counts_what_it_holds(report: Report) -> None:
    root = ET.fromstring(rendered("junit", report))  # noqa: S314  our own text
    cases = list(root.iter("testcase"))

    assert root.get("tests") == str(len(cases)) == "6"
    assert root.get("failures") == str(len(list(root.iter("failure")))) == "1"
    assert root.get("skipped") == str(len(list(root.iter("skipped")))) == "2"


def test_checkstyle_groups_by_file(report: Report) -> None:
    (file,) = ET.fromstring(rendered("checkstyle", report))  # noqa: S314  our own text
    (error,) = file

    assert file.get("name") == "draft.fr.txt"
    assert (error.get("line"), error.get("severity"), error.get("source")) == ("2", "error", "series.mismatch")


@pytest.mark.parametrize("name", XML)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(hostile=HOSTILE)
def test_xml_is_well_formed_whatever_the_text(make: Make, name: str, hostile: str) -> None:
    root: Any = ET.fromstring(rendered(name, make(name=hostile, message=hostile)))  # noqa: S314  our own text

    assert root.tag in {"checkstyle", "testsuites"}


@pytest.mark.parametrize("name", ["checkstyle", "html", "junit", "json", "sarif", "claimreview"])
def test_what_a_reader_of_ascii_gets_says_the_same(make: Make, name: str) -> None:
    report = make()
    plain = formats()[name].render(report, ReportOptions(ascii_only=True, reviewed_by="A. Éditrice"))
    whole = formats()[name].render(report, ReportOptions(reviewed_by="A. Éditrice"))

    assert plain.isascii()
    assert unescape(re.sub(r"\\u([0-9a-f]{4})", r"&#x\1;", plain)) == unescape(
        re.sub(r"\\u([0-9a-f]{4})", r"&#x\1;", whole)
    )


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_ends_its_last_line_and_repeats_itself(make: Make, name: str) -> None:
    assert rendered(name, make()).endswith("\n")
    assert rendered(name, make()) == rendered(name, make())
