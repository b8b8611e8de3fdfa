"""A table as CSV, a row an observation, its columns named by the descriptor.

`map.columns` says which column of the upstream is which of the table (upstream → table), `map.constant`
what is the same in every row, `map.entities` which entity a name is, `map.delimiter` what parts cells.
A column that is not named is left out; an empty value is no observation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.refresh.decode import FormError, rows_of
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import tidy

__all__ = ["rows"]


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn a table into rows."""
    delimiter = wanted.said.text("delimiter", ",")
    if len(delimiter) != 1:
        raise FormError(f"refresh.map.delimiter {delimiter!r} is not one character")
    return tidy(rows_of(pages[0], delimiter), wanted)
