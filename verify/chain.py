"""The chain from a figure to its verdict, each link written down where it is decided."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from verify.span import Span

__all__ = ["Part", "Step"]


class Part(StrEnum):
    """What a verdict rests on, in the order in which it is sought: the parts of a key, then what it is held against."""

    BOUND = "bound"
    METRIC = "metric"
    SCOPE = "scope"
    ASSERTED = "asserted"
    ENTITY = "entity"
    DAY = "day"
    OBSERVATION = "observation"
    CERTAINTY = "certainty"


class Step(Struct, frozen=True):
    """One part of a key: what was chosen, the words that said so or how it was known, and what was not chosen."""

    part: Part
    chosen: str
    words: Span | None = None
    how: str | None = None
    others: tuple[tuple[str, Span], ...] = ()
