"""A list of objects as JSON, an object an observation, its keys named by the descriptor.

`map.list` is the path of the list in the document, dotted, empty where the document is the list;
a key of `map.columns` may be dotted too. For the rest see `csv_table`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verify.refresh.decode import FormError, json_of
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import tidy

__all__ = ["rows"]


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn a list of objects into rows."""
    found, path = json_of(pages[0]), wanted.said.text("list", "")
    for key in filter(None, path.split(".")):
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise FormError(f"no list of objects at {path or 'the top'!r}")
    names = wanted.said.texts("columns")
    return tidy(({name: _at(item, name) for name in names if _has(item, name)} for item in found), wanted)


def _has(item: Mapping[str, object], path: str) -> bool:
    """Tell whether an object has a key; a dotted one may be missing where the object inside is."""
    return "." in path or path in item


def _at(item: Mapping[str, object], path: str) -> str:
    """Return what stands under a key, dotted where it lies deeper."""
    found: object = item
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, (dict, list, bool)):
        raise FormError(f"{path} is {type(found).__name__}, not a number or a text")
    return "" if found is None else str(found)
