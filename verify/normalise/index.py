"""Turn the packs' words into tables for one language.

In: a catalogue and a lexicon. Out: an `Index` that a document's tokens are looked up in; made once
per language and run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from verify.extract.scan import GradeCode
from verify.language.lexicon import Lexicon
from verify.language.phrases import Phrases
from verify.language.tokens import tokenize
from verify.reference.entries import Alias, Catalogue, Item, Metric, Series

__all__ = ["Index", "build_index"]

Words = Mapping[str, Phrases[bool]]  # by metric


@dataclass(frozen=True, slots=True)
class Index:
    """The packs' words in one language, and what they lead to."""

    lexicon: Lexicon
    aliases: Phrases[tuple[Alias, ...]]
    metrics: Phrases[str]  # of what is counted since a beginning, or in an event
    levels: Phrases[tuple[str, ...]]  # of what stands at a figure on a day or in a year
    ranks: Phrases[tuple[str, ...]]
    topics: Words
    leads: Words
    unless: Words
    among: Words
    refined: Mapping[str, tuple[str, ...]]  # a metric → those that count the same where a topic is named
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
    series: dict[str, list[Series]] = {}
    for each in catalogue.series:
        series.setdefault(each.metric, []).append(each)
    levels = {metric for metric, own in series.items() if all(each.accumulation != "cumulative" for each in own)}
    cues = list(lexicon.metrics.pairs())
    for metric in catalogue.metrics:
        if metric.metric not in levels:
            cues.extend((words, metric.metric) for words in metric.said("cues", lang))
    refined: dict[str, list[str]] = {}
    for metric in catalogue.metrics:
        for whole in metric.of:
            refined.setdefault(whole, []).append(metric.metric)
    return Index(
        lexicon=lexicon,
        aliases=_aliases(alias for alias in catalogue.aliases if alias.lang in {"", lang}),
        metrics=Phrases(dict(cues).items()),
        levels=_shared(catalogue.metrics, "cues", lang, levels),
        ranks=_shared(catalogue.metrics, "ranks", lang, series.keys()),
        topics=_words(catalogue.metrics, "topic", lang),
        leads=_words(catalogue.metrics, "leads", lang),
        unless=_words(catalogue.metrics, "unless", lang),
        among=_words(catalogue.metrics, "among", lang),
        refined={whole: tuple(found) for whole, found in refined.items()},
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


def _shared(metrics: Iterable[Metric], kind: str, lang: str, among: Collection[str]) -> Phrases[tuple[str, ...]]:
    """Group the words of one kind that point to several metrics."""
    grouped: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for metric in metrics:
        for words in metric.said(kind, lang) if metric.metric in among else ():
            grouped.setdefault(tokenize(words).words, (words, []))[1].append(metric.metric)
    return Phrases((words, tuple(found)) for words, found in grouped.values())


def _words(metrics: Iterable[Metric], kind: str, lang: str) -> Words:
    """Return the words of one kind by metric, of those metrics that have some in any language."""
    return {
        metric.metric: Phrases((words, True) for words in metric.said(kind, lang))
        for metric in metrics
        if kind in metric.words
    }


def _aliases(aliases: Iterable[Alias]) -> Phrases[tuple[Alias, ...]]:
    """Group the words that stand for several things ("frappe" is of every strike)."""
    grouped: dict[tuple[str, ...], list[Alias]] = {}
    for alias in aliases:
        grouped.setdefault(tokenize(alias.words).words, []).append(alias)
    return Phrases((found[0].words, tuple(found)) for found in grouped.values())
