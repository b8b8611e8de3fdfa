"""Every figure of the packs in one validated table.

In: a catalogue and the names of the packs that are needed. Out: a polars frame with the columns of
`schema.observations_schema`; a table that breaks its form is a `ReferenceDataError` that names
file, row, column and value.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pandera.errors
import polars as pl

from verify.errors import ReferenceDataError
from verify.reference.descriptor import Resource
from verify.reference.entries import Catalogue, Pack
from verify.reference.folder import Source, read_source
from verify.reference.shapes import SHAPES
from verify.reference.table_schema import Field
from verify.schema import (
    DTYPES,
    OBSERVATION,
    Rule,
    observation_rules,
    observations_schema,
    table_rules,
    table_schema,
)

__all__ = ["load_observations", "load_readable"]

EPOCH = date(1970, 1, 1).toordinal()
DAY = r"^\d{4}-\d{2}-\d{2}$"
KEYS = ("metric", "measure", "entity", "scope")


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


def load_readable(catalogue: Catalogue, packs: Iterable[str]) -> tuple[pl.DataFrame, tuple[ReferenceDataError, ...]]:
    """Read the tables of the packs named; a pack whose tables are broken is left out and its error returned."""
    wanted = frozenset(packs)
    frames: list[pl.DataFrame] = []
    errors: list[ReferenceDataError] = []
    for pack in catalogue.packs:
        if pack.name in wanted:
            try:
                frames.append(_joined(_pack(pack)))
            except ReferenceDataError as error:
                errors.append(error)
    return pl.concat([pl.DataFrame(schema=OBSERVATION), *frames]), tuple(errors)


def _joined(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Join the tables of packs to one and validate it."""
    table = pl.concat([pl.DataFrame(schema=OBSERVATION), *frames])
    try:
        return observations_schema().validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        broken = _first_broken(table, observation_rules())
        if broken is None:
            raise ReferenceDataError("observations", str(error), "correct the packs") from error
        index, rule = broken
        row = table.row(index, named=True)
        where = f"{row['pack']}: {row['resource']}: row {row['row']}: {rule.column}"
        raise ReferenceDataError(where, f"{row[rule.column]!r} {rule.broken}", "correct the row") from error


def _pack(pack: Pack) -> list[pl.DataFrame]:
    """Unfold every table of one pack; the files must be those that the catalogue was made of."""
    source = read_source(pack.folder)
    if source.digest != pack.digest:
        raise ReferenceDataError(pack.descriptor.file, "the pack changed while it was in use", "run again")
    tables = {
        resource.name: _table(source, resource)
        for resource in source.descriptor.resources
        if resource.block.shape in UNFOLD or resource.block.shape in {"counts", "bodies"}
    }
    frames: list[pl.DataFrame] = []
    for resource in source.descriptor.resources:
        if resource.block.shape in {*UNFOLD, "counts"}:
            parts = _unfold(source, resource, tables)
            frames.extend(_uniform(part, pack.name, resource).select(OBSERVATION.keys()) for part in parts)
    return frames


def _table(source: Source, resource: Resource) -> pl.DataFrame:
    """Read one table, give its columns their types and validate it."""
    file = source.descriptor.file.removesuffix("datapackage.json") + resource.path
    names = [field.name for field in resource.table.fields]
    try:
        raw = pl.read_csv(io.BytesIO(source.files[resource.name]), infer_schema=False)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        first = str(error).partition("\n")[0]
        raise ReferenceDataError(file, f"not CSV: {first}", "correct it there") from error
    if raw.columns != names:
        raise ReferenceDataError(
            f"{file}: row 1", f"the columns are {', '.join(raw.columns)}", f"write {', '.join(names)}"
        )
    typed = raw.select(_typed(field) for field in resource.table.fields)
    for field in resource.table.fields:
        bad = raw[field.name].is_not_null() & typed[field.name].is_null()
        if bad.any():
            row = bad.arg_true()[0]
            raise ReferenceDataError(
                f"{file}: row {row + 2}: {field.name}", f"{raw[field.name][row]!r} is no {field.type}", _remedy(field)
            )
    checked = _checked(typed, resource, file)
    if resource.block.shape == "series":
        _check_series(checked, resource, source.descriptor.file)
    missing = SHAPES[resource.block.shape].required | SHAPES[resource.block.shape].optional
    extra = [pl.lit(None, DTYPES[kind]).alias(name) for name, kind in missing.items() if name not in names]
    return checked.with_columns(*extra, row=pl.int_range(2, pl.len() + 2, dtype=pl.Int64))


def _typed(field: Field) -> pl.Expr:
    """Return a column in its type; a cell that has another one becomes null."""
    text = pl.col(field.name)
    match field.type:
        case "date":
            return pl.when(text.str.contains(DAY)).then(text.str.to_date("%Y-%m-%d", strict=False)).alias(field.name)
        case "integer":
            return text.cast(pl.Int64, strict=False)
        case "number":
            number = text.cast(pl.Float64, strict=False)
            return pl.when(number.is_finite()).then(number).alias(field.name)
        case _:
            return text


def _remedy(field: Field) -> str:
    """Say how a cell of this type is written."""
    return {"date": "write it as YYYY-MM-DD", "integer": "write digits only"}.get(field.type, "write it with a dot")


def _checked(frame: pl.DataFrame, resource: Resource, file: str) -> pl.DataFrame:
    """Validate a table; the first rule that is broken becomes one line."""
    rules = table_rules(resource.table, grows=resource.block.monotone)
    try:
        return table_schema(resource.table, rules).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        broken = _first_broken(frame, rules)
        if broken is None:
            raise ReferenceDataError(file, str(error), "correct the table") from error
        index, rule = broken
        cells = [frame[name][index] for name in rule.column.split(", ")]
        shown = " ".join("" if cell is None else str(cell) for cell in cells)
        where = f"{file}: row {index + 2}: {rule.column}"
        raise ReferenceDataError(where, f"{shown!r}: {rule.broken}", "correct the row") from error


def _first_broken(frame: pl.DataFrame, rules: Iterable[Rule]) -> tuple[int, Rule] | None:
    """Return the first rule that a table breaks, and the first row that breaks it."""
    for rule in rules:
        row = frame.select((~rule.holds).arg_true().first()).item()
        if row is not None:
            return int(row), rule
    return None


def _check_series(frame: pl.DataFrame, resource: Resource, file: str) -> None:
    """Hold the descriptor's list of series against the table."""
    keys = [pl.col(key) if key in frame.columns else pl.lit(None, pl.String).alias(key) for key in KEYS]
    found = (
        frame.select(*keys, "as_of")
        .with_columns(pl.col("scope").fill_null(""), pl.col("measure").fill_null("level"))
        .group_by(KEYS)
        .agg(first=pl.col("as_of").min(), last=pl.col("as_of").max())
    )
    actual = set(found.iter_rows())
    listed = {(key.metric, key.measure, key.entity, key.scope, key.first, key.last) for key in resource.block.series}
    for row in sorted(actual ^ listed):
        where = f"{file}: {resource.where}.verify:reference.series"
        shown = " ".join(str(part) for part in row if part != "")
        wrong = "is in the table but not listed" if row in actual else "is listed but not in the table"
        raise ReferenceDataError(where, f"{shown} {wrong}", "list each series with its first and last day")


def _unfold(source: Source, resource: Resource, tables: Mapping[str, pl.DataFrame]) -> list[pl.DataFrame]:
    """Return a table's observations in the columns of its shape."""
    frame = tables[resource.name]
    if resource.block.shape == "counts":
        return [_counts(source, resource, frame, tables[resource.block.parent])]
    return UNFOLD[resource.block.shape](frame, resource)


def _series(frame: pl.DataFrame, resource: Resource) -> list[pl.DataFrame]:
    """Return the observations of a series."""
    return [_valued(frame, resource)]


def _valued(frame: pl.DataFrame, resource: Resource) -> pl.DataFrame:
    """Turn a value into an interval, and give it its metric's unit."""
    units = {metric.name: metric.unit for metric in resource.block.metrics}
    unit = pl.when(pl.col("measure").fill_null("level") == "level").then(
        pl.col("metric").replace_strict(units, default=None, return_dtype=pl.String)
    )
    return frame.with_columns(
        low=pl.coalesce("low", "value").cast(pl.Float64),
        high=pl.coalesce("high", "value").cast(pl.Float64),
        unit=pl.coalesce("unit", unit, pl.lit("percent")),
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
    """Return the rank that each person held, with its period."""
    held = frame.filter(pl.col("low").is_not_null())
    low = pl.col("low").cast(pl.Float64)
    return [
        held.with_columns(
            entity=pl.col("person"), metric=pl.lit("rank"), low=low,
            high=pl.coalesce(pl.col("high").cast(pl.Float64), low), unit=pl.lit(resource.block.unit),
            as_of=pl.col("start"), until=pl.col("end"),
        )
    ]  # fmt: skip


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
