"""The upstream formats: each module here turns bytes into rows of a pack's table.

A module offers `rows(content, wanted)`; it yields rows whose keys are columns of the table. One
whose upstream comes in pages offers `following(content, url)` too, the address of the next page.
A new format is one new file; the descriptor names it as `refresh.adapter`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from verify.refresh.decode import FormError

__all__ = ["Adapter", "Row", "Wanted", "adapter", "adapters", "following"]

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an adapter: the table, the day, and what the descriptor says of the upstream."""

    path: str  # of the table in its pack
    today: str  # YYYY-MM-DD
    map: Mapping[str, object] = field(default_factory=dict)

    def text(self, key: str, default: str = "") -> str:
        """Return a word of the map."""
        value = self.map.get(key, default)
        if not isinstance(value, str):
            raise FormError(f"refresh.map.{key} is not a text")
        return value

    def texts(self, key: str) -> Mapping[str, str] | None:
        """Return an object of words of the map; `None` where there is none."""
        value = self.map.get(key)
        if value is not None and not (
            isinstance(value, dict) and all(isinstance(word, str) for word in value.values())
        ):
            raise FormError(f"refresh.map.{key} is not an object of texts")
        return value

    def entity(self, written: str) -> str | None:
        """Return the entity for what an upstream writes; `None` where the map leaves it out."""
        known = self.texts("entities")
        return written.lower() if known is None else known.get(written)


class Adapter(Protocol):
    """What a module of this folder offers."""

    def rows(self, content: bytes, wanted: Wanted) -> Iterator[Row]:
        """Turn what an upstream sent into rows of a table."""


def adapters() -> tuple[str, ...]:
    """Return the names of all formats.

    >>> "csv_table" in adapters()
    True
    """
    return tuple(sorted(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)])))


def adapter(name: str) -> Adapter | None:
    """Return a format by its name."""
    return cast("Adapter", import_module(f"{__name__}.{name}")) if name in adapters() else None


def following(module: Adapter, content: bytes, url: str) -> str | None:
    """Return the address of the next page; `None` where there is none."""
    step = getattr(module, "following", None)
    return None if step is None else cast("str | None", step(content, url))
