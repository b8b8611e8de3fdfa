"""Cut an archive into shards.

In: the articles and tables of an archive. Out: shards, the same for the same archive whoever works on it. Where lines
or files are cut is decided by themselves, so that one more in the middle moves no other shard.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import polars as pl
from msgspec import Struct
from msgspec.structs import replace

from verify.batch.shard import Form, Shard
from verify.errors import DocumentError
from verify.text.decode import MAX_BYTES

__all__ = ["Archive", "Sizes", "Table", "lay_out", "lines_of", "unreadable"]

T = TypeVar("T")
LINES = frozenset((".jsonl", ".ndjson"))
TEXT = 3  # times that the text of a Parquet file is longer than the file, at a guess


class Table(Struct, frozen=True):
    """A file of JSON Lines or Parquet: as the archive names it, and where it lies."""

    label: str
    place: str

    @property
    def is_lines(self) -> bool:
        """Tell JSON Lines from Parquet."""
        return Path(self.place).suffix.lower() in LINES


class Archive(Struct, frozen=True):
    """What is to be checked: the files under a folder that are articles, and tables of articles."""

    folder: Path
    files: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


class Sizes(Struct, frozen=True):
    """How large shards are: articles and bytes at most; from `least` articles on one in `every` may be the last."""

    most: int = 1000
    least: int = 500
    every: int = 256
    bytes: int = 4_000_000


def lay_out(archive: Archive, sizes: Sizes) -> Iterator[Shard]:
    """Yield the shards of an archive, each with a name of its own."""
    seen: Counter[str] = Counter()
    for shard in _shards(archive, sizes):
        seen[shard.name] += 1
        again = seen[shard.name]
        yield shard if again == 1 else replace(shard, name=_name(shard.name, str(again)))


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; one that is longer than any article comes in pieces, so that none fills the memory."""
    while line := stream.readline(MAX_BYTES):
        yield line


def _shards(archive: Archive, sizes: Sizes) -> Iterator[Shard]:
    yield from _of_files(archive, sizes)
    for table in archive.tables:
        yield from _of_lines(table, sizes) if table.is_lines else _of_rows(table, sizes)


def _of_files(archive: Archive, sizes: Sizes) -> Iterator[Shard]:
    """Cut a list of files; one that is missing has no size, and is complained of when it is read."""
    weighed = ((name, _mark(name.encode("utf-8", "surrogateescape")), archive.folder / name) for name in archive.files)
    for names in _cut(((name, mark, _size(path)) for name, mark, path in weighed), sizes):
        name = _name(Form.FILES, *names)
        yield Shard(name, Form.FILES, "", str(archive.folder), len(names), tuple(names))


def _of_lines(table: Table, sizes: Sizes) -> Iterator[Shard]:
    """Cut a file of JSON Lines, read once from its beginning to its end."""
    start, first = 0, 1
    try:
        with Path(table.place).open("rb") as stream:
            marked = ((len(line), _mark(line)) for line in lines_of(stream))
            for lines in _cut((((length, mark), mark, length) for length, mark in marked), sizes):
                stop = start + sum(length for length, _ in lines)
                name = _name(Form.LINES, table.label, *(mark.hex() for _, mark in lines))
                yield Shard(name, Form.LINES, table.label, table.place, len(lines), (), start, stop, first)
                start, first = stop, first + len(lines)
    except OSError as error:
        raise unreadable(table, error.strerror or str(error)) from error


def _of_rows(table: Table, sizes: Sizes) -> Iterator[Shard]:
    """Cut a Parquet file by the number of its rows; fewer go into a shard where they seem to be long."""
    try:
        count = int(pl.scan_parquet(table.place).select(pl.len()).collect().item())
    except (OSError, pl.exceptions.PolarsError) as error:
        raise unreadable(table, str(error).partition("\n")[0]) from error
    length = max(1, _size(Path(table.place)) * TEXT // max(1, count))
    step = max(1, min(sizes.most, sizes.bytes // length))
    for start in range(0, count, step):
        stop = min(start + step, count)
        name = _name(Form.ROWS, table.label, str(start))
        yield Shard(name, Form.ROWS, table.label, table.place, stop - start, (), start, stop, start + 1)


def _cut(weighed: Iterable[tuple[T, bytes, int]], sizes: Sizes) -> Iterator[Sequence[T]]:
    """Cut things that have a mark and a length where their marks say so, and before they get too many or too long."""
    own: list[T] = []
    length = 0
    for thing, mark, size in weighed:
        if own and (len(own) == sizes.most or length + size > sizes.bytes):
            yield own
            own, length = [], 0
        own.append(thing)
        length += size
        if len(own) >= sizes.least and int.from_bytes(mark[:4], "big") % sizes.every == 0:
            yield own
            own, length = [], 0
    if own:
        yield own


def _mark(content: bytes) -> bytes:
    """Return what tells one thing from another."""
    return hashlib.sha256(content).digest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _name(*parts: str) -> str:
    """Return the name of a shard: a digest of what it holds."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def unreadable(table: Table, why: str) -> DocumentError:
    """Return the error of a table that cannot be read."""
    return DocumentError(
        table.label, f"cannot be read: {why}", "name a file of JSON Lines or Parquet that you may read"
    )
