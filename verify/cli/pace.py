"""How far a batch is, how fast, and how long it will take still; on a terminal only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["line", "pace"]

WIDTH = 24
CLEAR = "\r\x1b[K"
HOUR, MINUTE = 3600, 60


@contextmanager
def pace(stream: TextIO, whole: int) -> Iterator[Callable[[int], None]]:
    """Draw a bar while articles are checked, and take it away afterwards; what draws is told how many are done."""
    began = time.monotonic()

    def draw(done: int) -> None:
        stream.write(f"{CLEAR}{line(done, whole, time.monotonic() - began)}")
        stream.flush()

    if not stream.isatty():
        yield lambda _done: None
        return
    try:
        draw(0)
        yield draw
    finally:
        stream.write(CLEAR)
        stream.flush()


def line(done: int, whole: int, seconds: float) -> str:
    """Return the words of the bar.

    >>> line(500, 2000, 10.0)
    '[######                  ] 500 of 2,000 articles, 50/s, 0:30 left'
    """
    filled = WIDTH * done // whole if whole else WIDTH
    said = f"[{'#' * filled:<{WIDTH}}] {done:,} of {whole:,} articles"
    if not done or seconds <= 0:
        return said
    speed = done / seconds
    return f"{said}, {speed:,.0f}/s, {_clock((whole - done) / speed)} left"


def _clock(seconds: float) -> str:
    """Write a time as hours, minutes and seconds."""
    rounded = round(seconds)
    hours, minutes = rounded // HOUR, rounded % HOUR // MINUTE
    return f"{hours}:{minutes:02}:{rounded % MINUTE:02}" if hours else f"{minutes}:{rounded % MINUTE:02}"
