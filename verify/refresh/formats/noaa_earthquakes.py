"""Significant earthquakes of NOAA's hazard service, as JSON in pages or as TSV.

The table is one of events (`event`, `title`, `start`) or one of counts (`event`, `metric`, `value`):
`map.table` says which, `events` or `counts`. `map.from` is the first year that is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from verify.refresh.decode import FormError, json_of, number, rows_of
from verify.refresh.formats import Row, Wanted

__all__ = ["following", "rows"]

KEYS = {  # of the service → of the table that people download
    "year": "Year",
    "month": "Mo",
    "day": "Dy",
    "hour": "Hr",
    "minute": "Mn",
    "locationName": "Location Name",
    "eqMagnitude": "Mag",
    "deathsTotal": "Total Deaths",
    "injuriesTotal": "Total Injuries",
    "deaths": "Deaths",
    "injuries": "Injuries",
}
COUNTS = (
    ("killed", ("deathsTotal", "deaths")),
    ("injured", ("injuriesTotal", "injuries")),
    ("magnitude", ("eqMagnitude",)),
)
NAME = re.compile(r"[^a-z0-9]+")


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn a page or a table into rows."""
    table = wanted.text("table", "events")
    first = int(wanted.text("from", "0"))
    for record in _records(content):
        if int(record["year"]) < first or not (record["month"] and record["day"]):
            continue
        start = f"{int(record['year']):04d}-{int(record['month']):02d}-{int(record['day']):02d}"
        place = record["locationName"]
        clock = f"-{record['hour']:0>2}{record['minute']:0>2}" if record["hour"] and record["minute"] else ""
        event = f"{NAME.sub('-', place.lower()).strip('-')}-{start}{clock}"
        if table == "events":
            yield {"event": event, "title": f"earthquake, {place}", "start": start}
        elif table == "counts":
            for metric, keys in COUNTS:
                value = next((record[key] for key in keys if record[key]), "")
                if value:
                    yield {"event": event, "metric": metric, "value": value}
        else:
            raise FormError(f"refresh.map.table {table!r} is neither events nor counts")


def _records(content: bytes) -> Iterator[Mapping[str, str]]:
    """Walk over the earthquakes, whichever of the two forms they come in."""
    if content.lstrip()[:1] in {b"{", b"["}:
        for item in _page(content)["items"]:  # type: ignore[attr-defined]
            yield {key: number(item.get(key)) if key != "locationName" else str(item[key]) for key in KEYS}
        return
    for record in rows_of(content, "\t"):
        if not record.get("Year"):  # the row of search parameters
            continue
        yield {key: record[name].strip() for key, name in KEYS.items()}


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
    at, last = int(str(page.get("page", 1))), int(str(page.get("totalPages", 1)))
    if at >= last:
        return None
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "page": str(at + 1)}
    return urlunsplit(parts._replace(query=urlencode(query)))
