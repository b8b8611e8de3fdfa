"""How far something is that takes its time, on a terminal only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from msgspec import Struct

from verify.report.visible import one_line

__all__ = ["Draw", "Pace", "bar"]

WIDTH = 24
CLEAR = "\r\x1b[K"

Draw = Callable[[int, int | None], None]


class Pace(Struct, frozen=True):
    """When a bar is drawn: not before some seconds have passed, nor more often than every so many."""

    patience: float = 0.0
    step: float = 0.1
    clock: Callable[[], float] = monotonic


@contextmanager
def bar(stream: TextIO, name: str, words: Callable[[int, int | None], str], pace: Pace | None = None) -> Iterator[Draw]:
    """Draw a bar while something is worked through, and take it away afterwards; `words` say how far it is."""
    if not _is_watched(stream):
        yield lambda _done, _whole: None
        return
    pace = pace or Pace()
    due, shown = pace.clock() + pace.patience, False

    def draw(done: int, whole: int | None) -> None:
        nonlocal due, shown
        now = pace.clock()
        if now < due:
            return
        due, shown = now + pace.step, True
        filled = "" if not whole else f" [{'#' * min(WIDTH, WIDTH * done // whole):<{WIDTH}}]"
        stream.write(f"{CLEAR}{one_line(name)}{filled} {words(done, whole)}")
        stream.flush()

    try:
        yield draw
    finally:
        if shown:
            stream.write(CLEAR)
            stream.flush()


def _is_watched(stream: TextIO) -> bool:
    """Tell whether somebody sits before a terminal that can take a line back; a build has none, whatever it claims."""
    return stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
