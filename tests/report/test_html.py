"""The page: the article with its numbers marked, a panel and a chart for each, and nothing from elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.report.conftest import TEXT, Make
from tests.report.readers import Skeleton
from verify.excerpt import Excerpt
from verify.model import Document, LedgerEntry, Report, Span, Verdict
from verify.report import ReportOptions, formats
from verify.report.article import marked
from verify.report.html import render
from verify.report.pieces import pieces
from verify.report.signs import SIGNS
from verify.report.tongues import Tongues

DAY = date(2024, 4, 26)
BESIDE = (
    '<pre class="aside">---\ndate&#58; x\n---\n</pre>\n'
    '<p class="title"><span class="aside">&#35; </span>Title<span class="aside"> &lt;!-- a --&gt;</span></p>\n'
    '<p><span class="aside">- </span>34 people</p>'
)
ARABIC = "قتل 34 شخصا في غزة. 5 people of the UN came.\n"


def page(report: Report) -> str:
    return render(report, ReportOptions())


def with_entries(report: Report, *entries: LedgerEntry) -> Report:
    ledger = report.documents[0]
    return replace(report, documents=(replace(ledger, entries=entries),))


def with_series(report: Report) -> Report:
    """Return the report with a series behind its first figure."""
    points = tuple((DAY + timedelta(days), 34000.0 + 10 * days) for days in range(-30, 21))
    first, *others = report.documents[0].entries
    return with_entries(report, replace(first, excerpt=Excerpt(points, 34365.0)), *others)


def test_every_number_is_marked_by_a_link_to_its_panel_and_back(report: Report) -> None:
    shown = page(report)
    marks = re.findall(r'<a class="figure [^"]+" id="at-(\w+)" href="#claim-(\w+)"><bdi>(.*?)</bdi>', shown)

    assert ["34\u202f365", "26 avril", "général", "24 h", "737", "9"] == [figure for _, _, figure in marks]
    assert all(here == there for here, there, _ in marks)
    for name, _, _ in marks:
        assert 1 == shown.count(f'id="claim-{name}"') == shown.count(f'href="#at-{name}"')


def test_a_mark_tells_its_verdict_without_colour(report: Report) -> None:
    shown = page(report)

    assert '<a class="figure wavy bad"' in shown
    assert '<span class="sign" aria-hidden="true">✗</span><span class="heard" lang="en"> (mismatch)</span></a>' in shown


def test_every_verdict_has_a_sign_of_its_own() -> None:
    assert set(Verdict) == set(SIGNS)
    assert len(SIGNS) == len({sign.mark for sign in SIGNS.values()})


def test_no_word_of_the_article_is_lost_or_added(report: Report) -> None:
    article = page(report).partition('<div class="article"')[2].partition(">")[2].partition("</div>")[0]
    plain = re.sub(r'<span class="(sign|heard)".*?</span>', "", article)

    assert TEXT.split() == "".join(Skeleton(plain).text).split()


def test_a_panel_holds_message_hint_sentence_and_source(report: Report) -> None:
    panel = page(report).partition('<div class="claim wavy bad"')[2].partition("</div>")[0]

    assert "the series gives 34 356" in panel
    assert "Hint&#58; two digits are swapped." in panel or "Hint: two digits are swapped." in panel
    assert "<mark>34\u202f365</mark>" in panel
    assert '<a href="https&#58;//example.org/table?day=1" rel="noopener noreferrer">Daily table</a>' in panel
    assert "first seen 2024-04-27" in panel


def test_findings_stand_on_top(report: Report) -> None:
    heads = re.findall(r"<h3>(.*?)</h3>", page(report))

    assert ["The text", "Findings", "Figures that hold", "Not checked"] == heads


def test_a_claim_that_rests_on_a_series_has_a_chart_with_both_points(report: Report) -> None:
    assert "<svg" not in page(report)
    shown = page(with_series(report))

    assert 1 == shown.count("<svg") == shown.count('<circle class="reference"') == shown.count('<path class="printed"')
    assert "the text prints 34\u202f365 for 2024-04-26" in shown
    assert "the reference gives 34\u202f356 on 2024-04-26" in shown


def test_a_figure_without_a_number_is_drawn_as_the_reference_alone(report: Report) -> None:
    first = with_series(report).documents[0].entries[0]
    assert first.excerpt is not None
    shown = page(with_entries(report, replace(first, excerpt=replace(first.excerpt, written=None))))

    assert (1, 0) == (shown.count('<circle class="reference"'), shown.count('<path class="printed"'))


def test_the_page_asks_for_nothing_and_runs_nothing(report: Report) -> None:
    skeleton = Skeleton(page(with_series(report)))
    tags = {tag[0] for tag in skeleton.tags if isinstance(tag, tuple)}

    assert set() == tags & {"script", "img", "iframe", "object", "embed", "form", "input", "base"}
    assert {"data:,"} == {link for link in skeleton.links if link[0] != "#"} - {"https://example.org/table?day=1"}
    assert "default-src 'none'" in page(report)
    assert "url(" not in page(report)
    assert "@import" not in page(report)


def test_each_text_says_its_language_and_direction(make: Make) -> None:
    blocks = (Span(0, 20), Span(20, len(ARABIC) - 1))
    report = make(text=ARABIC, lang="ar", title=None, blocks=blocks, block_langs=("ar", "en"))
    figure = report.documents[0].entries[3]
    claims = [
        replace(figure.claim, mention=replace(figure.claim.mention, span=Span(at, at + size)), sentence=blocks[block])
        for at, size, block in ((4, 2, 0), (20, 1, 1))
    ]
    shown = page(with_entries(report, *(replace(figure, claim=claim) for claim in claims)))

    assert '<html lang="en">' in shown
    assert '<div class="article" lang="ar" dir="rtl">' in shown
    assert '<p lang="en" dir="ltr"><a class="figure' in shown


@pytest.mark.parametrize("nested", [Span(14, 23), Span(26, 28)])
def test_a_number_within_another_keeps_a_place_to_go_back_to(report: Report, nested: Span) -> None:
    first, second, *_ = report.documents[0].entries
    inner = replace(second.claim, mention=replace(second.claim.mention, span=nested))
    shown = page(with_entries(report, first, replace(second, claim=inner), second))

    for name in re.findall(r'href="#([\w-]+)"', shown):
        assert 1 == shown.count(f'id="{name}"'), name


@given(st.text("ab 1\n\r", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=5))
def test_an_article_in_pieces_is_whole(text: str, cuts: list[tuple[int, int]]) -> None:
    blocks = tuple(Span(start, start + size) for start, size in cuts if start + size <= len(text))
    document = Document("a.md", text, "en", blocks=blocks)
    shown = Skeleton(marked(document, Tongues(document), ())).text

    assert text == "".join(text[piece.start : piece.end] for piece, _ in pieces(document))
    assert "".join(text.split()) == "".join("".join(shown).split())


def test_marks_of_markdown_stand_beside_their_blocks(make: Make) -> None:
    text = "---\ndate: x\n---\n# Title <!-- a -->\n\n- 34 people\n"
    blocks = tuple(Span(text.index(words), text.index(words) + len(words)) for words in ("Title", "34 people"))
    document = make(text=text, title=blocks[0], blocks=blocks).documents[0].document

    assert BESIDE == marked(document, Tongues(document), ())


def test_several_articles_have_a_list_and_no_name_twice(report: Report) -> None:
    twice = replace(report, documents=report.documents * 2)
    names = re.findall(r' id="([\w-]+)"', page(twice))

    assert len(names) == len(set(names))
    assert '<nav aria-label="Articles">' in page(twice)
    assert "<nav" not in page(report)


def test_only_formats_that_draw_ask_for_series() -> None:
    assert ["html"] == [name for name, form in formats().items() if getattr(form, "EXCERPTS", False)]
