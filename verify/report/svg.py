"""A series of figures as an SVG image that needs nothing else: no style sheet, no font, no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape

from verify.report.chart import Point
from verify.report.visible import one_line
from verify.report.wording import number

__all__ = ["svg"]

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 90, 16, 34, 34
MOST = 2000  # points in one line


def svg(title: str, points: Sequence[Point]) -> str:
    """Draw a series as a line over its days; the text has no empty line, so that Markdown keeps it whole.

    >>> from datetime import date
    >>> svg("a<b", [(date(2024, 1, 1), 1.0)])[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    words = escape(one_line(title))
    low, high = min(0.0, *(value for _, value in points)), max(0.0, *(value for _, value in points))
    high = high if high > low else low + 1
    thin = points[:: max(1, len(points) // MOST)]
    thin = thin if thin[-1] == points[-1] else [*thin, points[-1]]
    start, end = points[0][0].toordinal(), max(points[-1][0].toordinal(), points[0][0].toordinal() + 1)

    def across(ordinal: float) -> str:
        return f"{LEFT + (ordinal - start) / (end - start) * (WIDTH - LEFT - RIGHT):.1f}"

    def down(value: float) -> str:
        return f"{TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM):.1f}"

    line = " ".join(f"{across(day.toordinal())},{down(value)}" for day, value in thin)
    grid = [_tick(low + (high - low) * part / 4, down) for part in range(5)]
    foot = HEIGHT - 12
    size = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    look = f'role="img" aria-label="{words}" font-family="sans-serif" font-size="12"'
    return "\n".join(
        [
            f"<svg {size} {look}>",
            f"<title>{words}</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="20" font-weight="bold">{words}</text>',
            *grid,
            f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>',
            f'<text x="{LEFT}" y="{foot}">{points[0][0].isoformat()}</text>',
            f'<text x="{WIDTH - RIGHT}" y="{foot}" text-anchor="end">{points[-1][0].isoformat()}</text>',
            "</svg>",
        ]
    )


def _tick(value: float, down: Callable[[float], str]) -> str:
    """Draw a line across and what it stands for."""
    shown = escape(number(Decimal(f"{value:.4g}")))
    at = down(value)
    return (
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at}" y2="{at}" stroke="#ddd"/>'
        f'<text x="{LEFT - 6}" y="{at}" text-anchor="end" dominant-baseline="middle">{shown}</text>'
    )
