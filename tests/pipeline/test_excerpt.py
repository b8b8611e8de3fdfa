"""The stretch of a series that comes with a verdict where a chart is wanted, and only there."""

from __future__ import annotations

from datetime import date

from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.excerpt import Excerpt
from verify.model import LedgerEntry

TEXT = "In Gaza, 34,365 people have been killed since the war began and 77,368 injured, the health ministry said.\n"
DAY = date(2024, 4, 26)


def entries(*, excerpts: bool, text: str = TEXT, day: date = DAY) -> list[LedgerEntry]:
    settings = Settings(Config("en"), day, excerpts=excerpts)
    report, errors = check([Source("toll.txt", None, text.encode())], settings)
    assert errors == ()
    return [entry for entry in report.documents[0].entries if entry.reference is not None]


def killed(day: date = DAY, text: str = TEXT) -> Excerpt:
    excerpt = entries(excerpts=True, day=day, text=text)[0].excerpt
    assert excerpt is not None
    return excerpt


def test_none_is_cut_unless_it_is_wanted() -> None:
    assert [None, None] == [entry.excerpt for entry in entries(excerpts=False)]


def test_it_holds_the_days_round_the_reference_and_the_figure_as_printed() -> None:
    first, second = entries(excerpts=True)
    excerpt = killed()
    days = [day for day, _ in excerpt.points]

    assert first.reference is not None
    assert 34365 == excerpt.written
    assert float(first.reference.quantity.low or 0) == dict(excerpt.points)[first.reference.as_of]
    assert days == sorted(set(days))
    assert (40, 20) == (len([day for day in days if day < DAY]), len([day for day in days if day > DAY]))
    assert second.excerpt is not None
    assert excerpt.points != second.excerpt.points


def test_nothing_else_of_a_verdict_changes() -> None:
    with_, without = entries(excerpts=True), entries(excerpts=False)

    assert [(each.verdict, each.findings, each.reference) for each in without] == [
        (each.verdict, each.findings, each.reference) for each in with_
    ]


def test_a_series_that_begins_or_ends_there_gives_what_it_has() -> None:
    day = date(2023, 10, 12)
    early = killed(day, TEXT.replace("34,365", "1,537"))

    assert 0 < len([each for each, _ in early.points if each <= day]) < 10


def test_what_rests_on_no_series_has_none() -> None:
    found = entries(
        excerpts=True,
        text="The 21st meeting of the defence ministers of the Shanghai Cooperation Organisation was held in Astana.\n",
    )

    assert found
    assert [] == [entry for entry in found if entry.excerpt is not None]
