"""The address of the next page of an upstream that numbers its pages."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

__all__ = ["next_page"]


def next_page(url: str, at: int, last: int) -> str | None:
    """Return the address of the page after one; `None` behind the last.

    >>> next_page("https://example.org/q?format=json&page=2", 2, 3)
    'https://example.org/q?format=json&page=3'
    """
    if at >= last:
        return None
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "page": str(at + 1)}
    return urlunsplit(parts._replace(query=urlencode(query)))
