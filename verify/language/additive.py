"""Read numerals in words whose parts are added and multiplied: Arabic is read so.

In: words, each with its value in the lexicon, and the words that join parts. Out: the value, or `None`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

__all__ = ["Additive"]

TEN = 10
HUNDRED = 100
DUAL = 2
THOUSAND = 1000


class Sum(Struct):
    """What is read so far: closed groups of thousands, and the group that is open."""

    total: int = 0
    scale: int = 0  # the last magnitude; the next one is smaller
    group: int = 0
    last: int = 0  # the last part read

    def add(self, value: int, *, joined: bool) -> bool:
        """Take the next part; `False` where it cannot follow those before."""
        if value >= THOUSAND:
            return self._add_scale(value, joined=joined)
        fits = self._fits(value, joined=joined)
        if fits and value == HUNDRED and not joined and self.last:
            self.group *= HUNDRED
        elif fits:
            self.group += value
        self.last = value
        return fits

    def _add_scale(self, value: int, *, joined: bool) -> bool:
        unit = THOUSAND ** ((len(str(value)) - 1) // 3)
        factor = value // unit
        is_product = bool(self.last) and not joined
        if is_product and factor == DUAL:  # behind a number, the same letters are the singular ("خمسون ألفا")
            factor, value = 1, unit
        if is_product and (factor != 1 or not (self.group or self.scale < unit)):
            return False
        if is_product and not self.group:  # "ألف مليون": a thousand millions
            self.total, self.scale = self.total * unit, unit
        elif (self.group and not is_product) or (self.scale and unit >= self.scale):
            return False
        else:
            self.total, self.scale = self.total + (self.group or 1) * value, unit
        self.group, self.last = 0, value
        return True

    def _fits(self, value: int, *, joined: bool) -> bool:
        """Tell whether a part under a thousand may follow: units before tens, hundreds before both."""
        if not self.last:
            return True
        units = self.group % HUNDRED
        if not joined:
            is_teen = value == TEN and 0 < units < TEN
            return is_teen or (value == HUNDRED and 2 < self.group < TEN)  # noqa: PLR2004 - two has a form of its own
        if value >= HUNDRED:
            return not self.group
        return not units or (units < TEN and value > TEN and value % TEN == 0)


class Additive(Struct, frozen=True):
    """A machine made of a lexicon's words and their values."""

    values: Mapping[str, int]
    joiners: frozenset[str]

    def read(self, words: Sequence[str]) -> Decimal | None:
        """Return the value of a run of words.

        >>> machine = Additive({"five": 5, "and": 0, "twenty": 20, "thousand": 1000}, frozenset({"and"}))
        >>> machine.read(["five", "and", "twenty", "thousand"]), machine.read(["five", "twenty"])
        (Decimal('25000'), None)
        """
        found, joined = Sum(), False
        if not words or words[0] in self.joiners or words[-1] in self.joiners:
            return None
        for word in words:
            if word in self.joiners:
                if joined:
                    return None
                joined = True
                continue
            value = self.values.get(word)
            if value is None or (value == 0 and len(words) > 1) or not found.add(value, joined=joined):
                return None
            joined = False
        return Decimal(found.total + found.group)
