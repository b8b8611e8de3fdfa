"""Register detectors: one module a kind of mention, found by walking this folder.

In: functions from a `Scan` to mentions. Out: the detectors in order of precedence; where the spans
of two mentions overlap, the one of the earlier detector stays.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from msgspec import Struct

from verify.extract.scan import Scan
from verify.model import Mention

__all__ = ["Detector", "detector", "detectors"]

Find = Callable[[Scan], Iterator[Mention]]


class Detector(Struct, frozen=True):
    """A named function that finds one kind of mention; a lower precedence goes first."""

    name: str
    precedence: int
    find: Find


_found: dict[str, Detector] = {}


def detector(name: str, *, precedence: int) -> Callable[[Find], Find]:
    """Register a function as the detector of that name; a clash of names raises."""

    def register(find: Find) -> Find:
        if name in _found and _found[name].find.__module__ != find.__module__:
            message = f"two detectors are named {name!r}"
            raise ValueError(message)
        _found[name] = Detector(name, precedence, find)
        return find

    return register


@cache
def detectors() -> tuple[Detector, ...]:
    """Return every detector of this folder, the strongest first."""
    package = import_module("verify.extract")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        import_module(f"verify.extract.{module}")
    return tuple(sorted(_found.values(), key=lambda each: (each.precedence, each.name)))
