"""Bytes become a document: text as decoded, day and language where they are stated."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import DocumentError, UsageError
from verify.model import DatelineSource, Document
from verify.text import decode as decoding
from verify.text.layout import blank
from verify.text.reader import ReadOptions, read

WORDS = {
    "en": frozenset({"the", "of", "and", "in"}),
    "fr": frozenset({"le", "la", "les", "de", "et"}),
}
OPTIONS = ReadOptions(stopwords=WORDS)
MARKUP = st.text(st.sampled_from("ab 1\n\r`*_~[]()<>!#|-:\\\"'é/.@"), max_size=80)


def document(text: str, name: str = "draft.txt", options: ReadOptions = OPTIONS) -> Document:
    return read(text.encode(), name=name, options=options)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    text = "Le bilan : 34\u202f356 tués\r\n😀"

    assert text == read(text.encode(encoding), name="draft.txt", options=OPTIONS).text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"bless\xe9s", "byte 0xe9 at offset 5 is not utf-8", id="latin-1"),
        pytest.param(b"\xef\xbb\xbfa\xff", "byte 0xff at offset 4 is not utf-8", id="after-a-mark"),
        pytest.param(b"\xff\xfea\x00\x00\xd8", "byte 0x00 at offset 4 is not utf-16-le", id="half-a-pair"),
        pytest.param("é\0".encode(), "a NUL byte at offset 2: this is no text", id="nul"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0", "byte 0x89 at offset 0 is not utf-8", id="picture"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, found: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, name="draft.txt", options=OPTIONS)

    assert ("draft.txt", found) == (caught.value.where, caught.value.found)
    assert "UTF-8" in caught.value.remedy


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 8)
    path = tmp_path / "long.txt"
    path.write_bytes(b"123456789")

    with pytest.raises(DocumentError, match="is larger than"):
        read(path, name="long.txt", options=OPTIONS)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"cannot be read: .+; name a text file that you may read"):
        read(tmp_path / name, name=name, options=OPTIONS)


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        pytest.param("draft.txt", "The toll of 5.", None, id="nothing"),
        pytest.param("posts/2024-04-26-x.en.txt", "The toll of 5.", "2024-04-26", id="file-name"),
        pytest.param("2024-04-31-x.txt", "The toll.", None, id="no-such-day"),
        pytest.param("2024-04-267.txt", "The toll.", None, id="a-longer-number"),
        pytest.param("x.md", "---\ndate: 2024-04-26\n---\nThe toll.", "2024-04-26", id="iso"),
        pytest.param("x.md", "---\npublished: '2024-04-26T23:30:00+02:00'\n---\nThe", "2024-04-26", id="iso-moment"),
        pytest.param("x.md", "---\npubDate: Fri, 26 Apr 2024 10:00:00 GMT\n---\nThe", "2024-04-26", id="mail"),
        pytest.param("2024-01-01.md", "---\r\ndate: 2024-04-26\r\n---\r\nThe", "2024-04-26", id="front-matter-first"),
        pytest.param("2024-01-01.md", "---\ndate: soon\n---\nThe", "2024-01-01", id="not-a-day"),
        pytest.param("x.txt", "---\ndate: 2024-04-26\n---\nThe", None, id="plain-text-has-no-front-matter"),
    ],
)
def test_the_dateline_is_what_stands_beside_the_text(name: str, text: str, day: str | None) -> None:
    line = document(text, name).dateline
    source = DatelineSource.NONE if day is None else DatelineSource.METADATA

    assert (day, source) == (line.day and line.day.isoformat(), line.source)


def test_a_day_that_is_given_counts_first() -> None:
    given_day = ReadOptions(published=date(2024, 5, 1), stopwords=WORDS)
    line = document("---\ndate: 2024-04-26\n---\nThe", "2024-01-01.md", given_day).dateline

    assert (date(2024, 5, 1), DatelineSource.GIVEN) == (line.day, line.source)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("x.txt", "Le bilan de la nuit", "fr", id="french"),
        pytest.param("x.txt", "The toll of the night", "en", id="english"),
        pytest.param("x.fr.txt", "The toll of the night", "fr", id="file-name-first"),
        pytest.param("v1.0.txt", "Le bilan de la nuit", "fr", id="no-language-in-the-name"),
        pytest.param("x.fr.md", "---\nlang: en-GB\n---\nLe bilan", "en", id="front-matter-first"),
        pytest.param("x.txt", "34 356", "en", id="too-short-to-tell"),
        pytest.param("x.md", "Le bilan de la nuit\n\n```\nthe the the the the the\n```", "fr", id="code-says-nothing"),
    ],
)
def test_the_language_is_stated_or_told_by_its_words(name: str, text: str, expected: str) -> None:
    assert expected == document(text, name).lang


def test_a_language_that_is_given_counts_first() -> None:
    assert "fr" == document("The toll", options=ReadOptions(lang="fr", stopwords=WORDS)).lang


def test_a_language_without_a_lexicon_is_refused() -> None:
    with pytest.raises(UsageError, match=r"--lang: language 'xx' is not known; use one of en, fr"):
        document("The toll", options=ReadOptions(lang="xx", stopwords=WORDS))
    with pytest.raises(DocumentError, match=r"x.md: its language 'xx' is not known; give --lang, one of en, fr"):
        document("---\nlang: xx\n---\nThe", "x.md")
    with pytest.raises(DocumentError, match=r"draft.txt: its language could not be told; give --lang, one of en, fr"):
        document("Kokonaisluku julkaistiin virallisesti. " * 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « 5 tués » puis “6”.", [" 5 tués ", "6"]),
        ("Il dit « 5 tués “dont 2” ».", [" 5 tués “dont 2” "]),
        ('He said "5 killed" and "6".', ["5 killed", "6"]),
        ('A 5" gun and a 6" gun.', []),
        ("Il dit « 5 tués.\n\nPuis 6 ».", []),
        ("« et « 5 »", [" 5 "]),
        ("„5 Tote“", ["5 Tote"]),
        ("» 5 «", []),
    ],
)
def test_a_quotation_opens_and_closes_in_one_paragraph(text: str, expected: list[str]) -> None:
    assert expected == [text[span.start : span.end] for span in document(text).quotes]


@given(MARKUP, st.sampled_from([".txt", ".md"]))
def test_every_span_lies_in_the_text_and_in_order(text: str, suffix: str) -> None:
    read_text = document(text, f"draft{suffix}")
    size = len(read_text.text)

    for spans in (read_text.blocks, read_text.masked):
        assert all(0 <= span.start < span.end <= size for span in spans)
        assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(0 <= span.start <= span.end <= size for span in read_text.quotes)
    assert (text, size) == (read_text.text, len(blank(read_text.text, read_text.masked)))
