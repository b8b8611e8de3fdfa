"""How far a download is, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from verify.report.visible import one_line

__all__ = ["bar"]

WIDTH = 24
CLEAR = "\r\x1b[K"
STEP = 65_536  # bytes between two lines


@contextmanager
def bar(stream: TextIO, name: str) -> Iterator[Callable[[int, int | None], None]]:
    """Draw a bar while something is fetched, and take it away afterwards."""
    shown = -STEP

    def draw(done: int, whole: int | None) -> None:
        nonlocal shown
        if 0 < done - shown < STEP and done != whole:
            return
        shown = done
        filled = "" if not whole else f" [{'#' * min(WIDTH, WIDTH * done // whole):<{WIDTH}}]"
        stream.write(f"{CLEAR}{one_line(name)}{filled} {done / 1e6:.1f} MB")
        stream.flush()

    def silent(_done: int, _whole: int | None) -> None:
        pass

    if not stream.isatty():
        yield silent
        return
    try:
        yield draw
    finally:
        stream.write(CLEAR)
        stream.flush()
