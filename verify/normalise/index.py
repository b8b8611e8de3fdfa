"""Turn the packs' words into tables for one language.

In: a catalogue and a lexicon. Out: an `Index` that a document's tokens are looked up in; made once
per language and run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.scan import GradeCode
from verify.language.clitics import SHORTEST_NAME
from verify.language.lexicon import Lexicon
from verify.language.phrases import Phrases
from verify.language.tokens import words_of
from verify.reference.entries import Alias, Catalogue, Item, Metric, Series

__all__ = ["CLAIMANT", "Index", "build_index"]


CLAIMANT = "claimant"
NAME = "name"
NAMES = frozenset({NAME, "place", "organisation", "actor"})

Words = Mapping[str, Phrases[bool]]  # by metric
Cut = tuple[str, ...]  # words, one by one


class Index(Struct, frozen=True):
    """The packs' words in one language, and what they lead to."""

    lexicon: Lexicon
    aliases: Phrases[tuple[Alias, ...]]
    metrics: Phrases[str]  # of what is counted since a beginning, or in an event
    levels: Phrases[tuple[str, ...]]  # of what stands at a figure on a day or in a year
    ranks: Phrases[tuple[str, ...]]
    topics: Words
    leads: Words
    aside: Words
    unless: Words
    among: Words
    refined: Mapping[str, tuple[str, ...]]  # a metric → those that count the same where a topic is named
    units: Mapping[str, str]  # by metric
    measured: Mapping[str, str]  # by unit of a measure: the metric of events that it tells
    grades: Phrases[GradeCode]
    items: Mapping[str, Item]  # by the item's entity
    editions: Mapping[str, tuple[str, int]]  # an occasion's entity → its item, its position
    starts: Mapping[
        date, Mapping[str, frozenset[str]]
    ]  # a day → the events that began on it → what has words of theirs
    series: Mapping[str, tuple[Series, ...]]  # by metric
    within: Mapping[str, str | None]  # a place → the place that it lies in
    claimed: frozenset[str]  # entities whose figures several count, so that a text must say whose figure it gives
    words: frozenset[str]  # of all these, where the language writes others in one with them

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
    cues = _cues(catalogue, lexicon, levels)
    aliases = _aliases(lexicon, (alias for alias in catalogue.aliases if alias.lang in {"", lang}))
    metrics = list({_bare(lexicon, words): metric for words, metric in cues}.items())
    grades = [(_bare(lexicon, g.words), (g.scale, g.low, g.high)) for g in catalogue.grades if g.lang == lang]
    return Index(
        lexicon=lexicon,
        aliases=Phrases(aliases),
        metrics=Phrases(metrics),
        levels=_shared(_named(catalogue, lang, series), "cues", lexicon, levels),
        ranks=_shared(catalogue.metrics, "ranks", lexicon, series.keys()),
        topics=_words(catalogue.metrics, "topic", lexicon),
        leads=_words(catalogue.metrics, "leads", lexicon),
        aside=_words(catalogue.metrics, "aside", lexicon),
        unless=_words(catalogue.metrics, "unless", lexicon),
        among=_words(catalogue.metrics, "among", lexicon),
        refined=_refined(catalogue.metrics),
        units={metric.metric: metric.unit for metric in catalogue.metrics},
        measured={metric.unit: metric.metric for metric in catalogue.metrics if metric.metric not in series},
        grades=Phrases(grades),
        items={item.entity: item for item in catalogue.items},
        editions={
            occasion.entity: (item.entity, position)
            for item in catalogue.items
            for position, occasion in enumerate(item.occasions)
        },
        starts=_starts(catalogue, aliases),
        series={metric: tuple(found) for metric, found in series.items()},
        within={place.entity: place.within for place in catalogue.places},
        claimed=frozenset(alias.entity for alias in catalogue.aliases if alias.facet == CLAIMANT),
        words=_parting(
            lexicon, (*(phrase for phrase, _ in [*aliases, *metrics, *grades]), *_leading(catalogue, lexicon))
        ),
    )


def _starts(
    catalogue: Catalogue, aliases: Iterable[tuple[Cut, tuple[Alias, ...]]]
) -> dict[date, dict[str, frozenset[str]]]:
    """Return the events by the day on which they began, each with the places that share words with it."""
    events = {item.entity: item for item in catalogue.items if item.shape == "events"}
    beside: dict[str, set[str]] = {entity: set() for entity in events}
    for _, shared in aliases:
        for entity in {alias.entity for alias in shared} & events.keys() if len(shared) > 1 else ():
            beside[entity].update(alias.entity for alias in shared)
    found: dict[date, dict[str, frozenset[str]]] = {}
    for entity, item in events.items():
        for occasion in item.occasions:
            found.setdefault(occasion.start, {})[entity] = frozenset(beside[entity])
    return found


def _named(catalogue: Catalogue, lang: str, series: Mapping[str, Iterable[Series]]) -> Iterator[Metric]:
    """Yield the metrics; one without cues has the names of its entities for them: euros for "a *dollar*"."""
    for metric in catalogue.metrics:
        if metric.cues or metric.unit == "" or metric.metric not in series:
            yield metric
            continue
        held = {each.entity for each in series[metric.metric]}
        own = (each for each in catalogue.aliases if each.entity in held and each.facet == NAME)
        cues = tuple(each.words for each in own if each.lang in {"", lang})
        yield replace(metric, words={**metric.words, "cues": {lang: cues}})


def _cues(catalogue: Catalogue, lexicon: Lexicon, levels: Collection[str]) -> list[tuple[str, str]]:
    """Return the words for what is counted, of the lexicon and of the packs."""
    cues = list(lexicon.metrics.pairs())
    for metric in sorted(catalogue.metrics, key=lambda metric: "topic" in metric.words):  # where none is named near,
        if metric.metric not in levels:  # a word that means both is that of the lexicon again
            cues.extend((words, metric.metric) for words in metric.said("cues", lexicon.code))
    return cues


def _refined(metrics: Iterable[Metric]) -> dict[str, tuple[str, ...]]:
    """Return the metrics that say more than another, by that one."""
    refined: dict[str, list[str]] = {}
    for metric in metrics:
        for whole in metric.of:
            refined.setdefault(whole, []).append(metric.metric)
    return {whole: tuple(found) for whole, found in refined.items()}


def _shared(metrics: Iterable[Metric], kind: str, lexicon: Lexicon, among: Collection[str]) -> Phrases[tuple[str, ...]]:
    """Group the words of one kind that point to several metrics."""
    grouped: dict[Cut, list[str]] = {}
    for metric in metrics:
        for words in metric.said(kind, lexicon.code) if metric.metric in among else ():
            grouped.setdefault(_bare(lexicon, words), []).append(metric.metric)
    return Phrases((words, tuple(found)) for words, found in grouped.items())


def _words(metrics: Iterable[Metric], kind: str, lexicon: Lexicon) -> Words:
    """Return the words of one kind by metric, of those metrics that have some in any language."""
    return {
        metric.metric: Phrases((_bare(lexicon, words), True) for words in metric.said(kind, lexicon.code))
        for metric in metrics
        if kind in metric.words
    }


def _aliases(lexicon: Lexicon, aliases: Iterable[Alias]) -> list[tuple[Cut, tuple[Alias, ...]]]:
    """Group the words that stand for several things ("frappe" is of every strike)."""
    written: dict[str, list[Alias]] = {}
    for alias in aliases:
        written.setdefault(alias.words, []).append(alias)
    grouped: dict[Cut, list[Alias]] = {}
    for words, own in written.items():
        for form in (words, *_inflected(lexicon, words, own)):
            grouped.setdefault(_bare(lexicon, form), []).extend(own)
    return [(words, tuple(found)) for words, found in grouped.items()]


def _inflected(lexicon: Lexicon, words: str, aliases: Iterable[Alias]) -> Iterator[str]:
    """Yield a name with each ending that names take in the language: "Österreich*s* Bevölkerung"."""
    if any(alias.facet in NAMES for alias in aliases) and words[-1:].isalpha() and words[:1].isupper():
        yield from (words + ending for ending in lexicon.name_endings)


def _bare(lexicon: Lexicon, words: str) -> Cut:
    """Return words as a text's are looked up: folded, and without what is written in one with them."""
    return tuple(map(lexicon.clitics.bare, words_of(words)))


def _leading(catalogue: Catalogue, lexicon: Lexicon) -> Iterator[Cut]:
    """Yield the words of packs that lead to a figure."""
    for metric in catalogue.metrics:
        yield from (_bare(lexicon, words) for words in metric.said("leads", lexicon.code))


def _parting(lexicon: Lexicon, phrases: Iterable[Cut]) -> frozenset[str]:
    """Return the words by which others that are written in one with them are parted; none where there are no such."""
    if not lexicon.clitics.articles and not lexicon.clitics.prefixes:
        return frozenset()
    return frozenset(word for phrase in phrases for word in phrase if len(word) >= SHORTEST_NAME)
