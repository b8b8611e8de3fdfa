"""How an archive is cut: into shards that depend on it alone, and of which a change moves as few as may be."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.batch.archives import SMALL, articles, lines
from verify.batch.layout import Archive, Sizes, Table, lay_out
from verify.batch.rows import hold_columns
from verify.batch.shard import Columns, Shard
from verify.errors import DocumentError, UsageError


def cut(archive: Archive, sizes: Sizes = SMALL) -> list[Shard]:
    return list(lay_out(archive, sizes))


def test_every_line_is_in_one_shard(tmp_path: Path) -> None:
    archive = lines(tmp_path / "a.jsonl", articles(23))
    content = (tmp_path / "a.jsonl").read_bytes()

    shards = cut(archive)

    assert content == b"".join(content[shard.start : shard.stop] for shard in shards)
    assert 23 == sum(shard.count for shard in shards)
    assert [1, *(shard.first + shard.count for shard in shards)] == [*(shard.first for shard in shards), 24]


def test_a_line_in_the_middle_moves_no_shard_far_from_it(tmp_path: Path) -> None:
    rows = articles(60)
    before = {shard.name for shard in cut(lines(tmp_path / "a.jsonl", rows))}
    after = {shard.name for shard in cut(lines(tmp_path / "a.jsonl", [*rows[:20], {"id": "new"}, *rows[20:]]))}

    assert len(before) > 10
    assert len(before - after) <= 3


def test_the_same_lines_twice_are_two_shards(tmp_path: Path) -> None:
    rows = articles(4)
    shards = cut(lines(tmp_path / "a.jsonl", [*rows, *rows]), Sizes(4, 4, 1))

    assert len({shard.name for shard in shards}) == len(shards) == 2


def test_a_shard_has_no_more_bytes_than_it_may(tmp_path: Path) -> None:
    archive = lines(tmp_path / "a.jsonl", articles(40))

    assert all(shard.stop - shard.start <= 300 for shard in cut(archive, Sizes(bytes=300)))


def test_one_more_file_moves_no_shard_far_from_it(tmp_path: Path) -> None:
    names = tuple(f"{number:03}.txt" for number in range(60))
    before = {shard.name for shard in cut(Archive(tmp_path, names))}
    after = {shard.name for shard in cut(Archive(tmp_path, (*names[:20], "019b.txt", *names[20:])))}

    assert len(before - after) <= 3


def test_parquet_is_cut_by_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame(articles(10)).write_parquet(path)

    found = [(shard.start, shard.stop, shard.first) for shard in cut(Archive(tmp_path, (), (Table("a", str(path)),)))]

    assert [(0, 4, 1), (4, 8, 5), (8, 10, 9)] == found


def test_long_articles_of_parquet_go_into_smaller_shards(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame(articles(10)).write_parquet(path, compression="uncompressed")
    shards = cut(Archive(tmp_path, (), (Table("a", str(path)),)), Sizes(bytes=path.stat().st_size))

    assert [3, 3, 3, 1] == [shard.count for shard in shards]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            Columns(text="body"),
            "a.parquet: no column 'body'; give --text-column; the columns are id, text, lang, published",
        ),
        (
            Columns(url="link"),
            "a.parquet: no column 'link'; give --url-column; the columns are id, text, lang, published",
        ),
        (Columns(), None),
    ],
)
def test_a_column_that_is_asked_for_must_be_there(tmp_path: Path, columns: Columns, said: str | None) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame(articles(2)).write_parquet(path)
    table = Table("a.parquet", str(path))

    if said is None:
        hold_columns(table, columns)
        return
    with pytest.raises(UsageError) as raised:
        hold_columns(table, columns)
    assert said == str(raised.value)


@pytest.mark.parametrize("name", ["a.parquet", "gone.parquet", "gone.jsonl"])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.parquet").write_text("no table")

    with pytest.raises(DocumentError, match=f"{name}: cannot be read"):
        cut(Archive(tmp_path, (), (Table(name, str(tmp_path / name)),)))
