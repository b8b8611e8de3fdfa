"""A series of figures as an SVG image that needs nothing else: no style sheet, no font, no script.

A page may still colour it by the classes of its parts, which come before the colours that they bear.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from verify.figures import PLAIN, Figures, figures_of
from verify.report.chart import Point
from verify.report.markup import inline

__all__ = ["Mark", "Scale", "svg"]

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 60, 16, 34, 34  # the left margin is wider where the scale needs it
DIGIT = 7  # width of one
MOST = 2000  # points in one line
LINE = 'fill="none" stroke="#1f5fa8" stroke-width="2" stroke-linecap="round"'  # round: a single figure is a dot
TICKS = 4  # stretches of the scale, about
STEPS = (1, 2, 5, 10)


class Mark(Struct, frozen=True):
    """A point that stands out of the line: a ring, or a lozenge for what a text prints."""

    day: date
    value: float
    label: str
    is_printed: bool = False


class Scale(Struct, frozen=True):
    """Whether a scale begins at nought, and how its numbers are written."""

    from_zero: bool = True
    figures: Figures = field(default_factory=lambda: figures_of(PLAIN))


FROM_ZERO = Scale()


def svg(title: str, points: Sequence[Point], marks: Sequence[Mark] = (), scale: Scale = FROM_ZERO) -> str:
    """Draw a series as a line over its days; the text has no empty line, so that Markdown keeps it whole.

    >>> svg("a<b", [(date(2024, 1, 1), 1.0)])[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    words, number = inline(title), scale.figures.number
    everything = [*points, *((mark.day, mark.value) for mark in marks)]
    values = [value for _, value in everything]
    ticks = _ticks(min(values + [0.0] * scale.from_zero), max(values + [0.0] * scale.from_zero))
    low, high = ticks[0], ticks[-1]
    left = max(LEFT, DIGIT * (max(len(number(tick)) for tick in ticks) + 2))
    first, last = min(day for day, _ in everything), max(day for day, _ in everything)
    days = max(1, last.toordinal() - first.toordinal())

    def across(day: date) -> str:
        return f"{left + (day.toordinal() - first.toordinal()) / days * (WIDTH - left - RIGHT):.1f}"

    def down(value: float) -> str:
        return f"{TOP + float((high - Decimal(value)) / (high - low)) * (HEIGHT - TOP - BOTTOM):.1f}"

    thin = points[:: max(1, len(points) // MOST)]
    line = " ".join(f"{across(day)},{down(value)}" for day, value in ([*thin, points[-1]] if points else thin))
    size = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    look = f'role="img" aria-label="{words}" font-family="sans-serif" font-size="12"'
    foot = f'class="ink" y="{HEIGHT - 12}"'
    return "\n".join(
        [
            f"<svg {size} {look}>",
            f"<title>{words}</title>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text class="ink" x="{left}" y="20" font-weight="bold">{words}</text>',
            *(_tick(number(tick), left, down(float(tick))) for tick in ticks),
            f'<polyline class="series" points="{line}" {LINE}/>',
            *(_mark(mark, across(mark.day), down(mark.value)) for mark in marks),
            f'<text {foot} x="{left}">{first.isoformat()}</text>',
            f'<text {foot} x="{WIDTH - RIGHT}" text-anchor="end">{last.isoformat()}</text>',
            "</svg>",
        ]
    )


def _ticks(low: float, high: float) -> list[Decimal]:
    """Return round numbers that enclose two others, a few steps apart.

    >>> [str(tick) for tick in _ticks(34120, 34365)]
    ['34100', '34200', '34300', '34400']
    """
    span = high - low or abs(high) or 1.0
    rough = span / TICKS
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(power * times for times in STEPS if float(power * times) >= rough)
    start, stop = math.floor(Decimal(low) / step), math.ceil(Decimal(high) / step)
    return [step * at for at in range(start, max(stop, start + 1) + 1)]


def _tick(value: str, left: int, at: str) -> str:
    """Draw a line across and what it stands for."""
    return (
        f'<line class="grid" x1="{left}" x2="{WIDTH - RIGHT}" y1="{at}" y2="{at}" stroke="#ddd"/>'
        f'<text class="ink" x="{left - DIGIT}" y="{at}" text-anchor="end" dominant-baseline="middle">'
        f"{inline(value)}</text>"
    )


def _mark(mark: Mark, x: str, y: str) -> str:
    """Draw a point that stands out, with what it is."""
    told = f"<title>{inline(mark.label)}</title>"
    if not mark.is_printed:
        look = 'class="reference" r="6" fill="#fff" stroke="#1f5fa8" stroke-width="3"'
        return f'<circle {look} cx="{x}" cy="{y}">{told}</circle>'
    return (
        f'<path class="printed" transform="translate({x} {y})" d="M0-8 8 0 0 8-8 0z" fill="#a3220f" stroke="#fff">'
        f"{told}</path>"
    )
