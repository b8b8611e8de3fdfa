"""Significant earthquakes of NOAA's hazard service, as JSON in pages or as the TSV that people download.

The table is one of events, of their counts or of their magnitudes, by its columns as the pack's builder
knows them. `map.names` says which place a name of the source is that is no name of the pack `places`,
`map.elsewhere` lists events that another pack tells, `map.injured` those on whose injured sources differ
too far. Which events kind, country and year tell is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verify.reference.adapters.earthquakes import FIRST_YEAR, TABLES, build
from verify.reference.folder import shipped
from verify.refresh.decode import FormError, json_of, number, rows_of
from verify.refresh.formats import Row, Wanted
from verify.refresh.pages import next_page

__all__ = ["following", "rows"]

KEYS = {  # of the table that people download → of the service
    "Year": "year",
    "Mo": "month",
    "Dy": "day",
    "Hr": "hour",
    "Mn": "minute",
    "Longitude": "longitude",
    "Mag": "eqMagnitude",
    "Deaths": "deaths",
    "Total Deaths": "deathsTotal",
    "Injuries": "injuries",
    "Total Injuries": "injuriesTotal",
}
WHERE = ("Location Name", "locationName")


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn pages or a table into rows."""
    if wanted.path not in TABLES:
        raise FormError(f"no table {wanted.path!r}; there are {', '.join(sorted(TABLES))}")
    records = [record for page in pages for record in _records(page) if _is_dated(record)]
    columns, cells = TABLES[wanted.path]
    for row in cells(build({wanted.today: records}, wanted.said, shipped() / "places")):
        yield dict(zip(columns, row, strict=True))


def _is_dated(record: Mapping[str, str]) -> bool:
    """Tell whether an event has a day, in the years that the pack takes."""
    return bool(int(record["Year"]) >= FIRST_YEAR and record["Mo"] and record["Dy"])


def _records(content: bytes) -> Iterator[Mapping[str, str]]:
    """Walk over the earthquakes, whichever of the two forms they come in."""
    if content.lstrip()[:1] in {b"{", b"["}:
        for item in _page(content)["items"]:  # type: ignore[attr-defined]
            yield {WHERE[0]: str(item[WHERE[1]])} | {name: _plain(item.get(key)) for name, key in KEYS.items()}
        return
    for record in rows_of(content, "\t"):
        if record["Year"]:  # the first row holds search parameters
            yield {name: number(record[name]) for name in KEYS} | {WHERE[0]: record[WHERE[0]].strip()}


def _plain(value: object) -> str:
    """Return a number as the table writes it: 6 where the service says 6.0.

    >>> _plain("6.0"), _plain("7.8"), _plain(None)
    ('6', '7.8', '')
    """
    text = number(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _page(content: bytes) -> Mapping[str, object]:
    """Read a page of the service."""
    page = json_of(content)
    if not isinstance(page, dict) or not isinstance(page.get("items"), list):
        raise FormError("no page with items")
    return page


def following(content: bytes, url: str) -> str | None:
    """Return the address of the next page."""
    if content.lstrip()[:1] != b"{":
        return None
    page = _page(content)
    return next_page(url, int(str(page.get("page", 1))), int(str(page.get("totalPages", 1))))
