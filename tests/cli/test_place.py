"""`ARTICLE:LINE:COLUMN` names the numbers that stand there; what names none is refused, with places that do."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.cli.entry import main
from verify.cli.place import Asked, asked_place, standing_at
from verify.errors import UsageError
from verify.model import Claim, Document, DocumentLedger, Kind, LedgerEntry, Mention, Severity, Span, Verdict

TEXT = "Title\r\n\r\nIn Gaza, 12 people and\r\n15 children were hurt.\r\n"


def ledger(text: str = TEXT, figures: tuple[str, ...] = ("12", "15")) -> DocumentLedger:
    """Return the books on a text whose figures are of no interest."""
    spans = [Span(text.index(figure), text.index(figure) + len(figure)) for figure in figures]
    claims = [Claim(Mention(span, Kind.COUNT, None, "cardinal"), Span(0, len(text))) for span in spans]
    entries = [LedgerEntry(claim, Verdict.UNMATCHED, Severity.NOTE, "") for claim in claims]
    return DocumentLedger(Document("war.en.txt", text, "en"), tuple(entries))


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("war.en.txt", ["12", "15"]),
        ("war.en.txt:3", ["12"]),
        ("war.en.txt:3:10", ["12"]),
        ("war.en.txt:3:11", ["12"]),
        ("war.en.txt:4:1", ["15"]),
        ("a:b:4:2", ["15"]),
        ("-:4", ["15"]),
    ],
)
def test_a_place_names_the_numbers_that_stand_there(written: str, figures: list[str]) -> None:
    found = standing_at(ledger(), asked_place(written))

    assert figures == [TEXT[each.claim.mention.span.start : each.claim.mention.span.end] for each in found]


def test_a_file_of_that_name_is_the_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "note:3").write_text("12 were hurt.")
    monkeypatch.chdir(tmp_path)

    assert Asked("note:3") == asked_place("note:3")
    assert Asked("note:3", 1) == asked_place("note:3:1")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("war.en.txt:3:12", "no number stands at 3:12 of 'war.en.txt'; use 3:10"),
        ("war.en.txt:9", "no number stands at line 9 of 'war.en.txt'; use 3:10, 4:1"),
        ("war.en.txt:0", "'war.en.txt:0' is no place; count lines and columns from 1"),
        ("war.en.txt:1:0", "'war.en.txt:1:0' is no place; count lines and columns from 1"),
        ("", "no article is named"),
    ],
)
def test_what_names_none_is_refused(written: str, complaint: str) -> None:
    with pytest.raises(UsageError, match="--claim") as raised:
        standing_at(ledger(), asked_place(written))

    assert complaint in str(raised.value)


def test_an_article_without_numbers_is_refused() -> None:
    with pytest.raises(UsageError, match="holds no number"):
        standing_at(ledger("Nobody was hurt.", ()), Asked("war.en.txt", 1))


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "series.stale", "--claim", "war.en.txt:1"],
        ["explain", "--claim", "war.en.txt:3:0"],
        ["explain", "--claim", "war.en.txt:3", "--published", "26/4/2024"],
        ["explain", "--claim", "war.en.txt:3", "--lang", "xx"],
    ],
)
def test_wrong_usage_has_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("verify: ")
