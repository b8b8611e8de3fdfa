"""Remember what a function says of words, where it is asked of the same ones again and again.

In: a function of a word. Out: a dictionary of its answers. A look-up touches less memory than one of
`functools.lru_cache`, which keeps the order of use; the price is that a full memory is emptied at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memory"]

V = TypeVar("V")
MOST = 1 << 15  # words


class Memory(dict[str, V]):
    """Answers by word.

    >>> lengths = Memory(len)
    >>> lengths["mot"], list(lengths)
    (3, ['mot'])
    """

    __slots__ = ("_tell",)

    def __init__(self, tell: Callable[[str], V]) -> None:
        """Begin with none."""
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> V:
        """Ask, and keep the answer."""
        if len(self) >= MOST:
            self.clear()
        self[word] = told = self._tell(word)
        return told
