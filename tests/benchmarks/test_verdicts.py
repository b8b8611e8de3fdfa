"""The program that measures verdicts: its corpus is true, its versions are what they say, and it runs."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.benchmarks.verdicts.__main__ import main
from tests.benchmarks.verdicts.article import Article, parse, read_corpus
from tests.benchmarks.verdicts.changes import Version
from tests.benchmarks.verdicts.facts import Facts, Printed, is_false, is_true
from tests.benchmarks.verdicts.figures import read_figure, with_value
from tests.benchmarks.verdicts.harmless import harmless_versions
from tests.benchmarks.verdicts.outcomes import load_facts
from tests.benchmarks.verdicts.reordered import reordered
from tests.benchmarks.verdicts.truth import complaints
from tests.benchmarks.verdicts.wrong import wrong_versions

FRENCH = """---
date: 2024-04-26
---
Le ministère de la Santé compte {34 356|killed gaza} morts et {77 368|injured gaza} blessés à Gaza.

Neuf hommes et cinq femmes, soit {14|internal 9 + 5} personnes, sont arrivés {vendredi|weekday 2024-04-26} 26 avril.
Plus de {34 000|killed gaza >} morts : le général dit « non ». Le {général de brigade|rank ashtiani-mohammad-reza}
Mohammad Reza Ashtiani assistait à la {21e|number sco-defence-ministers/21} réunion.
"""
ENGLISH = """---
date: 2024-06-07
---
In {2023|when 2023 1990 1990}, {France|name fr de Germany} had a population of {68.4 million|population fr @2023}.

The war began on {October 7, 2023|date october-7-2023}.
In Kenya {55.3 million|population ke @2023} people lived in 2023.
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="module")
def french() -> Article:
    return parse(FRENCH, lang="fr", name="astana")


@pytest.fixture(scope="module")
def english() -> Article:
    return parse(ENGLISH, lang="en", name="census")


def by_kind(versions: list[Version]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for version in versions:
        found.setdefault(version.kind, set()).add(version.note)
    return found


@pytest.mark.parametrize(
    ("lang", "words", "read", "other", "printed"),
    [
        ("fr", "34 356", ("34356", "1"), "341", "341"),
        ("fr", "34 356", ("34356", "1"), "1234567", "1 234 567"),
        ("fr", "34\u202f000", ("34000", "1000"), "35400", "35\u202f000"),
        ("fr", "2,5 millions", ("2500000", "100000"), "3140000", "3,1 millions"),
        ("fr", "1re", ("1", "1"), "2", "2e"),
        ("en", "1,200", ("1200", "100"), "13400", "13,400"),
        ("en", "21st", ("21", "1"), "22", "22nd"),
        ("en", "1.17 degrees", ("1.17", "0.01"), "2.345", "2.35 degrees"),
        ("de", "83,3 Millionen", ("83300000", "100000"), "84000000", "84,0 Millionen"),
        ("ar", "٣٤٬٣٥٦", ("34356", "1"), "34365", "٣٤٬٣٦٥"),
    ],
)
def test_a_figure_is_read_and_printed_again(
    lang: str, words: str, read: tuple[str, str], other: str, printed: str
) -> None:
    figure = read_figure(words, lang)

    assert figure is not None
    assert tuple(map(Decimal, read)) == (figure.value, figure.step)
    assert printed == with_value(figure, Decimal(other))


def test_a_word_gives_another_word() -> None:
    figure = read_figure("Troisième", "fr", Decimal(3))

    assert figure is not None
    assert ("Quatrième", None) == (with_value(figure, Decimal(4)), with_value(figure, Decimal(400)))


def test_what_is_near_is_not_false(facts: Facts, french: Article) -> None:
    key = french.marks[0].key

    assert key is not None
    window = facts.window(key, french.day)
    assert is_true(Printed(Decimal(34356), Decimal(1)), facts.supports(key, french.day))
    assert not is_false(Printed(Decimal(34305), Decimal(1)), window)  # of the day before
    assert not is_false(Printed(Decimal(34356), Decimal(1), ">="), window)
    assert is_false(Printed(Decimal(34536), Decimal(1)), window)
    assert not is_false(Printed(Decimal(34400), Decimal(100)), window)
    assert not is_false(Printed(Decimal(1), Decimal(1)), ())  # nothing is known


def test_the_wrong_versions_are_what_they_say(facts: Facts, french: Article) -> None:
    found = by_kind(list(wrong_versions(french, facts)))

    assert {'"34 356" → "77 368"', '"77 368" → "34 356"', '"34 000" → "77 000"'} == found["swapped-roles"]
    assert {'"14" → "15"', '"14" → "13"'} >= found["internal"]
    assert {'"vendredi" → "dimanche"'} == found["weekday"]
    assert {'"général de brigade" → "colonel"'} == found["grade"]
    assert {'"Plus de" → "Moins de"'} == found["hedge"]
    assert {'"21e" → "24e"'} == found["confused-series"]
    assert all(note.startswith(('"21e"', '"34 356"', '"77 368"')) for note in found["off-by-one"])
    for note in found["transposed"]:
        old, new = (sorted(part.strip('"')) for part in note.split(" → "))
        assert old == new


def test_a_name_and_a_day_make_the_figures_beside_them_wrong(facts: Facts, english: Article) -> None:
    found = {version.kind: version for version in wrong_versions(english, facts) if version.kind in {"entity", "day"}}

    assert '"France" → "Germany"' == found["entity"].note
    assert '"2023" → "1990"' == found["day"].note
    for version in found.values():
        assert "68.4 million" in {version.text[span.start : span.end] for span in version.spans}


def test_the_harmless_versions_are_what_they_say(facts: Facts, french: Article) -> None:
    found = by_kind(list(harmless_versions(french, facts)))

    assert '"34 356" → "34\u202f356"' in found["separators"]
    assert '"34 356" → "plus de 34 000"' in found["hedge that holds"]
    assert '"34 000" → "34 mille"' in found["digits and words"]
    assert '"34 356" → "trente-quatre mille trois cent cinquante-six"' in found["digits and words"]
    assert found["word order"] == {
        '"34 356 morts" → "77 368 blessés", "77 368 blessés" → "34 356 morts"',
    }
    assert 2 == len(found["distractors"])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "{In 2023|when 2023 1990 in 1990}, Spain had {48 million|population es @2023} people.",
            ["Spain had 48 million people in 2023."],
        ),
        (
            "The country had {48 million|population es @2023} people {in 2023|when 2023 1990 in 1990}.",
            ["In 2023, the country had 48 million people."],
        ),
        ("{In 2023|when 2023 1990 in 1990}, Spain (pop. {48 million|population es @2023}) voted.", []),
    ],
)
def test_a_time_moves_to_the_end_of_its_sentence_or_to_its_head(told: str, expected: list[str]) -> None:
    head = "---\ndate: 2024-06-07\n---\n"
    versions = reordered(parse(head + told, lang="en", name="census"))

    assert expected == [version.text.removeprefix(head) for version in versions]


def test_the_corpus_is_large_enough() -> None:
    articles = list(read_corpus())
    counted = Counter(article.lang for article in articles)
    lengths = {article.name: len(article.text.split()) for article in articles}

    assert {} == {name: length for name, length in lengths.items() if not 75 <= length <= 220}
    assert sum(counted.values()) >= 150
    assert (counted["fr"], counted["en"]) >= (60, 40)
    assert all(counted[lang] >= 10 for lang in ("ar", "de", "es", "it", "pt"))
    assert 0.25 < sum(article.unseen for article in articles) / len(articles) < 0.45


def test_every_mark_of_the_corpus_is_true(facts: Facts) -> None:
    assert [] == [line for article in read_corpus() for line in complaints(article, facts)]


def test_a_mark_that_is_not_true_is_named(facts: Facts) -> None:
    untrue = parse(FRENCH.replace("34 356", "34 536").replace("{14|", "{15|"), lang="fr", name="astana")

    assert ["'34 536'", "'15'"] == [line.split(": ")[1] for line in complaints(untrue, facts)]


def test_the_program_measures_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "astana.md").write_text(FRENCH, encoding="utf-8")

    assert 0 == main(["--corpus", str(tmp_path), "--errors", "--json", str(tmp_path / "counts.json")])

    printed = capsys.readouterr().out
    counted = Counter(line.split()[0] for line in printed.splitlines() if line)
    assert printed.startswith("1 articles (1 fr)")
    assert "== wrong values flagged" in printed
    assert counted["kind:"] > 5
    assert '"total"' in (tmp_path / "counts.json").read_text(encoding="utf-8")
