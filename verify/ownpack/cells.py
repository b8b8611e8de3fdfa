"""How a column writes numbers or days, told from all its cells, and the cells in plain form.

In: the cells of a column. Out: each as a number with a dot or as a day YYYY-MM-DD, an empty one as
""; `None` where the column is no such column. Where two ways of reading fit, the answer is asked for.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

__all__ = ["DATE_FORMATS", "DECIMALS", "AmbiguousError", "days", "hints", "named", "numbers"]

DECIMALS = (".", ",")
_SPACES = " '’\u00a0\u202f\u2009"
_NUMBERS = {
    ".": re.compile(rf"([-+−]?)(\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+|\d+)(?:\.(\d+))?(?: ?%)?"),
    ",": re.compile(rf"([-+−]?)(\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+|\d+)(?:,(\d+))?(?: ?%)?"),
}
_MARKS = re.compile(rf"[.,{_SPACES}]")
_CENTURY = 70  # two digits of a year below it are of this century
_QUARTER = re.compile(r"(?:(\d{4})[- ]?[QTqt]([1-4])|[QTqt]([1-4])[- /]?(\d{4}))")


class AmbiguousError(ValueError):
    """Cells that can be read in two ways; the first of them is named."""


@cache
def hints() -> Mapping[str, tuple[str, ...]]:
    """Return what columns are often called."""
    content = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return MappingProxyType({kind: tuple(words) for kind, words in content.items()})


def named(name: str, kind: str) -> bool:
    """Tell whether a column's name is one of a kind.

    >>> named("Date of report", "date"), named("Country", "entity"), named("deaths", "date")
    (True, True, False)
    """
    return name.strip().lower().startswith(hints()[kind])


def numbers(cells: Sequence[str], decimal: str | None = None) -> list[str] | None:
    """Read a column of numbers.

    >>> numbers(["12 500", "", "n/a"]), numbers(["1.234,5", "2"]), numbers(["north"])
    (['12500', '', ''], ['1234.5', '2'], None)
    >>> numbers(["1,234"])
    Traceback (most recent call last):
    ...
    verify.ownpack.cells.AmbiguousError: 1,234
    """
    marks = (decimal,) if decimal else DECIMALS
    return _only((_all(cells, partial(_number, decimal=mark)) for mark in marks), cells)


def _number(cell: str, decimal: str) -> str | None:
    """Read a number."""
    match = _NUMBERS[decimal].fullmatch(cell)
    if match is None:
        return None
    sign = "-" if match[1] in {"-", "−"} else ""
    whole, part = _MARKS.sub("", match[2]), (match[3] or "").rstrip("0")
    return f"{sign}{int(whole)}{f'.{part}' if part else ''}"


def days(cells: Sequence[str], form: str | None = None) -> list[str] | None:
    """Read a column of days; a month, a quarter or a year stands for its last day.

    >>> days(["31/12/2023", "01/02/2024"]), days(["2023", "2024"]), days(["2024-02", "2024-Q1"])
    (['2023-12-31', '2024-02-01'], ['2023-12-31', '2024-12-31'], None)
    >>> days(["01/02/2024"])
    Traceback (most recent call last):
    ...
    verify.ownpack.cells.AmbiguousError: 01/02/2024
    """
    forms = [form] if form else list(DATE_FORMATS)
    return _only((_all(cells, DATE_FORMATS[name]) for name in forms), cells)


def _all(cells: Sequence[str], read: Callable[[str], str | None]) -> list[str] | None:
    """Read every cell, or none; a column without any is none."""
    found: list[str] = []
    for cell in cells:
        plain = "" if not cell or cell.lower() in hints()["empty"] else read(cell)
        if plain is None:
            return None
        found.append(plain)
    return found if any(found) else None


def _only(readings: Iterable[list[str] | None], cells: Sequence[str]) -> list[str] | None:
    """Return the one reading that fits; two that differ are too many."""
    fitting = [reading for reading in readings if reading is not None]
    for other in fitting[1:]:
        for cell, first, second in zip(cells, fitting[0], other, strict=True):
            if first != second:
                raise AmbiguousError(cell)
    return fitting[0] if fitting else None


def _form(pattern: str, order: str) -> Callable[[str], str | None]:
    """Return a reader of days whose parts come in an order."""
    compiled = re.compile(pattern)

    def read(cell: str) -> str | None:
        match = compiled.fullmatch(cell)
        if match is None:
            return None
        parts = {part: int(text) for part, text in zip(order, match.groups(), strict=True)}
        year = parts["Y"]
        if len(match[order.index("Y") + 1]) == 2:  # noqa: PLR2004 - two digits
            year += 2000 if year < _CENTURY else 1900
        return _day(year, parts.get("M", 12), parts.get("D"))

    return read


def _quarter(cell: str) -> str | None:
    """Read a quarter."""
    match = _QUARTER.fullmatch(cell)
    return None if match is None else _day(int(match[1] or match[4]), 3 * int(match[2] or match[3]), None)


def _day(year: int, month: int, day: int | None) -> str | None:
    """Return a day, the last of its month where none is given."""
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return None


_CLOCK = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
DATE_FORMATS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "YMD": _form(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", "YMD"),
        "DMY": _form(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){_CLOCK}", "DMY"),
        "MDY": _form(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){_CLOCK}", "MDY"),
        "YM": _form(r"(\d{4})[-/.](\d{1,2})", "YM"),
        "MY": _form(r"(\d{1,2})[-/.](\d{4})", "MY"),
        "YQ": _quarter,
        "Y": _form(r"(\d{4})(?:\.0)?", "Y"),
    }
)
