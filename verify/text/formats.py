"""The input formats: each module of this folder that names its `SUFFIXES`, found by walking it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from verify.text.layout import Layout

__all__ = ["InputFormat", "format_of", "formats", "suffixes"]

PACKAGE, _, THIS = __name__.rpartition(".")


class InputFormat(Protocol):
    """What a module that reads a format offers; the suffix "" is that of any other text."""

    SUFFIXES: tuple[str, ...]

    def parse(self, text: str) -> Layout:
        """Find the parts of a text."""


@cache
def formats() -> Mapping[str, InputFormat]:
    """Return the formats by suffix.

    >>> sorted(formats())
    ['', '.markdown', '.md', '.txt']
    """
    found: dict[str, InputFormat] = {}
    names = sorted(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)]))
    for module in (import_module(f"{PACKAGE}.{name}") for name in names if name != THIS):
        for suffix in getattr(module, "SUFFIXES", ()):
            if suffix in found:
                message = f"two formats read {suffix!r}: {found[suffix]!r} and {module!r}"
                raise ValueError(message)
            found[suffix] = cast("InputFormat", module)
    return MappingProxyType(found)


def format_of(name: str) -> InputFormat:
    """Return the format that a file name ends with; anything else is plain text."""
    return formats().get(PurePath(name).suffix.lower(), formats()[""])


def suffixes() -> frozenset[str]:
    """Return the suffixes by which articles are found in a folder."""
    return frozenset(suffix for suffix in formats() if suffix)
