"""Turn the packs' words into tables for one language.

In: a catalogue and a lexicon. Out: an `Index` that a document's tokens are looked up in; made once
per language and run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verify.extract.scan import GradeCode
from verify.language.lexicon import Lexicon
from verify.language.phrases import Phrases
from verify.language.tokens import words_of
from verify.reference.entries import Alias, Catalogue, Item, Series

__all__ = ["Index", "build_index"]


@dataclass(frozen=True, slots=True)
class Index:
    """The packs' words in one language, and what they lead to."""

    lexicon: Lexicon
    aliases: Phrases[tuple[Alias, ...]]
    metrics: Phrases[str]
    units: Mapping[str, str]  # by metric
    grades: Phrases[GradeCode]
    items: Mapping[str, Item]  # by the item's entity
    editions: Mapping[str, tuple[str, int]]  # an occasion's entity → its item, its position
    series: Mapping[str, tuple[Series, ...]]  # by metric
    within: Mapping[str, str | None]  # a place → the place that it lies in

    def containers(self, entity: str) -> Iterator[str]:
        """Yield the places that a place lies in, the nearest first."""
        place = self.within.get(entity)
        while place is not None:
            yield place
            place = self.within.get(place)


def build_index(catalogue: Catalogue, lexicon: Lexicon) -> Index:
    """Return the tables of one language."""
    lang = lexicon.code
    cues = list(lexicon.metrics.pairs())
    for metric in catalogue.metrics:
        cues.extend((words, metric.metric) for words in metric.cues.get(lang, ()))
    series: dict[str, list[Series]] = {}
    for each in catalogue.series:
        series.setdefault(each.metric, []).append(each)
    return Index(
        lexicon=lexicon,
        aliases=_aliases(alias for alias in catalogue.aliases if alias.lang in {"", lang}),
        metrics=Phrases(dict(cues).items()),
        units={metric.metric: metric.unit for metric in catalogue.metrics},
        grades=Phrases(
            (grade.words, (grade.scale, grade.low, grade.high)) for grade in catalogue.grades if grade.lang == lang
        ),
        items={item.entity: item for item in catalogue.items},
        editions={
            occasion.entity: (item.entity, position)
            for item in catalogue.items
            for position, occasion in enumerate(item.occasions)
        },
        series={metric: tuple(found) for metric, found in series.items()},
        within={place.entity: place.within for place in catalogue.places},
    )


def _aliases(aliases: Iterable[Alias]) -> Phrases[tuple[Alias, ...]]:
    """Group the words that stand for several things ("frappe" is of every strike)."""
    grouped: dict[tuple[str, ...], list[Alias]] = {}
    for alias in aliases:
        grouped.setdefault(words_of(alias.words), []).append(alias)
    return Phrases((found[0].words, tuple(found)) for found in grouped.values())
