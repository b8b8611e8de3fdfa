"""Frames of polars in, rows of text out, for adapters that share code with what builds a pack.

What polars refuses is not of the form that the adapter reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl

from verify.refresh.decode import FormError
from verify.refresh.formats import Row

__all__ = ["in_form", "rows_of_frame"]


def rows_of_frame(frame: pl.DataFrame) -> Iterator[Row]:
    """Walk over the rows of a frame; a missing value is empty.

    >>> list(rows_of_frame(pl.DataFrame({"metric": ["co2", None], "value": [431.44, 1.0]})))
    [{'metric': 'co2', 'value': '431.44'}, {'metric': '', 'value': '1.0'}]
    """
    yield from frame.select(pl.all().cast(pl.String).fill_null("")).iter_rows(named=True)


@contextmanager
def in_form() -> Iterator[None]:
    """Say of what polars refuses that it is not of the form."""
    try:
        yield
    except pl.exceptions.PolarsError as error:
        lines = str(error).strip().splitlines()
        raise FormError(lines[0] if lines else type(error).__name__) from error
