"""An indicator of the World Bank's interface, version 2, as JSON in pages.

`map.metric` is what it counts, `map.entities` which entity a code of three letters is; without it, the
code of two letters in lower case is the entity. A year stands for its last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from verify.refresh.decode import FormError, json_of, number
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import a_day

__all__ = ["following", "rows"]

CODE = re.compile(r"[A-Z]{2}")


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn a page into rows; a year without a value is none."""
    mapped = wanted.texts("entities") is not None
    for item in _page(content)[1] or ():
        code = str(item["countryiso3code"] if mapped else item["country"]["id"])
        entity = wanted.entity(code) if mapped or CODE.fullmatch(code) else None
        value = number(item["value"])
        if entity is not None and value:
            yield {"metric": wanted.text("metric"), "entity": entity, "as_of": a_day(str(item["date"])), "value": value}


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
    at, last = int(head["page"]), int(head["pages"])
    if at >= last:
        return None
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "page": str(at + 1)}
    return urlunsplit(parts._replace(query=urlencode(query)))
