"""Every figure of the packs in one validated table.

In: a catalogue and the names of the packs that are needed. Out: a polars frame with the columns of
`schema.observations_schema`; a table that breaks its form is a `ReferenceDataError` that names
file, row, column and value.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pandera.errors
import polars as pl

import verify.schema
from verify.cache import cached_bytes, stamp
from verify.errors import ReferenceDataError
from verify.reference.descriptor import Resource
from verify.reference.entries import Catalogue, Pack
from verify.reference.folder import Source, read_small, read_source
from verify.reference.frames import Wanted, first_broken, read_frame
from verify.reference.inverses import COMPUTED, inverses
from verify.reference.shapes import SHAPES
from verify.schema import OBSERVATION, observation_rules, observations_schema

__all__ = ["load_observations", "load_readable", "parts_of"]

EPOCH = date(1970, 1, 1).toordinal()
PARTS = 24  # in which a large table is read where all of it is wanted
DIGITS = 6  # of a figure that is computed


def load_observations(catalogue: Catalogue, packs: Iterable[str]) -> pl.DataFrame:
    """Read and validate the tables of the packs named.

    >>> from verify.reference.catalogue import load_catalogue, shipped
    >>> frame = load_observations(load_catalogue([shipped()]), ["gaza-casualties"])
    >>> day = frame.filter(pl.col("as_of") == date(2024, 4, 26), pl.col("metric") == "killed", pl.col("scope") == "")
    >>> day["low"].to_list()
    [34356.0]
    """
    wanted = frozenset(packs)
    return _joined(frame for pack in catalogue.packs if pack.name in wanted for frame in _pack(pack))


def load_readable(
    catalogue: Catalogue, packs: Iterable[str], entities: Wanted = None
) -> tuple[pl.DataFrame, tuple[ReferenceDataError, ...]]:
    """Read the tables of the packs named; a pack whose tables are broken is left out and its error returned.

    Of large tables, those in Parquet, only the rows of the entities named are read.
    """
    wanted = frozenset(packs)
    frames: list[pl.DataFrame] = []
    errors: list[ReferenceDataError] = []
    for pack in catalogue.packs:
        if pack.name in wanted:
            try:
                frames.append(_kept(pack, entities))
            except ReferenceDataError as error:
                errors.append(error)
    return _concat(frames), tuple(errors)


def parts_of(catalogue: Catalogue, name: str) -> list[Wanted]:
    """Return the entities of a pack in parts, one of which is read at once; a pack of small tables is one part."""
    small = next((read_small(pack.folder) for pack in catalogue.packs if pack.name == name), None)
    if small is None or small.whole:
        return [None]
    series = {each.entity for each in catalogue.series if each.pack == name}
    items = [item for item in catalogue.items if item.pack == name]
    dated = {item.entity for item in items} | {each.entity for item in items for each in item.occasions}
    entities = sorted(series | dated)
    return [frozenset(entities[at::PARTS]) for at in range(min(PARTS, len(entities)))]


def _kept(pack: Pack, entities: Wanted) -> pl.DataFrame:
    """Return a pack's observations; they are unfolded and validated once for all runs on the same files.

    Of a pack with large tables only that is kept: that they were valid.
    """
    small = read_small(pack.folder)
    if small is None or small.digest != pack.digest:
        return _joined(_pack(pack, entities))
    package = Path(verify.schema.__file__).parent
    sources = [stamp(package, package / "reference"), pl.__version__.encode(), pack.name.encode(), pack.digest.encode()]
    kept = cached_bytes("observations", sources, lambda: _written(_joined(_pack(pack)), whole=small.whole))
    return pl.read_ipc(io.BytesIO(kept)) if small.whole else _concat(_pack(pack, entities, valid=True))


def _written(frame: pl.DataFrame, *, whole: bool) -> bytes:
    """Return a frame as Arrow writes it, or only a word that it was made."""
    if not whole:
        return b"valid"
    buffer = io.BytesIO()
    frame.rechunk().write_ipc(buffer)
    return buffer.getvalue()


def _concat(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=OBSERVATION), *frames])


def _joined(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Join the tables of packs to one and validate it."""
    table = _concat(frames)
    try:
        return observations_schema().validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        broken = first_broken(table, observation_rules())
        if broken is None:
            raise ReferenceDataError("observations", str(error), "correct the packs") from error
        index, rule = broken
        row = table.row(index, named=True)
        where = f"{row['pack']}: {row['resource']}: row {row['row']}: {rule.column}"
        raise ReferenceDataError(where, f"{row[rule.column]!r} {rule.broken}", "correct the row") from error


def _pack(pack: Pack, entities: Wanted = None, *, valid: bool = False) -> list[pl.DataFrame]:
    """Unfold every table of one pack; the files must be those that the catalogue was made of.

    Tables that are known to be valid are not validated again.
    """
    source = read_source(pack.folder)
    if source.digest != pack.digest:
        raise ReferenceDataError(source.descriptor.file, "the pack changed while it was in use", "run again")
    tables = {
        resource.name: read_frame(source, resource, entities, valid=valid)
        for resource in source.descriptor.resources
        if resource.block.shape in UNFOLD or resource.block.shape in {"counts", "bodies"}
    }
    frames: list[pl.DataFrame] = []
    for resource in source.descriptor.resources:
        if resource.block.shape in {*UNFOLD, "counts"}:
            parts = _unfold(source, resource, tables)
            frames.extend(_uniform(part, pack.name, resource).select(OBSERVATION.keys()) for part in parts)
    return frames


def _unfold(source: Source, resource: Resource, tables: Mapping[str, pl.DataFrame]) -> list[pl.DataFrame]:
    """Return a table's observations in the columns of its shape."""
    frame = tables[resource.name]
    if resource.block.shape == "counts":
        return [_counts(source, resource, frame, tables[resource.block.parent])]
    return UNFOLD[resource.block.shape](frame, resource)


def _series(frame: pl.DataFrame, resource: Resource) -> list[pl.DataFrame]:
    """Return the observations of a series, and those that are one divided by them."""
    turned = [_inverted(frame, metric, other) for metric, other in inverses(resource.block).items()]
    return [_valued(part, resource) for part in (frame, *turned)]


def _inverted(frame: pl.DataFrame, metric: str, other: str) -> pl.DataFrame:
    """Return the rows of a metric turned round; of an interval the ends change places."""
    low, high = (pl.coalesce(end, "value").cast(pl.Float64) for end in ("low", "high"))
    return frame.filter((pl.col("metric") == metric) & (low > 0)).with_columns(
        metric=pl.lit(other),
        low=(pl.lit(1.0) / high).round_sig_figs(DIGITS),
        high=(pl.lit(1.0) / low).round_sig_figs(DIGITS),
        unit=pl.lit(None, pl.String),
        status=pl.lit(COMPUTED),
    )


def _valued(frame: pl.DataFrame, resource: Resource) -> pl.DataFrame:
    """Turn a value into an interval, and give it its metric's unit."""
    units = {metric.name: metric.unit for metric in resource.block.metrics}
    unit = pl.when(pl.col("measure").fill_null("level") == "level").then(
        pl.col("metric").replace_strict(units, default=None, return_dtype=pl.String)
    )
    return frame.with_columns(
        low=pl.coalesce("low", "value").cast(pl.Float64),
        high=pl.coalesce("high", "value").cast(pl.Float64),
        unit=pl.coalesce("unit", unit, pl.when(pl.col("measure") == "rank").then(pl.lit("rank")), pl.lit("percent")),
    )


def _dated(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn the days of an occasion into an observation of its date."""
    start, end = pl.col("start").to_physical() + EPOCH, pl.col("end").to_physical() + EPOCH
    return frame.with_columns(
        metric=pl.lit("date"), low=start.cast(pl.Float64), high=pl.coalesce(end, start).cast(pl.Float64),
        unit=pl.lit("day"), as_of=pl.col("start"), until=pl.col("end"),
    )  # fmt: skip


def _events(frame: pl.DataFrame, resource: Resource) -> list[pl.DataFrame]:  # noqa: ARG001 - one signature for all
    """Return the days of events."""
    return [_dated(frame.with_columns(entity=pl.col("event")))]


def _counts(source: Source, resource: Resource, frame: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Return the counts of events, each on the days of its event."""
    unknown = frame.filter(~pl.col("event").is_in(events["event"].implode()))
    if not unknown.is_empty():
        row, event = unknown["row"][0], unknown["event"][0]
        file = source.descriptor.file.removesuffix("datapackage.json") + resource.path
        raise ReferenceDataError(f"{file}: row {row}: event", f"{event!r} is no event of this pack", "add the event")
    days = events.select("event", as_of="start", until="end")
    return _valued(frame, resource).join(days, on="event", how="left").with_columns(entity=pl.col("event"))


def _editions(frame: pl.DataFrame, resource: Resource) -> list[pl.DataFrame]:  # noqa: ARG001 - one signature for all
    """Return the number and the days of each edition."""
    keyed = frame.with_columns(entity=pl.format("{}/{}", "body", "number"))
    number = pl.col("number").cast(pl.Float64)
    numbered = keyed.with_columns(
        metric=pl.lit("number"), low=number, high=number, as_of=pl.col("start"), until=pl.col("end")
    )
    return [numbered, _dated(keyed)]


def _offices(frame: pl.DataFrame, resource: Resource) -> list[pl.DataFrame]:
    """Return the rank that each person held, with its period, and the day on which an office was taken."""
    held = frame.filter(pl.col("low").is_not_null())
    low = pl.col("low").cast(pl.Float64)
    ranks = held.with_columns(
        entity=pl.col("person"), metric=pl.lit("rank"), low=low,
        high=pl.coalesce(pl.col("high").cast(pl.Float64), low), unit=pl.lit(resource.block.unit),
        as_of=pl.col("start"), until=pl.col("end"),
    )  # fmt: skip
    taken = frame.filter(pl.col("act").is_not_null()).with_columns(
        entity=pl.format("{}/{}", "person", pl.col("start").dt.to_string("iso")), end=pl.lit(None, pl.Date)
    )
    return [ranks, _dated(taken)]


def _uniform(frame: pl.DataFrame, pack: str, resource: Resource) -> pl.DataFrame:
    """Add what every observation has: origin, vintage, and the first day it may have been public."""
    block = resource.block
    title, address = resource.sources[0]
    absent = [name for name in ("unit", "scope", "measure", "until", "vintage_kind") if name not in frame.columns]
    frame = frame.with_columns(
        *(pl.lit(None, pl.Date if name == "until" else pl.String).alias(name) for name in absent),
        *([] if "vintage" in frame.columns else [pl.lit(None, pl.Date).alias("vintage")]),
    )
    url = pl.when(pl.col("source").is_null()).then(pl.lit(address or None, pl.String))
    return frame.with_columns(
        pack=pl.lit(pack), resource=pl.lit(resource.name), shape=pl.lit(SHAPES[block.shape].parent or block.shape),
        measure=pl.col("measure").fill_null("level"), scope=pl.col("scope").fill_null(""),
        claimant=pl.coalesce("claimant", pl.lit(block.claimant or None, pl.String)),
        status=pl.col("status").fill_null(block.status),
        url=pl.coalesce("url", url), source=pl.col("source").fill_null(title),
        vintage_kind=pl.when(pl.col("vintage").is_not_null()).then(pl.col("vintage_kind").fill_null(block.vintages)),
    ).with_columns(public=_public(resource))  # fmt: skip


def _public(resource: Resource) -> pl.Expr:
    """Return the first day on which an observation may have been public."""
    block, as_of, vintage = resource.block, pl.col("as_of"), pl.col("vintage")
    seen = pl.max_horizontal(as_of, vintage - timedelta(days=block.lag_longest))
    if block.first_import is not None:
        imported = pl.min_horizontal(vintage, as_of + timedelta(days=1)) <= block.first_import
        seen = pl.when(imported).then(as_of).otherwise(seen)
    stated = pl.when(pl.col("vintage_kind") == "stated").then(vintage).otherwise(seen)
    return pl.when(vintage.is_null()).then(as_of).otherwise(stated)


UNFOLD = {"series": _series, "events": _events, "editions": _editions, "offices": _offices}
