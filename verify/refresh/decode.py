"""Bytes as an upstream sends them in, plain values out: JSON, tables of text, a file in a zip.

What is not of the form raises `FormError`, which says where.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from verify.reference.upstream_map import FormError

__all__ = ["FormError", "days_of", "json_of", "number", "rows_of", "unzipped"]

MOST = 100_000_000  # bytes of a file in a zip
UNREADABLE = (  # what the standard library raises for a zip that it cannot unpack
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    RuntimeError,  # an encrypted file, or (by an error that is a kind of it) a method of compression it does not know
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
)
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")


def text_of(content: bytes) -> str:
    """Return text in UTF-8, with or without a mark at its beginning."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError(f"not UTF-8: {error.reason} at byte {error.start}") from error


def json_of(content: bytes) -> object:
    """Return a JSON value; numbers with a point keep their digits as text.

    >>> json_of(b'[{"a": 1.10}]')
    [{'a': '1.10'}]
    """
    try:
        return json.loads(text_of(content), parse_float=str, parse_constant=_refused)
    except (json.JSONDecodeError, RecursionError) as error:
        raise FormError(f"not JSON: {error}") from error


def days_of(content: bytes) -> list[dict[str, Any]]:
    """Return a JSON list of objects, one a day, as daily series come in.

    >>> days_of(b'[{"killed": 3}]')
    [{'killed': 3}]
    """
    days = json_of(content)
    if not isinstance(days, list) or not all(isinstance(day, dict) for day in days):
        raise FormError("no list of days")
    return days


def _refused(name: str) -> object:
    """Refuse numbers that are none."""
    raise FormError(f"not JSON: {name} is no number")


def rows_of(content: bytes, delimiter: str = ",") -> Iterator[Mapping[str, str]]:
    r"""Walk over the rows of a table with a header; a row of another length is not of the form.

    >>> [dict(row) for row in rows_of(b"a,b\n1,2\n")]
    [{'a': '1', 'b': '2'}]
    """
    lines = csv.reader(io.StringIO(text_of(content), newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(lines, [])]
        if not header or "<" in header[0][:1]:
            raise FormError(f"row 1: no header of a table: {','.join(header)[:60]!r}")
        for cells in lines:
            if cells and len(cells) != len(header):
                raise FormError(f"row {lines.line_num}: {len(cells)} cells where the header has {len(header)}")
            if cells:
                yield dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise FormError(f"row {lines.line_num}: {error}") from error


def unzipped(content: bytes, suffix: str) -> bytes:
    """Return the one file of a zip that has a suffix, without writing anything and within a limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [entry for entry in archive.infolist() if entry.filename.lower().endswith(suffix)]
            if len(names) != 1:
                raise FormError(f"{len(names)} files {suffix} in the zip where one is expected")
            with archive.open(names[0]) as file:
                inside = file.read(MOST + 1)
    except UNREADABLE as error:
        raise FormError(f"not a zip file: {error}") from error
    if len(inside) > MOST:
        raise FormError(f"the file in the zip has more than {MOST} bytes")
    return inside


def number(value: object) -> str:
    """Return a number as a table writes it; empty where there is none.

    >>> number(12), number("1.50"), number(None), number(" 7 ")
    ('12', '1.50', '', '7')
    """
    if value is None:
        return ""
    text = "" if isinstance(value, bool) else str(value).strip()
    if isinstance(value, bool) or (text and NUMBER.fullmatch(text) is None):
        raise FormError(f"{value!r} is no number")
    return text
