"""Who follows a run: told which stage it is in and how many of its articles are done.

In: the names of stages, and what they work through. Out: the same, one by one. The watch of this file does nothing,
so that a run that nobody follows knows neither a clock nor a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from msgspec import Struct

__all__ = ["UNWATCHED", "Watch"]

Each = TypeVar("Each")


class Watch(Struct, frozen=True):
    """What a run tells whoever follows it; by itself it is silent."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:  # noqa: ARG002  who listens wants the name
        """Be told that a stage begins, and when it has ended."""
        yield

    def each(self, items: Sequence[Each]) -> Iterator[Each]:
        """Pass on what a stage works through.

        >>> list(UNWATCHED.each(["a.txt", "b.txt"]))
        ['a.txt', 'b.txt']
        """
        return iter(items)


UNWATCHED = Watch()
