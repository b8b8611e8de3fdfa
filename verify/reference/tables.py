"""The small tables that a catalogue needs, read without polars.

In: the bytes of a CSV file and the columns that its descriptor names. Out: rows with typed cells,
or a `ReferenceDataError` that names file, row and column. Large tables are read by `observations.py`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from verify.errors import ReferenceDataError
from verify.reference.table_schema import Field

__all__ = ["Row", "read_cells", "read_rows"]


class Row(Struct, frozen=True):
    """One row: its cells, the position of each column, its file and the number of its line."""

    cells: list[str]
    columns: Mapping[str, int]
    file: str
    number: int

    def fault(self, column: str, found: str, remedy: str) -> ReferenceDataError:
        """Return the error that names a cell of this row."""
        return ReferenceDataError(f"{self.file}: row {self.number}: {column}", found, remedy)

    def text(self, column: str) -> str:
        """Return a cell as it stands; a column that is not there is empty."""
        position = self.columns.get(column)
        return "" if position is None else self.cells[position]

    def words(self, column: str) -> tuple[str, ...]:
        """Return a cell's ids, which stand apart by spaces."""
        return tuple(self.text(column).split())

    def day(self, column: str) -> date | None:
        """Return a cell's day; `None` where it is empty."""
        cell = self.text(column)
        if not cell:
            return None
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            raise self.fault(column, f"{cell!r} is not a day", "write it as YYYY-MM-DD") from error

    def required_day(self, column: str) -> date:
        """Return a cell's day, which must be there."""
        day = self.day(column)
        if day is None:
            raise self.fault(column, "no day", "write it as YYYY-MM-DD")
        return day

    def integer(self, column: str, default: int | None = None) -> int:
        """Return a cell's whole number."""
        cell = self.text(column)
        if not cell and default is not None:
            return default
        try:
            return int(cell)
        except ValueError as error:
            raise self.fault(column, f"{cell!r} is not a whole number", "write digits only") from error


def read_rows(content: bytes, file: str, fields: tuple[Field, ...]) -> Iterator[Row]:
    r"""Read a CSV file whose header is that of its descriptor.

    >>> [row.text("a") for row in read_rows(b"a,b\n1,2\n", "x.csv", (Field("a", "string"), Field("b", "string")))]
    ['1']
    """
    columns = {field.name: index for index, field in enumerate(fields)}
    return (Row(cells, columns, file, number) for number, cells in read_cells(content, file, fields))


def read_cells(content: bytes, file: str, fields: tuple[Field, ...]) -> Iterator[tuple[int, list[str]]]:
    """Read the cells of a CSV file, each row with the number of its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceDataError(
            file, f"not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8"
        ) from error
    names = [field.name for field in fields]
    required = [index for index, field in enumerate(fields) if field.required]
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        if header != names:
            raise ReferenceDataError(
                f"{file}: row 1", f"the columns are {', '.join(header) or 'none'}", f"write {', '.join(names)}"
            )
        width = len(names)
        for cells in lines:
            if len(cells) != width:
                raise ReferenceDataError(
                    f"{file}: row {lines.line_num}", f"{len(cells)} cells", f"write {width}, one for each column"
                )
            for index in required:
                if not cells[index]:
                    where = f"{file}: row {lines.line_num}: {names[index]}"
                    raise ReferenceDataError(where, "the cell is empty", "fill it; the column is required")
            yield lines.line_num, cells
    except csv.Error as error:
        raise ReferenceDataError(f"{file}: row {lines.line_num}", f"not CSV: {error}", "correct it there") from error
