"""A file of a newsroom in, its columns as text out: CSV of any sort, Excel, Parquet.

What cannot be read is a `UsageError` that says what to do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from verify.errors import UsageError

__all__ = ["Sheet", "read_sheet"]

MOST = 50_000_000  # bytes
DELIMITERS = ",;\t|"
LOOKED_AT = 50  # lines to tell the delimiter by
EXCEL = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"})
TEXT = frozenset({".csv", ".tsv", ".txt", ".tab"})


class Sheet(Struct, frozen=True):
    """A table as it was written; every column is as long as the others."""

    file: str
    columns: Mapping[str, tuple[str, ...]]

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return len(next(iter(self.columns.values()), ()))


def read_sheet(path: Path) -> Sheet:
    """Read a file by its suffix."""
    suffix = path.suffix.lower()
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UsageError(str(path), f"cannot be read: {error.strerror}", "name a file that you may read") from error
    if size > MOST:
        raise UsageError(str(path), f"is larger than {MOST // 1_000_000} MB", "leave out what is not needed")
    if suffix in TEXT:
        columns = _text(path)
    elif suffix in EXCEL or suffix == ".parquet":
        columns = _frame(path, suffix)
    else:
        raise UsageError(
            str(path), f"{suffix or 'no suffix'} is not known", "give a .csv, .tsv, .xlsx or .parquet file"
        )
    sheet = Sheet(str(path), {name.strip(): tuple(cell.strip() for cell in cells) for name, cells in columns.items()})
    if len(sheet.columns) < len(columns) or "" in sheet.columns:
        raise UsageError(str(path), "two columns have one name, or one has none", "name each column in the first row")
    if sheet.height == 0 or len(columns) < 2:  # noqa: PLR2004 - a day and a figure
        raise UsageError(
            str(path), f"{sheet.height} rows of {len(columns)} columns", "give a table with days and figures"
        )
    return sheet


def _text(path: Path) -> dict[str, list[str]]:
    """Read a table of text, whatever parts its cells."""
    text = _decoded(path.read_bytes())
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), skipinitialspace=True)
    try:
        table = [cells for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise UsageError(f"{path}: row {lines.line_num}", f"not a table: {error}", "correct it there") from error
    header, rows = (table[0], table[1:]) if table else ([], [])
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            raise UsageError(f"{path}: row {number}", f"{len(cells)} cells", f"write {len(header)}, as the header has")
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise UsageError(f"{path}: row 1", f"two columns are named {twice!r}", "give each its own name")
    return {name: [cells[at] for cells in rows] for at, name in enumerate(header)}


def _decoded(content: bytes) -> str:
    """Return text in UTF-8 or UTF-16, else as spreadsheets in the West write it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    r"""Return what parts cells: what gives most columns in lines of one length.

    >>> _delimiter("day;count\n2024-01-01;1,5\n")
    ';'
    """
    lines = text.splitlines()[:LOOKED_AT]

    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            lengths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
        except csv.Error:
            return False, 0
        return bool(lengths) and lengths[0] > 1 and len(set(lengths)) == 1, lengths[0] if lengths else 0

    return max(DELIMITERS, key=fitness)


def _frame(path: Path, suffix: str) -> dict[str, list[str]]:
    """Read a file that polars reads, and write its cells as text."""
    import polars as pl

    try:
        frame = pl.read_parquet(path) if suffix == ".parquet" else pl.read_excel(path, infer_schema_length=None)
    except ModuleNotFoundError as error:
        needed = "spreadsheets need the package fastexcel"
        raise UsageError(str(path), needed, 'install it with: pip install "verify-figures[excel]"') from error
    except (pl.exceptions.PolarsError, OSError, ValueError, RuntimeError) as error:
        first = str(error).partition("\n")[0]
        raise UsageError(str(path), f"cannot be read: {first}", "save it again, or as CSV") from error
    except Exception as error:  # fastexcel has errors of its own, which are known only where it is installed
        if type(error).__module__.partition(".")[0] not in {"fastexcel", "_fastexcel"}:
            raise
        raise UsageError(str(path), f"cannot be read: {error}", "save it again, or as CSV") from error
    plain = frame.select(pl.exclude(pl.List, pl.Struct, pl.Array, pl.Binary, pl.Object))
    return plain.select(pl.all().cast(pl.String).fill_null("")).to_dict(as_series=False)
