"""What a catalogue holds: frozen values, no reading.

Nothing comes in; `catalogue.py` makes these of packs, and every later stage looks things up in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

__all__ = ["Alias", "Catalogue", "Grade", "Item", "Metric", "Occasion", "Pack", "Place", "Series"]


class Pack(Struct, frozen=True):
    """A folder of figures, and what a report must say of it."""

    name: str
    title: str
    version: str
    folder: Path
    licences: tuple[str, ...]
    sources: tuple[str, ...]
    digest: str  # "sha256:..." over the descriptor and every file it names
    last: date | None  # last day that it covers


class Alias(NamedTuple):
    """Words that point to an entity; an empty `lang` stands for every language.

    There are ten thousand of them and of `Series` thousands, and a tuple is made faster than a dataclass.
    """

    words: str
    lang: str
    entity: str
    facet: str
    pack: str


class Metric(Struct, frozen=True):
    """A metric that packs hold, with the words that they add, by kind and language (see `keys.MetricBlock`)."""

    metric: str
    unit: str
    of: tuple[str, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]

    def said(self, kind: str, lang: str) -> tuple[str, ...]:
        """Return its words of one kind in a language."""
        return self.words.get(kind, {}).get(lang, ())

    @property
    def cues(self) -> Mapping[str, tuple[str, ...]]:
        """Return its cue words by language."""
        return self.words.get("cues", {})


class Series(NamedTuple):
    """One series of a pack; its key is metric, measure, entity and scope. What follows `unit` is said of its table."""

    metric: str
    measure: str
    entity: str
    scope: str
    first: date
    last: date
    unit: str
    pack: str
    resource: str
    counts: frozenset[str]
    parties: frozenset[str]  # places that act in what is counted: naming one is not naming where
    accumulation: str
    monotone: bool
    origin: date | None
    lag_typical: int
    lag_longest: int
    loose: Decimal
    margin: Decimal
    unseen: Decimal
    far: Decimal
    frequency: str
    claimant: str
    status: str


class Occasion(Struct, frozen=True):
    """An event, one edition, or one period of office; `entity` is the key of its observations."""

    entity: str
    start: date
    end: date | None
    number: int | None = None
    place: str | None = None
    actor: str | None = None  # who held the office in this term


class Item(Struct, frozen=True):
    """What is identified by its cues before any figure of it is compared."""

    pack: str
    shape: str
    entity: str
    title: str
    identify: tuple[str, ...]
    window: int
    occasions: tuple[Occasion, ...]


class Grade(Struct, frozen=True):
    """Words of a scale, and the grades that they can stand for."""

    scale: str
    lang: str
    words: str
    low: int
    high: int


class Place(Struct, frozen=True):
    """A country, territory, region or city, and the place that it lies in."""

    entity: str
    within: str | None


class Catalogue(Struct, frozen=True):
    """Everything that packs say before a figure is looked up."""

    packs: tuple[Pack, ...]
    aliases: tuple[Alias, ...]
    metrics: tuple[Metric, ...]
    series: tuple[Series, ...]
    items: tuple[Item, ...]
    grades: tuple[Grade, ...]
    places: tuple[Place, ...]
