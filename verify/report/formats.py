"""The output formats: each module of this folder that has a `NAME`, found by walking it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from verify.model import Report
from verify.report.options import ReportOptions

__all__ = ["OutputFormat", "formats"]

PACKAGE, _, THIS = __name__.rpartition(".")


class OutputFormat(Protocol):
    """What a module that writes a format offers; the text that it renders ends in a line feed.

    It may say besides: `EXCERPTS`, that it draws charts and wants the series behind each verdict; `FROM_ROOT`, that
    what shows it wants the paths of articles from the top of the checkout; `SIGNED`, that a person has to sign it.
    """

    NAME: str

    def render(self, report: Report, options: ReportOptions) -> str:
        """Write a report in this format."""


@cache
def formats() -> Mapping[str, OutputFormat]:
    """Return the formats by name.

    >>> {"json", "markdown", "sarif", "table"} <= set(formats())
    True
    """
    found: dict[str, OutputFormat] = {}
    names = sorted(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)]))
    for module in (import_module(f"{PACKAGE}.{name}") for name in names if name != THIS):
        name = getattr(module, "NAME", None)
        if name in found:
            message = f"two formats are named {name!r}: {found[name]!r} and {module!r}"
            raise ValueError(message)
        if name is not None:
            found[name] = cast("OutputFormat", module)
    return MappingProxyType(found)
