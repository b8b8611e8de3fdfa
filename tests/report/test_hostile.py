"""No text of an article, a file name, a pack or a source does anything in a report: it is only shown.

`python -m tests.benchmarks.hostile` does the same with two hundred thousand strings.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.hostile import main
from tests.report.hostile import FRAGMENTS, PLACES, report_with, strings
from tests.report.readers import READERS, complaints
from tests.report.runner import Command, commands, parsed
from verify.report import formats
from verify.report.workflow import harmless

PIECE = st.sampled_from(FRAGMENTS) | st.text(st.characters(), max_size=4)
WORDS = st.lists(PIECE, min_size=1, max_size=6).map("".join)
COUNT = 2400  # strings of the run that is the same every time


def test_every_format_has_a_reader() -> None:
    assert set(formats()) == set(READERS)


@pytest.mark.parametrize("name", sorted(formats()))
def test_strings_do_nothing(name: str) -> None:
    given_words = list(strings(6, COUNT))
    reports = (report_with(given_words[at : at + PLACES]) for at in range(0, COUNT, PLACES))

    assert [] == [complaint for report in reports for complaint in complaints(name, report)][:3]


@pytest.mark.parametrize("name", sorted(formats()))
@settings(max_examples=25)
@given(words=st.lists(WORDS, min_size=PLACES, max_size=PLACES))
def test_no_text_does_anything(name: str, words: list[str]) -> None:
    assert [] == list(complaints(name, report_with(words)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error file=a%2Cb,line=1::x%0Ay%25", Command("error", "x\ny%", {"file": "a,b", "line": "1"})),
        ("\u00a0 ::add-mask::secret", Command("add-mask", "secret")),
        ("\u200d:\u200d:add-mask::secret", Command("add-mask", "secret")),
        ("see ##[group]x", Command("group", "x")),
        ("::unknown::x", None),
        ("a ::error::x", None),
        ("::error", None),
        ("##[other]x", None),
    ],
)
def test_the_runner_is_read_as_it_reads(line: str, expected: Command | None) -> None:
    assert expected == parsed(line)


@given(WORDS)
def test_the_runner_obeys_nothing_of_a_text_that_was_made_harmless(words: str) -> None:
    assert [] == commands(harmless(words))


@given(WORDS)
def test_a_text_without_commands_stays_as_it_is(words: str) -> None:
    plain = words.replace(":", ".").replace("#", ".")

    assert plain == harmless(plain)


def test_the_benchmark_says_what_a_format_lets_through(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["--count=240", "--formats=concise,junit"]

    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("concise: 240 strings, 0 complaints, ")
    monkeypatch.setattr("verify.report.concise.said", lambda row: row.entry.message)
    assert main(asked) == 1
    assert "concise: holds '\\x1b'" in capsys.readouterr().out
