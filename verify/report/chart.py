"""A series of figures as a small chart of characters, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from verify.report.wording import number

__all__ = ["Point", "drawn"]

Point = tuple[date, float]

EIGHTHS = " ▁▂▃▄▅▆▇█"
HEIGHT = 10
WIDEST = 100


def drawn(points: Sequence[Point], width: int, *, ascii_only: bool) -> str:
    """Draw a series, one column for a stretch of days, as high as its last figure.

    >>> print(drawn([(date(2024, 1, 1), 0.0), (date(2024, 1, 2), 5.0)], 30, ascii_only=True).splitlines()[0])
    5 |                          #
    """
    low, high = min(0.0, *(value for _, value in points)), max(0.0, *(value for _, value in points))
    high = high if high > low else low + 1
    labels = [_label(high), *[""] * (HEIGHT - 2), _label(low)]
    margin = max(map(len, labels))
    columns = _columns(points, max(8, min(width, WIDEST) - margin - 3))
    levels = [None if value is None else (value - low) / (high - low) * HEIGHT for value in columns]
    lines = []
    for row, label in enumerate(labels):
        floor = HEIGHT - 1 - row
        body = "".join(_cell(level, floor, ascii_only=ascii_only) for level in levels).rstrip()
        lines.append(f"{label:>{margin}} {'|' if ascii_only else '│'} {body}".rstrip())
    first, last = points[0][0].isoformat(), points[-1][0].isoformat()
    gap = max(1, len(columns) - len(first) - len(last))
    return "\n".join([*lines, f"{' ' * margin}   {first}{' ' * gap}{last}"]) + "\n"


def _label(value: float) -> str:
    """Write a limit of the scale."""
    return number(Decimal(f"{value:.6g}"))


def _columns(points: Sequence[Point], width: int) -> list[float | None]:
    """Spread a series over columns; an empty one goes on at the height of the one before."""
    start, end = points[0][0].toordinal(), points[-1][0].toordinal()
    columns: list[float | None] = [None] * width
    for day, value in points:
        at = (day.toordinal() - start) * (width - 1) // max(1, end - start)
        columns[at] = value
    for at in range(1, width):
        columns[at] = columns[at - 1] if columns[at] is None else columns[at]
    return columns


def _cell(level: float | None, floor: int, *, ascii_only: bool) -> str:
    """Return the character of one column in one row."""
    if level is None or level < floor:
        return " "
    part = min(8, max(1, round((level - floor) * 8)))
    if ascii_only:
        return "#" if part >= 4 else "." if level - floor > 0 else " "  # noqa: PLR2004 - half of eight
    return EIGHTHS[part]
