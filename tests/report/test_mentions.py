"""What `verify extract` shows of the numbers that it found."""

from __future__ import annotations

import json

from verify.model import CalendarDate, Document, Kind, Mention, Span
from verify.quantity import Bound, bounded, exact
from verify.report.mentions import RENDERERS
from verify.report.options import ReportOptions

TEXT = "At least 5 people met from 5 to 7 May."
MENTIONS = (
    Mention(Span(9, 10), Kind.COUNT, bounded(exact(5), Bound.AT_LEAST), "cardinal", Bound.AT_LEAST),
    Mention(
        Span(27, 37), Kind.DATE, None, "date", date=CalendarDate(month=5, day=5, until=CalendarDate(month=5, day=7))
    ),
)
FOUND = [(Document("a.txt", TEXT, "en"), MENTIONS), (Document("b.txt", "None.", "en"), ())]


def test_a_table_shows_what_each_number_stands_for() -> None:
    lines = [line.rstrip() for line in RENDERERS["table"](FOUND, ReportOptions()).splitlines()]

    assert [
        "a.txt  (language: en; 2 numbers)",
        "",
        "at    figure      kind    stands for                           bound     note",
        "----  ----------  ------  -----------------------------------  --------  ------",
        "1:10  5           count   at least 5                           at least",
        "1:28  5 to 7 May  date    month 5, day 5 until month 5, day 7",
        "",
        "b.txt  (language: en; 0 numbers)",
    ] == lines


def test_a_line_of_json_holds_one_number() -> None:
    first, second = (json.loads(line) for line in RENDERERS["jsonl"](FOUND, ReportOptions()).splitlines())

    assert {"low": 5, "high": None, "bounds": "[)", "unit": None} == first["quantity"]
    assert ("5 to 7 May", None, 5, 7) == (
        second["text"],
        second["quantity"],
        second["date"]["day"],
        second["date"]["until"]["day"],
    )


def test_a_date_that_another_one_tells_is_shown_with_it() -> None:
    before = CalendarDate(unit="week", elapsed=-2, base=CalendarDate(month=5, day=4))
    within = CalendarDate(month=10, base=CalendarDate(unit="year", shift=-1))
    dates = [Mention(Span(27, 37), Kind.DATE, None, "date", date=each) for each in (before, within)]
    lines = RENDERERS["table"]([(FOUND[0][0], dates)], ReportOptions()).splitlines()

    assert "unit week, elapsed -2 from (month 5, day 4)" in lines[4]
    assert "month 10 of (unit year, shift -1)" in lines[5]
