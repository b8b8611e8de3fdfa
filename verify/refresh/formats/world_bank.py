"""An indicator of the World Bank's interface, version 2, as JSON in pages.

`map.metric` is what it counts, `map.entities` which entity a code of three letters is, `map.day` the day
for which a year stands, `map.decimals` to how many a value is rounded. `map.unsure` lists entities on
which sources differ: their figures are left out. Where there is `map.rank`, the table is one of ranks,
derived anew: `near` (relative distance from which one of two is surely ahead), `places`, `wholes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from verify.reference.adapters.country_stats import table
from verify.reference.upstream_map import FormError
from verify.refresh.decode import json_of, number
from verify.refresh.formats import Row, Wanted
from verify.refresh.frames import in_form, rows_of_frame
from verify.refresh.pages import next_page

__all__ = ["following", "rows"]

COLUMNS = ("name", "code", "year", "value")


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the pages into rows; a year without a value is none."""
    said = [
        ("", str(item["countryiso3code"]), str(item["date"]), number(item["value"]))
        for page in pages
        for item in _page(page)[1] or ()
    ]
    with in_form():
        frame = pl.DataFrame([row for row in said if row[-1]], schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
        found = table(frame, wanted.said)
    yield from rows_of_frame(found)


def _page(content: bytes) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """Read a page: what it is of, and what is on it."""
    page = json_of(content)
    if isinstance(page, list) and page and isinstance(page[0], dict) and "message" in page[0]:
        raise FormError(f"the service says {page[0]['message']!r}")
    if not isinstance(page, list) or len(page) != 2 or not isinstance(page[0], dict):  # noqa: PLR2004 - head and rows
        raise FormError("no page of an indicator")
    return page[0], page[1]


def following(content: bytes, url: str) -> str | None:
    """Return the address of the next page."""
    head, _ = _page(content)
    return next_page(url, int(head["page"]), int(head["pages"]))
