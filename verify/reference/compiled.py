"""A catalogue as plain values that the cache keeps, and back.

In: a `Catalogue`, or what JSON gave of one. Out: the other. What thousands of series or aliases share
is written once, and what depends on where the packs lie is not written at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from verify.reference.entries import Alias, Catalogue, Grade, Item, Metric, Occasion, Pack, Place, Series

__all__ = ["catalogue_of", "plain"]

OWN = Series._fields.index("pack")  # fields before this one differ from series to series of a table
Plain = dict[str, Any]


def plain(catalogue: Catalogue) -> Plain:
    """Return a catalogue as JSON can hold it."""
    return {
        "packs": [
            [pack.name, pack.title, pack.version, pack.licences, pack.sources, _written(pack.last)]
            for pack in catalogue.packs
        ],
        "aliases": [list(column) for column in zip(*catalogue.aliases, strict=True)],
        "metrics": [
            [metric.metric, metric.unit, metric.of, {kind: dict(said) for kind, said in metric.words.items()}]
            for metric in catalogue.metrics
        ],
        "series": _by_table(catalogue.series),
        "items": [
            [item.pack, item.shape, item.entity, item.title, item.identify, item.window, _occasions(item.occasions)]
            for item in catalogue.items
        ],
        "grades": [[grade.scale, grade.lang, grade.words, grade.low, grade.high] for grade in catalogue.grades],
        "places": [[place.entity, place.within] for place in catalogue.places],
    }


def catalogue_of(value: Plain, folders: Iterable[tuple[Path, str]]) -> Catalogue:
    """Make a catalogue of plain values; `folders` gives the place and the digest of each pack, in their order."""
    return Catalogue(
        packs=tuple(
            Pack(name, title, version, folder, tuple(licences), tuple(sources), digest, _day(last))
            for (name, title, version, licences, sources, last), (folder, digest) in zip(
                value["packs"], folders, strict=True
            )
        ),
        aliases=tuple(map(Alias, *value["aliases"])) if value["aliases"] else (),
        metrics=tuple(Metric(name, unit, tuple(of), _words(words)) for name, unit, of, words in value["metrics"]),
        series=tuple(series for shared, own in value["series"] for series in _series(shared, own)),
        items=tuple(
            Item(pack, shape, entity, title, tuple(identify), window, tuple(_occasion(*each) for each in occasions))
            for pack, shape, entity, title, identify, window, occasions in value["items"]
        ),
        grades=tuple(Grade(*grade) for grade in value["grades"]),
        places=tuple(Place(*place) for place in value["places"]),
    )


def _by_table(series: Iterable[Series]) -> list[list[Any]]:
    """Group series by what is said of their table; their order stays."""
    tables: list[list[Any]] = []
    last: tuple[Any, ...] = ()
    for each in series:
        if each[OWN:] != last:
            last = each[OWN:]
            tables.append([_shared(each), []])
        tables[-1][1].append([*each[:4], _written(each.first), _written(each.last), each.unit])
    return tables


def _shared(series: Series) -> list[Any]:
    """Return what is said of a series' table: names, sets, flags, a day, exact numbers as they are written."""
    return [
        [series.pack, series.resource],
        [sorted(series.counts), sorted(series.parties)],
        [series.accumulation, series.monotone],
        _written(series.origin),
        [series.lag_typical, series.lag_longest],
        [str(number) for number in (series.loose, series.margin, series.unseen, series.far)],
        [series.frequency, series.claimant, series.status],
    ]


def _series(shared: Sequence[Any], own: Iterable[Sequence[Any]]) -> Iterable[Series]:
    """Make the series of a table."""
    place, sets, kind, origin, lags, numbers, said = shared
    tail = (*place, *map(frozenset, sets), *kind, _day(origin), *lags, *map(Decimal, numbers), *said)
    day = date.fromisoformat
    for metric, measure, entity, scope, first, last, unit in own:
        yield Series(metric, measure, entity, scope, day(first), day(last), unit, *tail)


def _occasions(occasions: Iterable[Occasion]) -> list[list[Any]]:
    return [
        [each.entity, _written(each.start), _written(each.end), each.number, each.place, each.actor]
        for each in occasions
    ]


def _occasion(entity: str, start: str, end: str | None, *rest: Any) -> Occasion:  # noqa: ANN401 - as they stand
    return Occasion(entity, date.fromisoformat(start), _day(end), *rest)


def _words(words: Mapping[str, Mapping[str, Iterable[str]]]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return MappingProxyType(
        {kind: MappingProxyType({lang: tuple(said) for lang, said in found.items()}) for kind, found in words.items()}
    )


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
