"""The harness, on a tiny suite of cases of our own and a scorer that counts as the real one does."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import gold, tables
from tests.benchmarks.conventions import TYPES, UNREAD
from tests.benchmarks.differences import FOUND, found_differences
from tests.benchmarks.predictions import answer
from tests.benchmarks.scoring import Tally, load_scorer, total
from tests.benchmarks.suites import KNOWN, known_differences, read_suites, reasons
from verify.model import Kind

# As much of the scorer's command as the harness uses, for a checkout that has no gold beside it.
SCORER = """
import json, sys
from pathlib import Path

def rows(path):
    return map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())

def main():
    gold, found, *flags = sys.argv[1:]
    said = {row["id"]: row["pred"] for row in rows(found)}
    scores, wrong = {}, []
    for row in rows(gold):
        if row["id"] not in said:
            continue
        kept = [each for each in said[row["id"]] if each["type"] in row["scope"]]
        for name in {each["type"] for each in row["gold"] + kept}:
            asked = [each for each in row["gold"] if each["type"] == name]
            given = [each for each in kept if each["type"] == name]
            right = sum(any(a["value"] == b["value"] for b in given) for a in asked)
            if not right == len(asked) == len(given):
                wrong.append(row["id"])
            counts = scores.setdefault(name, {m: {"tp": 0, "gold": 0, "pred": 0} for m in ("value", "span", "strict")})
            for each in counts.values():
                each["tp"] += right
                each["gold"] += len(asked)
                each["pred"] += len(given)
    print(json.dumps({"scores": scores}) if "--json" in flags else "\\n".join(f"ERR\\n   {name}" for name in wrong))
"""


def row(suite: str, text: str, scope: list[str], *answers: tuple[str, str, str]) -> dict[str, Any]:
    """Make a row of gold from (type, words, value)."""
    entities = [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "type": name, "value": value}
        for name, words, value in answers
    ]
    name = f"{suite}/en/{scope[0]}/{text}"
    return {"id": name, "suite": suite, "lang": "en", "text": text, "reference_date": "2024-04-26T00:00:00",
            "scope": scope, "gold": entities, "meta": {}}  # fmt: skip


DAYS = ["date", "daterange", "datetime"]
CASES = [
    row("own", "Rents rose 12% in 3 years.", ["number"], ("number", "12", "12"), ("number", "3", "3")),
    row("own", "Rents rose 12% in 3 years.", ["percentage"], ("percentage", "12%", "12")),
    row("own", "Rents rose 12% in 3 years.", ["duration"], ("duration", "3 years", "P3Y")),
    row("own", "They paid more than $5 for it.", ["money"], ("money", "$5", "5")),
    row("duckling", "They paid more than $5 for it.", ["money"], ("money", "$5", "(5,)")),
    row("own", "At least 40 soldiers came.", ["numberrange"], ("numberrange", "At least 40", "[40,)")),
    row("own", "Between 20 and 30 soldiers came.", ["numberrange"], ("numberrange", "Between 20 and 30", "[20,30)")),
    row("own", "He came on 12 March.", DAYS, ("date", "12 March", "2024-03-12")),
    row("own", "He came in March 2024.", DAYS, ("daterange", "March 2024", "2024-03-01/2024-04-01")),
    row("own", "Open from 5 to 7 May 2023.", DAYS, ("daterange", "5 to 7 May 2023", "2023-05-05/2023-05-08")),
    row("recognizers-datetime", "Open from 5 to 7 May 2023.", DAYS,
        ("daterange", "5 to 7 May 2023", "2023-05-05/2023-05-07")),
    row("own", "The 21st meeting", ["ordinal"], ("ordinal", "21st", "21")),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of gold with a scorer."""
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    lines = [json.dumps(each) for each in CASES]
    (tmp_path / "own.en.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['suite']}: {case['text']} {case['scope'][0]}")
def test_a_mention_answers_as_the_suite_writes(case: dict[str, Any]) -> None:
    expected = [(each["type"], each["value"]) for each in case["gold"]]

    assert expected == [(each["type"], each["value"]) for each in answer(case)]


def test_a_day_beside_a_time_of_day_is_a_datetime_without_a_value() -> None:
    case = row("own", "She spoke on 12 March at 5 p.m. in Rome.", DAYS)

    assert [("datetime", None)] == [(each["type"], each["value"]) for each in answer(case)]


@pytest.mark.parametrize(
    "text", ["She left yesterday evening.", "She left on Friday at five thirty.", "She left tonight."]
)
def test_a_part_of_the_day_makes_a_datetime_of_its_day(text: str) -> None:
    assert [("datetime", None)] == [(each["type"], each["value"]) for each in answer(row("own", text, DAYS))]


def test_the_command_scores_every_type_and_writes_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = folder / "scores.json"

    assert gold.main([str(folder), "--langs", "en", "--json", str(report)]) == 0
    scores = json.loads(report.read_text(encoding="utf-8"))[0]["scores"]
    assert {"date", "daterange", "duration", "money", "number", "numberrange", "ordinal", "percentage"} <= set(scores)
    assert all(each["value"]["f1"] == 1 for each in scores.values())
    assert "= dates" in capsys.readouterr().out


def test_a_case_that_looks_forward_or_asks_for_the_hour_is_a_known_difference(folder: Path) -> None:
    forward = row("own", "He comes on 12 June.", DAYS, ("date", "12 June", "2024-06-12"))
    hour = row("own", "She left yesterday, late.", [*DAYS, "datetimerange"],
               ("datetimerange", "yesterday, late", "2024-04-25T18:00:00/2024-04-26T00:00:00"))  # fmt: skip
    wrong = row("own", "He came on 3 March.", DAYS, ("date", "3 March", "2019-03-03"))
    rows = [forward, hour, wrong, CASES[7]]
    found = {each["id"]: answer(each) for each in rows}

    expected = {forward["id"]: "news_reading", hour["id"]: "day_of_hour"}
    assert expected == found_differences(rows, found, load_scorer(folder))


@pytest.mark.parametrize(
    ("text", "answer_type", "value", "reason"),
    [
        ("It ends at the end of May.", "daterange", "2023-05-21/2023-06-01", "vague_part"),
        ("It ends at the end of May.", "daterange", "2024-05-21/2024-06-01", "vague_part"),
        ("It rained all last summer.", "daterange", "2023-06-21/2023-09-24", "season"),
        ("It rained the last two weeks.", "daterange", "2024-04-08/2024-04-22", "whole_periods"),
        ("She came two years ago.", "daterange", "2022-04-01/2022-05-01", "grain"),
        ("She fasted on Yom Kippur 2018.", "date", "2018-09-18", "eve"),
        ("She came in May 2020.", "daterange", "2020-04-01/2020-05-01", "utc_shift"),
        ("She comes this weekend.", "datetimerange", "2024-04-26T18:00:00/2024-04-29T00:00:00", "day_of_hour"),
        ("She will come on 3 March.", "date", "2024-03-03", "tense"),
        ("sat.", "date", "2024-04-27", "alone"),
        ("the 24", "date", "2024-05-24", "alone"),
        ("It ends at the end of May.", "daterange", "2023-05-01/2023-05-11", None),
        ("It rained all last summer.", "daterange", "2023-03-21/2023-06-21", None),
        ("She came in May 2020.", "daterange", "2020-02-01/2020-03-01", None),
        ("She will come on 3 March.", "date", "2023-03-03", None),
        ("She comes this weekend.", "datetimerange", "2024-04-19T18:00:00/2024-04-22T00:00:00", None),
    ],
)
def test_another_honest_reading_is_a_known_difference(
    folder: Path, text: str, answer_type: str, value: str, reason: str | None
) -> None:
    asked = row("own", text, [*DAYS, "datetimerange"], (answer_type, text, value))
    found = {asked["id"]: answer(asked)}

    expected = {} if reason is None else {asked["id"]: reason}
    assert expected == found_differences([asked], found, load_scorer(folder))


def asked(
    text: str, scope: list[str], *answers: tuple[str, str, str], lang: str = "en", file: str = ""
) -> dict[str, Any]:
    """Make a row of gold in a language and of a file."""
    return {**row("own", text, scope, *answers), "lang": lang, "meta": {"file": file}}


HABITS = [
    ("article", asked("sous un ciel gris", ["number"], ("number", "un", "1"), lang="fr")),
    (None, asked("sous deux ciels gris", ["number"], ("number", "deux", "1"), lang="fr")),
    ("no_number", asked("The % of votes rose.", ["percentage"], ("percentage", "%", "null"))),
    (None, asked("It is 9% of votes.", ["percentage"], ("percentage", "9%", "8"))),
    ("equality", asked("It amounts to 20.", ["numberrange"], ("numberrange", "amounts to 20", "[20,20]"))),
    (None, asked("It amounts to 20.", ["numberrange"], ("numberrange", "amounts to 20", "[20,30]"))),
    ("label", asked("It is 192.168.1.2.", ["number"], ("number", "192.168", "192168"), ("number", "1.2", "1.2"))),
    (None, asked("We were 192 of 200.", ["number"], ("number", "192", "192168"))),
    ("bare_pair", asked("Is it valid? 12-2015", DAYS, ("daterange", "12-2015", "2015-12-01/2016-01-01"))),
    (None, asked("It was in 12-2015.", DAYS, ("daterange", "12-2015", "2015-12-01/2016-01-01"))),
    ("bare_digits", asked("20 02 2014", DAYS, ("date", "20 02 2014", "2014-02-20"))),
    ("bare_period", asked("partner of the year", DAYS, ("daterange", "the year", "2024-01-01/2025-01-01"))),
    (None, asked("partner of some year", DAYS, ("daterange", "some year", "2024-01-01/2025-01-01"))),
    ("weekdays_apart", asked("From Monday 1 April to Friday 5 April.", DAYS,
                             ("daterange", "Monday 1 April to Friday 5 April", "2024-04-01/2024-04-06"))),
    (None, asked("From Monday 1 April to Friday 5 April.", DAYS,
                 ("daterange", "Monday 1 April to Friday 5 April", "2024-04-01/2024-04-09"))),
    ("told_before", asked("He left 3 weeks later.", [*DAYS, "duration"], ("date", "3 weeks later", "2024-05-17"))),
    (None, asked("It was approved 3 weeks ago.", [*DAYS, "duration"], ("date", "3 weeks ago", "2024-05-17"))),
    ("other_measure", asked("Water boils at 100 °C.", ["quantity"], file="Specs/DimensionModel.json")),
    (None, asked("It is 100 km away.", ["quantity"], file="Specs/DimensionModel.json")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "case"), HABITS, ids=lambda each: each["text"] if isinstance(each, dict) else str(each)
)
def test_a_habit_of_a_suite_is_a_known_difference(folder: Path, reason: str | None, case: dict[str, Any]) -> None:
    found = {case["id"]: answer(case)}
    scorer = load_scorer(folder)

    expected = {} if reason is None else {case["id"]: reason}
    assert scorer.wrong([case], found) == {case["id"]}
    assert expected == found_differences([case], found, scorer)


def test_the_day_of_a_moment_is_told_though_its_hour_is_not_read(folder: Path) -> None:
    scope = [*DAYS, "datetimerange"]
    right = row("own", "She left on 12 March at noon.", scope,
                ("datetime", "12 March at noon", "2024-03-12T12:00:00"))  # fmt: skip
    wrong = row("own", "She left on 13 March at noon.", scope,
                ("datetime", "13 March at noon", "2024-03-12T12:00:00"))  # fmt: skip
    found = {each["id"]: answer(each) for each in (right, wrong)}

    assert {right["id"]: "day_of_hour"} == found_differences([right, wrong], found, load_scorer(folder))


def test_suites_and_languages_can_be_chosen(folder: Path) -> None:
    assert ["own"] == [suite.name for suite in read_suites([folder])]
    assert [] == list(read_suites([folder], names={"other"}))
    assert [] == list(read_suites([folder], langs={"fr"}))


def test_a_table_is_put_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n\n<!-- gold: begin -->\nold\n<!-- gold: end -->\n\nafter\n", encoding="utf-8")
    tables.replace_section("gold", ["new"], page)

    expected = "before\n\n<!-- gold: begin -->\n\nnew\n\n<!-- gold: end -->\n\nafter\n"
    assert expected == page.read_text(encoding="utf-8")


def test_every_kind_of_mention_has_an_answer_or_a_reason() -> None:
    assert set(Kind) == set(TYPES)
    assert set() == {name for names in TYPES.values() for name in names if name in UNREAD} - {"datetime"}


def test_every_known_difference_has_a_reason_and_is_listed_once() -> None:
    listed = known_differences()

    entries = [
        case
        for reason in tomllib.loads(KNOWN.read_text(encoding="utf-8"))["reason"].values()
        for case in reason["cases"]
    ]

    assert sorted(listed) == sorted(entries)
    assert {*FOUND, *listed.values()} <= set(reasons())


def test_f1_is_the_harmonic_mean() -> None:
    assert total([Tally(1, 1, 2), Tally(0, 1, 0)]).f1 == 0.5
    assert Tally().f1 is None
