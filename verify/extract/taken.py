"""The characters that mentions have taken already: of two mentions that overlap, the first one stays.

In: spans, those of one detector after the other. Out: whether a span overlaps none of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from verify.model import Mention

__all__ = ["Taken"]

start_of, end_of = attrgetter("span.start"), attrgetter("span.end")


class Taken:
    """Mentions in reading order, none overlapping.

    >>> Taken().is_free(2, 5)
    True
    """

    __slots__ = ("_ends", "_starts", "mentions")

    def __init__(self) -> None:
        """Begin with none."""
        self.mentions: list[Mention] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether a stretch of characters overlaps no mention."""
        starts, ends = self._starts, self._ends
        at = bisect_left(starts, start)
        return (at == 0 or ends[at - 1] <= start) and (at == len(starts) or starts[at] >= end)

    @property
    def stretches(self) -> tuple[list[int], list[int]]:
        """Return where the mentions begin and where they end, in characters."""
        return self._starts, self._ends

    def take(self, mentions: Iterable[Mention]) -> None:
        """Keep the mentions of one detector that are free; of those that overlap, the one that begins first."""
        fresh = [mention for mention in mentions if self.is_free(mention.span.start, mention.span.end)]
        if not fresh:
            return
        fresh.sort(key=start_of)
        end = 0
        for mention in fresh:
            if mention.span.start >= end:
                end = mention.span.end
                self.mentions.append(mention)
        self.mentions.sort(key=start_of)
        self._starts = list(map(start_of, self.mentions))
        self._ends = list(map(end_of, self.mentions))
