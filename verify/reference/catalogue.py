"""All packs in one value, read with plain Python.

In: folders that hold packs. Out: a `Catalogue`, which needs no table of figures to be read; only
`observations.py` reads those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from verify.cache import cached, stamp
from verify.errors import ReferenceDataError
from verify.reference.compiled import catalogue_of, plain
from verify.reference.descriptor import Resource
from verify.reference.entries import Alias, Catalogue, Grade, Item, Metric, Occasion, Pack, Place, Series
from verify.reference.folder import Source, find_packs, read_small, read_source, shipped
from verify.reference.inverses import COMPUTED, inverses, with_inverses
from verify.reference.items import Tables, Words, make_items
from verify.reference.shapes import FACETS, PARTS
from verify.reference.tables import Row, read_cells, read_rows

__all__ = [
    "Alias",
    "Catalogue",
    "Grade",
    "Item",
    "Metric",
    "Occasion",
    "Pack",
    "Place",
    "Series",
    "load_catalogue",
    "shipped",
]

SPOKEN = "en"  # language of names in messages, unless they are in another
SAID = frozenset({"name", "claimant"})  # facets of such names
ITEMS = ("events", "editions", "offices")
IDENTIFYING_ONLY = frozenset(PARTS)
UNITS = {"share": "percent", "change": "percent", "rank": "rank"}  # of measures that are not in the metric's own unit


def load_catalogue(folders: Sequence[Path], langs: Collection[str] | None = None, spoken: str = SPOKEN) -> Catalogue:
    """Read every pack in folders that hold packs or are one; of words only those of some languages.

    Names are read in English too, and in the language that messages are in.

    >>> catalogue = load_catalogue([shipped()])
    >>> [grade.low for grade in catalogue.grades if grade.words == "général de brigade"]
    [6]
    """
    packs = find_packs(folders)
    small = [found for found in map(read_small, packs) if found is not None]
    wanted = None if langs is None else frozenset({"", *langs})
    if len(small) != len(packs):
        return _read(packs, wanted, spoken)
    parts = [content for each in small for content in (*each.contents, b"")]
    asked = repr((wanted and sorted(wanted), spoken)).encode()
    sources = [stamp(Path(__file__).parent), asked, *parts]
    value = cached("catalogue", sources, lambda: plain(_read(packs, wanted, spoken)))
    return catalogue_of(value, [(each.folder, each.digest) for each in small])


def _read(packs: Sequence[Path], wanted: frozenset[str] | None, spoken: str) -> Catalogue:
    """Read packs from their files."""
    langs = None if wanted is None else wanted | {SPOKEN, spoken}
    sources = tuple(map(read_source, packs))
    _refuse_twins(sources)
    written = [alias for source in sources for alias in _aliases(source, langs)]
    words = _by_entity(written)
    items: list[Item] = []
    expanded: list[Alias] = []
    for source in sources:
        for tables in _item_tables(source):
            made, given = make_items(tables, words)
            items.extend(made)
            expanded.extend(given)
    series = tuple(entry for source in sources for entry in _series(source))
    return Catalogue(
        packs=tuple(_pack(source, items) for source in sources),
        aliases=tuple(_asked((*_kept(written, items), *expanded), wanted)),
        metrics=_metrics(sources),
        series=series,
        items=tuple(items),
        grades=tuple(grade for source in sources for grade in _grades(source)),
        places=tuple(place for source in sources for place in _places(source)),
    )


def _refuse_twins(sources: Sequence[Source]) -> None:
    """Refuse two packs of one name: a finding must say which of them it means."""
    seen: dict[str, Source] = {}
    for source in sources:
        name = source.descriptor.name
        if name in seen:
            raise ReferenceDataError(
                f"{source.descriptor.file}: name",
                f"{name!r} is also the name of {seen[name].descriptor.file}",
                "give the pack its own name",
            )
        seen[name] = source


def _rows(source: Source, shape: str) -> Iterator[tuple[Resource, Row]]:
    """Walk over the rows of a pack's tables of one shape."""
    for resource in source.descriptor.resources:
        if resource.block.shape == shape:
            for row in _table(source, resource):
                yield resource, row


def _table(source: Source, resource: Resource) -> Iterator[Row]:
    """Walk over the rows of one table."""
    folder = source.descriptor.file.removesuffix("datapackage.json")
    return read_rows(source.files[resource.name], f"{folder}{resource.path}", resource.table.fields)


def _aliases(source: Source, langs: frozenset[str] | None) -> Iterator[Alias]:
    """Read a pack's words; there are many, so that no row is made of each."""
    name = source.descriptor.name
    for resource in source.descriptor.resources:
        if resource.block.shape != "aliases":
            continue
        file = source.descriptor.file.removesuffix("datapackage.json") + resource.path
        at = {field.name: index for index, field in enumerate(resource.table.fields)}
        words, lang, entity, facet = (at[column] for column in ("words", "lang", "entity", "facet"))
        for number, cells in read_cells(source.files[resource.name], file, resource.table.fields):
            if cells[facet] not in FACETS:
                where = f"{file}: row {number}: facet"
                known = f"use one of {', '.join(FACETS)}"
                raise ReferenceDataError(where, f"{cells[facet]!r} is not known", known)
            if langs is None or cells[lang] in langs:
                yield Alias(cells[words], cells[lang], cells[entity], cells[facet], name)


def _by_entity(aliases: Iterable[Alias]) -> Words:
    """Sort words by the id that they stand for."""
    words: dict[str, list[Alias]] = {}
    for alias in aliases:
        words.setdefault(alias.entity, []).append(alias)
    return {entity: tuple(found) for entity, found in words.items()}


def _kept(written: Iterable[Alias], items: Iterable[Item]) -> Iterator[Alias]:
    """Leave out words that only served to name the kind, place or actors of items."""
    own = {key for item in items for key in (item.entity, *(occasion.entity for occasion in item.occasions))}
    return (alias for alias in written if alias.facet not in IDENTIFYING_ONLY or alias.entity in own)


def _asked(aliases: Iterable[Alias], langs: frozenset[str] | None) -> Iterator[Alias]:
    """Leave out words that no text of some languages is looked through for, but for the names in messages."""
    return (each for each in aliases if langs is None or each.lang in langs or each.facet in SAID)


def _item_tables(source: Source) -> Iterator[Tables]:
    """Walk over a pack's tables of items."""
    for resource in source.descriptor.resources:
        if resource.block.shape in ITEMS:
            helpers = [other for other in source.descriptor.resources if other.block.parent == resource.name]
            bodies = tuple(row for other in helpers if other.block.shape == "bodies" for row in _table(source, other))
            yield Tables(source.descriptor.name, resource.block, tuple(_table(source, resource)), bodies)


def _series(source: Source) -> Iterator[Series]:
    """Return a pack's series as its descriptor lists them."""
    for resource in source.descriptor.resources:
        block = resource.block
        units = {metric.name: metric.unit for metric in block.metrics}
        for key in with_inverses(block):
            if key.metric not in units:
                raise ReferenceDataError(
                    f"{source.descriptor.file}: {resource.where}.verify:reference.series",
                    f"{key.metric!r} is not among the metrics",
                    f"use one of {', '.join(units)}",
                )
            yield Series(
                pack=source.descriptor.name,
                resource=resource.name,
                metric=key.metric,
                measure=key.measure,
                entity=key.entity,
                scope=key.scope,
                counts=block.counts,
                parties=block.parties,
                accumulation=block.accumulation,
                monotone=block.monotone,
                origin=block.origin,
                first=key.first,
                last=key.last,
                lag_typical=block.lag_typical,
                lag_longest=block.lag_longest,
                loose=block.loose,
                margin=block.margin,
                unseen=block.unseen,
                far=block.far,
                frequency=block.frequency,
                claimant=block.claimant,
                status=COMPUTED if key.metric in inverses(block).values() else block.status,
                unit=UNITS.get(key.measure) or units[key.metric],
            )


def _metrics(sources: Iterable[Source]) -> tuple[Metric, ...]:
    """Join what packs say of each metric; two packs must count it in one unit."""
    units: dict[str, str] = {}
    of: dict[str, dict[str, None]] = {}
    words: dict[str, dict[str, dict[str, dict[str, None]]]] = {}
    for source in sources:
        for resource in source.descriptor.resources:
            for metric in resource.block.metrics:
                if units.setdefault(metric.name, metric.unit) != metric.unit:
                    raise ReferenceDataError(
                        f"{source.descriptor.file}: {resource.where}.verify:reference.metrics.{metric.name}.unit",
                        f"{metric.unit!r} here, {units[metric.name]!r} in another table",
                        "count a metric in one unit, or give it another name",
                    )
                of.setdefault(metric.name, {}).update({metric.of: None} if metric.of else {})
                own = words.setdefault(metric.name, {})
                for kind, by_lang in metric.words.items():
                    for lang, said in by_lang.items():
                        own.setdefault(kind, {}).setdefault(lang, {}).update(dict.fromkeys(said))
    return tuple(Metric(name, unit, tuple(of[name]), _frozen(words[name])) for name, unit in units.items())


def _frozen(words: Mapping[str, Mapping[str, Iterable[str]]]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return MappingProxyType(
        {kind: MappingProxyType({lang: tuple(said) for lang, said in found.items()}) for kind, found in words.items()}
    )


def _grades(source: Source) -> Iterator[Grade]:
    """Read a pack's scales."""
    for resource, row in _rows(source, "scale"):
        low, high = row.integer("low"), row.integer("high")
        if high < low:
            raise row.fault("high", f"{high} lies under {low}", "write the lower grade first")
        yield Grade(resource.block.scale, row.text("lang"), row.text("words"), low, high)


def _places(source: Source) -> Iterator[Place]:
    """Read a pack's places."""
    for _, row in _rows(source, "places"):
        yield Place(row.text("entity"), row.text("within") or None)


def _pack(source: Source, items: Iterable[Item]) -> Pack:
    """Return what a report must say of a pack."""
    descriptor = source.descriptor
    days: list[date] = [key.last for resource in descriptor.resources for key in resource.block.series]
    for item in items:
        if item.pack == descriptor.name:
            days.extend(occasion.end or occasion.start for occasion in item.occasions)
    return Pack(
        name=descriptor.name,
        title=descriptor.title,
        version=descriptor.version,
        folder=source.folder,
        licences=tuple(dict.fromkeys(name for resource in descriptor.resources for name in resource.licences)),
        sources=tuple(dict.fromkeys(title for resource in descriptor.resources for title, _ in resource.sources)),
        digest=source.digest,
        last=max(days, default=None),
    )
