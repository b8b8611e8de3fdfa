"""How far a batch is, how fast, and how long it will take still; on a terminal only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from verify.cli.progress import Pace, bar

__all__ = ["pace", "said"]

HOUR, MINUTE = 3600, 60


@contextmanager
def pace(stream: TextIO, whole: int) -> Iterator[Callable[[int], None]]:
    """Draw a bar while articles are checked, and take it away afterwards; what draws is told how many are done."""
    began = time.monotonic()

    def words(done: int, _whole: int | None) -> str:
        return said(done, whole, time.monotonic() - began)

    with bar(stream, "verify", words, Pace(step=0.0)) as draw:
        draw(0, whole)
        yield lambda done: draw(done, whole)


def said(done: int, whole: int, seconds: float) -> str:
    """Return the words of the bar.

    >>> said(500, 2000, 10.0)
    '500 of 2,000 articles, 50/s, 0:30 left'
    """
    words = f"{done:,} of {whole:,} articles"
    if not done or seconds <= 0:
        return words
    speed = done / seconds
    return f"{words}, {speed:,.0f}/s, {_clock((whole - done) / speed)} left"


def _clock(seconds: float) -> str:
    """Write a time as hours, minutes and seconds."""
    rounded = round(seconds)
    hours, minutes = rounded // HOUR, rounded % HOUR // MINUTE
    return f"{hours}:{minutes:02}:{rounded % MINUTE:02}" if hours else f"{minutes}:{rounded % MINUTE:02}"
