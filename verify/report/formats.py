"""The output formats: each module of this folder that has a `NAME`, found by walking it, imported when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from verify.declared import Declared

if TYPE_CHECKING:
    from verify.model import Report
    from verify.report.options import ReportOptions

__all__ = ["OutputFormat", "formats"]

PACKAGE = "verify.report"


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
    return cast("Mapping[str, OutputFormat]", Declared(PACKAGE, "NAME"))
