"""The wide tables of Johns Hopkins CSSE: a row a place, a column a day, as CSV.

`map.metric` is what the table counts, `map.entities` which entity a country is, `map.whole` that of all
rows together; `map.from` and `map.to` bound the days of the table. The rows of a country are added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from verify.reference.adapters.covid_19 import wide
from verify.refresh.decode import FormError, rows_of
from verify.refresh.formats import Row, Wanted
from verify.refresh.frames import in_form, rows_of_frame

__all__ = ["rows"]

PLACE = ("Province/State", "Country/Region", "Lat", "Long")


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn a table into rows."""
    records = list(rows_of(pages[0]))
    for name in PLACE:
        if not records or name not in records[0]:
            raise FormError(f"no column {name!r}")
    if len(records[0]) == len(PLACE):
        raise FormError("no column is a day")
    with in_form():
        found = wide(pl.DataFrame(records, schema=dict.fromkeys(records[0], pl.String)), wanted.said)
    yield from rows_of_frame(found)
