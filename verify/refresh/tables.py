"""A pack's table as rows of text, and back: CSV as it stands, Parquet by its types.

In: the bytes of a table and its columns. Out: rows, one dict each, in which an empty cell is "".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from verify.errors import ReferenceDataError
from verify.reference.table_schema import Field

if TYPE_CHECKING:
    import polars as pl

__all__ = ["read_table_rows", "table_bytes", "typed"]

PARQUET = ".parquet"


def read_table_rows(content: bytes, path: str, fields: Sequence[Field]) -> list[dict[str, str]]:
    r"""Read a table.

    >>> read_table_rows(b"a,b\n1,\n", "x.csv", (Field("a", "integer"), Field("b", "string")))
    [{'a': '1', 'b': ''}]
    """
    names = [field.name for field in fields]
    if PurePosixPath(path).suffix == PARQUET:
        return _parquet_rows(content, path, names)
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header = next(lines, [])
    if header != names:
        raise ReferenceDataError(f"{path}: row 1", f"the columns are {', '.join(header)}", f"write {', '.join(names)}")
    return [dict(zip(names, cells, strict=True)) for cells in lines if cells]


def _parquet_rows(content: bytes, path: str, names: Sequence[str]) -> list[dict[str, str]]:
    """Read a Parquet file."""
    import polars as pl

    frame = pl.read_parquet(io.BytesIO(content))
    if frame.columns != list(names):
        raise ReferenceDataError(path, f"the columns are {', '.join(frame.columns)}", f"write {', '.join(names)}")
    return frame.select(pl.all().cast(pl.String).fill_null("")).to_dicts()


def table_bytes(rows: Iterable[dict[str, str]], path: str, fields: Sequence[Field]) -> bytes:
    r"""Write a table.

    >>> table_bytes([{"a": "1", "b": ""}], "x.csv", (Field("a", "integer"), Field("b", "string")))
    b'a,b\n1,\n'
    """
    names = [field.name for field in fields]
    if PurePosixPath(path).suffix == PARQUET:
        from verify.reference.adapters.tidy import content_of

        return content_of(path, typed(rows, fields))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
    return text.getvalue().encode()


def typed(rows: Iterable[dict[str, str]], fields: Sequence[Field]) -> pl.DataFrame:
    """Return rows as a frame with the types that the columns have; an empty cell is no value."""
    import polars as pl

    types = {"integer": pl.Int64, "number": pl.Float64}
    frame = pl.DataFrame(list(rows), schema={field.name: pl.String for field in fields}).select(
        pl.when(pl.col(field.name) != "").then(pl.col(field.name)).alias(field.name) for field in fields
    )
    return frame.select(
        pl.col(field.name).str.to_date("%Y-%m-%d")
        if field.type == "date"
        else pl.col(field.name).cast(types.get(field.type, pl.String))
        for field in fields
    )
