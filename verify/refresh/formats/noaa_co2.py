"""Monthly means of carbon dioxide of NOAA's observatory, as CSV in the copy of datasets/co2-ppm.

`map.metric` and `map.entity` say what it is, `map.filled` lists months that the source fills in; where
`map.year` is a scope, the table is one of years: means of those of which every month was measured.
The header of the file has one name too few, so that columns are told by their place.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import polars as pl

from verify.reference.upstream_map import FormError
from verify.refresh.formats import Row, Wanted
from verify.refresh.frames import in_form, rows_of_frame

__all__ = ["monthly", "rows", "yearly"]

COLUMNS = ("month", "decimal", "average", "adjusted", "days", "deviation", "uncertainty")
HEADER = "Date,Decimal Date,Average"
NOT_MEASURED = 0.0  # uncertainty of months that are filled in
MONTHS = 12


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the file into rows."""
    said = wanted.said
    if not pages[0].removeprefix(b"\xef\xbb\xbf").startswith(HEADER.encode()):
        raise FormError(f"the header does not begin with {HEADER!r}")
    with in_form():
        frame = pl.read_csv(
            io.BytesIO(pages[0]), has_header=False, skip_rows=1, new_columns=COLUMNS, infer_schema=False
        )
        means = monthly(frame, said.words("filled"))
        scope = said.text("year", "")
        means = yearly(means).with_columns(scope=pl.lit(scope)) if scope else means
    key = {"metric": said.text("metric"), "entity": said.text("entity")}
    yield from ({**key, **row} for row in rows_of_frame(means))


def monthly(frame: pl.DataFrame, filled: Sequence[str]) -> pl.DataFrame:
    """Return the mean of each month that was measured, on its last day; months that the source fills in are left out.

    >>> raw = pl.DataFrame({"month": ["1984-04", "1984-05"], "average": ["347.37", "347.77"]})
    >>> monthly(raw.with_columns(uncertainty=pl.Series(["0.00", "0.18"])), [])["as_of"].to_list()
    [datetime.date(1984, 5, 31)]
    """
    average, uncertainty = pl.col("average").cast(pl.Float64), pl.col("uncertainty").cast(pl.Float64)
    measured = frame.filter(average > 0, uncertainty != NOT_MEASURED, ~pl.col("month").is_in(list(filled)))
    day = pl.format("{}-01", "month").str.to_date().dt.month_end()
    return measured.select(as_of=day, value=average).sort("as_of")


def yearly(means: pl.DataFrame) -> pl.DataFrame:
    """Return the mean of each year of which every month was measured."""
    years = means.group_by(year=pl.col("as_of").dt.year()).agg(
        pl.col("value").mean().round(2), as_of=pl.col("as_of").max(), months=pl.len()
    )
    return years.filter(pl.col("months") == MONTHS).select("as_of", "value").sort("as_of")
