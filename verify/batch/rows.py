"""Read the articles of one shard.

In: a job. Out: every row of the shard, as an article or as a reject that says why it is none, and a digest of them all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from msgspec import Struct

from verify.batch.layout import Table, lines_of, unreadable
from verify.batch.shard import Columns, Form, Job, Shard
from verify.engine import Source
from verify.errors import DocumentError, UsageError
from verify.suppression.sidecar import NAME as SIDECAR
from verify.text.decode import MAX_BYTES, load
from verify.text.metadata import day_in_metadata, lang_in_metadata

__all__ = ["Article", "Reject", "Rows", "hold_columns", "read_rows"]

OWN = ("id", "text")  # what a table must have
DEFAULT = Columns()


class Article(Struct, frozen=True):
    """One article as the archive has it."""

    row: int  # counts from the first of its shard, which is 0
    id: str
    source: Source
    url: str | None = None


class Reject(Struct, frozen=True):
    """A row that is no article that can be read."""

    row: int
    id: str | None
    reason: str


class Rows(Struct, frozen=True):
    """All rows of a shard."""

    found: tuple[Article | Reject, ...]
    digest: str


def read_rows(job: Job) -> Rows:
    """Read every row of a shard."""
    match job.shard.form:
        case Form.FILES:
            return _files(job.shard)
        case Form.LINES:
            return _lines(job.shard, job.run.columns)
        case Form.ROWS:
            return _rows(job.shard, job.run.columns)


def hold_columns(table: Table, columns: Columns) -> None:
    """Refuse a Parquet file that lacks a column that it must have, or one that was asked for by another name."""
    if table.is_lines:
        return
    try:
        found = pl.scan_parquet(table.place).collect_schema().names()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise unreadable(table, str(error).partition("\n")[0]) from error
    for column in Columns.__struct_fields__:
        name = getattr(columns, column)
        if name not in found and (column in OWN or name != getattr(DEFAULT, column)):
            remedy = f"give --{column}-column; the columns are {', '.join(found)}"
            raise UsageError(table.label, f"no column {name!r}", remedy)


def _files(shard: Shard) -> Rows:
    """Read a shard's files, and what may be suppressed beside them."""
    digest = hashlib.sha256()
    found: list[Article | Reject] = []
    folder = Path(shard.place)
    for row, name in enumerate(shard.files):
        path = folder / name
        try:
            data = load(path, name)
        except DocumentError as error:
            found.append(Reject(row, name, _why(error)))
            data = b""
        else:
            found.append(Article(row, name, Source(str(path), data=data)))
        _add(digest, name.encode("utf-8", "surrogateescape"), data)
    for place in sorted({(folder / name).parent for name in shard.files}):
        beside = place / SIDECAR
        _add(digest, beside.read_bytes() if beside.is_file() else b"")
    return Rows(tuple(found), digest.hexdigest())


def _lines(shard: Shard, columns: Columns) -> Rows:
    """Read a shard's lines of JSON."""
    digest = hashlib.sha256()
    found: list[Article | Reject] = []
    with Path(shard.place).open("rb") as stream:
        stream.seek(shard.start)
        at = shard.start
        for row, line in enumerate(lines_of(stream)):
            if at >= shard.stop:
                break
            at += len(line)
            _add(digest, line)
            if line.strip():
                found.append(_line(line, row, shard, columns))
    return Rows(tuple(found), digest.hexdigest())


def _line(line: bytes, row: int, shard: Shard, columns: Columns) -> Article | Reject:
    if len(line) >= MAX_BYTES:
        return Reject(row, None, f"the line is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Reject(row, None, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Reject(row, None, "not a JSON object")
    return _article(value, row, shard, columns)


def _rows(shard: Shard, columns: Columns) -> Rows:
    """Read a shard's rows of Parquet."""
    digest = hashlib.sha256()
    lazy = pl.scan_parquet(shard.place)
    known = lazy.collect_schema().names()
    names = [name for column in columns.__struct_fields__ if (name := getattr(columns, column)) in known]
    frame = lazy.slice(shard.start, shard.stop - shard.start).select(list(dict.fromkeys(names))).collect()
    found: list[Article | Reject] = []
    for row, value in enumerate(frame.iter_rows(named=True)):
        _add(digest, json.dumps(value, default=str).encode())
        found.append(_article(value, row, shard, columns))
    return Rows(tuple(found), digest.hexdigest())


def _article(value: Mapping[str, Any], row: int, shard: Shard, columns: Columns) -> Article | Reject:
    """Make an article of a row's values."""
    name = value.get(columns.id)
    if not isinstance(name, (str, int)) or isinstance(name, bool) or not str(name).strip():
        return Reject(row, None, f"{columns.id}: {_shown(name)} is no id")
    text = value.get(columns.text)
    if not isinstance(text, str) or not text.strip():
        return Reject(row, str(name), f"{columns.text}: {_shown(text)} is no text")
    try:
        source = Source(
            f"{shard.place}/{row}",  # a row is told from the others of its shard; its name says nothing of its day
            data=text.encode(),
            lang=lang_in_metadata({"lang": said}) if (said := _word(value, columns.lang)) else None,
            published=_day(value, columns.published),
            title=_word(value, columns.title),
        )
    except UnicodeEncodeError:
        return Reject(row, str(name), f"{columns.text}: half a character, which no text in UTF-8 can hold")
    except ValueError as error:
        return Reject(row, str(name), str(error))
    return Article(row, str(name), source, _word(value, columns.url))


def _word(value: Mapping[str, Any], column: str) -> str | None:
    """Return a text that a row may lack."""
    found = value.get(column)
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if not isinstance(found, str):
        message = f"{column}: {_shown(found)} is no text"
        raise ValueError(message)  # noqa: TRY004 - a wrong value of a row, no mistake of ours
    return found


def _day(value: Mapping[str, Any], column: str) -> date | None:
    """Return the day that a row may lack: a date, or one in ISO 8601 or as e-mail writes it."""
    found = value.get(column)
    if isinstance(found, datetime):
        return found.date()
    if found is None or isinstance(found, date) or found == "":
        return found or None
    day = day_in_metadata({"date": found}) if isinstance(found, str) else None
    if day is None:
        message = f"{column}: {_shown(found)} is no day; write it as YYYY-MM-DD"
        raise ValueError(message)
    return day


def _why(error: DocumentError) -> str:
    return f"{error.found}; {error.remedy}"


def _shown(value: object) -> str:
    """Return a value as a reason quotes it."""
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"  # noqa: PLR2004


def _add(digest: Any, *parts: bytes) -> None:  # noqa: ANN401 - the type of a digest has no public name
    """Add parts to a digest, each with its length, so that none runs into the next."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
