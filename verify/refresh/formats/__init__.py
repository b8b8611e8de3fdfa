"""The upstream formats: each module here turns bytes into rows of a pack's table.

A module offers `rows(pages, wanted)`; it yields rows whose keys are columns of the table. One whose
upstream comes in pages offers `following(content, url)` too, the address of the next page; for the
others there is one page.
A new format is one new file; the descriptor names it as `refresh.adapter`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from msgspec import Struct, field

from verify.reference.upstream_map import UpstreamMap

__all__ = ["Adapter", "Row", "Wanted", "adapter", "adapters", "following"]

Row = Mapping[str, str]


class Wanted(Struct, frozen=True):
    """What is asked of an adapter: the table, the day, and what the descriptor says of the upstream."""

    path: str  # of the table in its pack
    today: str  # YYYY-MM-DD
    map: Mapping[str, object] = field(default_factory=dict)

    @property
    def said(self) -> UpstreamMap:
        """Return what the descriptor says, read by kind."""
        return UpstreamMap(self.map)


class Adapter(Protocol):
    """What a module of this folder offers."""

    def rows(self, pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
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
