"""What a row is read as: an article with what is known of it, or a reject that says why it is none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from tests.batch.archives import batch_of, lines
from verify.batch.layout import Archive, Table
from verify.batch.rows import Article, Reject, read_rows
from verify.batch.shard import Columns, Job
from verify.text import decode


def read(archive: Archive, out: Path, columns: Columns | None = None) -> list[Article | Reject]:
    batch = batch_of(archive, out, columns=columns)
    return [row for shard in batch.shards for row in read_rows(Job(batch.run, shard)).found]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON: maximum recursion depth exceeded while decoding a JSON array from a unicode string"),
        ('{"text": "12"}', "id: None is no id"),
        ('{"id": true, "text": "12"}', "id: True is no id"),
        ('{"id": "a"}', "text: None is no text"),
        ('{"id": "a", "text": " "}', "text: ' ' is no text"),
        ('{"id": "a", "text": 12}', "text: 12 is no text"),
        ('{"id": "a", "text": "\\ud800"}', "text: half a character, which no text in UTF-8 can hold"),
        ('{"id": "a", "text": "12", "published": "May"}', "published: 'May' is no day; write it as YYYY-MM-DD"),
        ('{"id": "a", "text": "12", "lang": 3}', "lang: 3 is no text"),
        ('{"id": "a", "text": "12", "title": ["x"]}', "title: ['x'] is no text"),
    ],
)
def test_a_line_that_is_no_article_says_why(tmp_path: Path, line: str, reason: str) -> None:
    archive = lines(tmp_path / "a.jsonl", [{"id": "b", "text": "12"}])
    with (tmp_path / "a.jsonl").open("a") as stream:
        stream.write(line + "\n")

    first, second = read(archive, tmp_path / "out")

    assert isinstance(first, Article)
    assert isinstance(second, Reject)
    assert (1, reason) == (second.row, second.reason)


def test_an_empty_line_is_no_row(tmp_path: Path) -> None:
    archive = lines(tmp_path / "a.jsonl", [{"id": "b", "text": "12"}])
    with (tmp_path / "a.jsonl").open("a") as stream:
        stream.write("\n  \n")

    assert 1 == len(read(archive, tmp_path / "out"))


def test_a_line_that_is_too_long_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("verify.batch.layout", "verify.batch.rows"):
        monkeypatch.setattr(f"{module}.MAX_BYTES", 60)
    archive = lines(tmp_path / "a.jsonl", [{"id": "b", "text": "1" * 200}, {"id": "c", "text": "12"}])

    found = read(archive, tmp_path / "out")

    assert decode.MAX_BYTES > 60
    assert isinstance(found[-1], Article)
    assert {"the line is larger than 0 MB"} == {row.reason for row in found[:3] if isinstance(row, Reject)}


def test_what_is_known_of_an_article_is_read(tmp_path: Path) -> None:
    row = {"id": 7, "text": "12", "lang": "fr-CA", "published": "2024-04-26T10:00:00Z", "title": "T", "url": "u"}
    article = read(lines(tmp_path / "a.jsonl", [row]), tmp_path / "out")[0]

    assert isinstance(article, Article)
    source = article.source
    assert ("7", "u", "fr", date(2024, 4, 26), "T", b"12") == (
        article.id, article.url, source.lang, source.published, source.title, source.data,
    )  # fmt: skip


@pytest.mark.parametrize(
    "published",
    [date(2024, 4, 26), datetime(2024, 4, 26, 9, tzinfo=UTC), "2024-04-26", "Fri, 26 Apr 2024 18:30:00 +0200"],
)
def test_columns_of_parquet_have_the_names_that_are_given(tmp_path: Path, published: object) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"key": [1, None], "body": ["12", "13"], "day": [published, None], "more": [b"", b""]}).write_parquet(
        path
    )
    archive = Archive(tmp_path, (), (Table("a.parquet", str(path)),))

    first, second = read(archive, tmp_path / "out", Columns(id="key", text="body", published="day"))

    assert isinstance(first, Article)
    assert ("1", date(2024, 4, 26)) == (first.id, first.source.published)
    assert Reject(1, None, "key: None is no id") == second


def test_files_are_named_from_their_folder_and_one_that_is_gone_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2024-04-26-a.md").write_text("12")

    first, second = read(Archive(tmp_path, ("in/2024-04-26-a.md", "in/b.txt")), tmp_path / "out")

    assert isinstance(first, Article)
    assert ("in/2024-04-26-a.md", str(tmp_path / "in/2024-04-26-a.md")) == (first.id, first.source.name)
    assert (
        Reject(1, "in/b.txt", "cannot be read: No such file or directory; name a text file that you may read") == second
    )
