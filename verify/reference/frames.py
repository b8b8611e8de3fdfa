"""Read one table of figures into a frame, hold it against its schema and its list of series.

In: a pack's source, a resource, the entities that are needed. Out: a polars frame whose columns have
the types of the schema and those of its shape, with `row`, the number of the row. Of a Parquet file
only the rows of the entities needed are read and checked; a CSV file is always checked whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import pandera.errors
import polars as pl

from verify.errors import ReferenceDataError
from verify.reference.descriptor import Resource
from verify.reference.folder import Source
from verify.reference.shapes import SHAPES
from verify.reference.table_schema import Field
from verify.schema import DTYPES, Rule, table_rules, table_schema

__all__ = ["Wanted", "first_broken", "read_frame"]

Wanted = frozenset[str] | None  # entities; `None` stands for all
DAY = r"^\d{4}-\d{2}-\d{2}$"
KEYS = ("metric", "measure", "entity", "scope")
FITTING = {"string": (pl.String, pl.Categorical, pl.Enum), "date": (pl.Date,)}
HEADER = 2  # number of the first row of figures: the header is the first of a CSV, and counted in both formats


def read_frame(source: Source, resource: Resource, wanted: Wanted = None, *, valid: bool = False) -> pl.DataFrame:
    """Read one table, give its columns their types and validate it, if it is not known to be valid."""
    file = source.descriptor.file.removesuffix("datapackage.json") + resource.path
    names = [field.name for field in resource.table.fields]
    content = source.files[resource.name]
    read = _parquet(content, resource, file, wanted) if resource.format == "parquet" else _csv(content, resource, file)
    checked = read if valid else _checked(read, resource, file)
    if resource.block.shape == "series" and not valid:
        _check_series(checked, resource, source.descriptor.file, wanted)
    missing = SHAPES[resource.block.shape].required | SHAPES[resource.block.shape].optional
    extra = [pl.lit(None, DTYPES[kind]).alias(name) for name, kind in missing.items() if name not in names]
    return checked.with_columns(*extra)


def _csv(content: bytes, resource: Resource, file: str) -> pl.DataFrame:
    """Read a CSV file; a cell that is not of its column's type is named."""
    try:
        raw = pl.read_csv(io.BytesIO(content), infer_schema=False)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        first = str(error).partition("\n")[0]
        raise ReferenceDataError(file, f"not CSV: {first}", "correct it there") from error
    _check_columns(raw.columns, resource, f"{file}: row 1")
    typed = raw.select(_typed(field) for field in resource.table.fields)
    for field in resource.table.fields:
        bad = raw[field.name].is_not_null() & typed[field.name].is_null()
        if bad.any():
            row = bad.arg_true()[0]
            raise ReferenceDataError(
                f"{file}: row {row + HEADER}: {field.name}",
                f"{raw[field.name][row]!r} is no {field.type}",
                _remedy(field),
            )
    return typed.with_columns(row=pl.int_range(HEADER, pl.len() + HEADER, dtype=pl.Int64))


def _parquet(content: bytes, resource: Resource, file: str, wanted: Wanted) -> pl.DataFrame:
    """Read the rows of some entities from a Parquet file; a column of another type is named."""
    try:
        lazy = pl.scan_parquet(io.BytesIO(content), row_index_name="row", row_index_offset=HEADER)
        found = lazy.collect_schema()
        _check_columns([name for name in found.names() if name != "row"], resource, file)
        for field in resource.table.fields:
            if not _fits(found[field.name], field):
                where = f"{file}: {field.name}"
                raise ReferenceDataError(where, f"{found[field.name]} is no {field.type}", "write it in that type")
        own = "event" if resource.block.shape == "counts" else "entity"
        kept = lazy if wanted is None else lazy.filter(pl.col(own).is_in(sorted(wanted)))
        casts = [pl.col(field.name).cast(DTYPES[field.type]) for field in resource.table.fields]
        return kept.select(*casts, pl.col("row").cast(pl.Int64)).collect()
    except pl.exceptions.PolarsError as error:
        first = str(error).partition("\n")[0]
        raise ReferenceDataError(file, f"not Parquet: {first}", "write it anew") from error


def _fits(dtype: pl.DataType, field: Field) -> bool:
    """Tell whether a column of a Parquet file has the type of its field."""
    if field.type == "integer":
        return dtype.is_integer()
    return dtype.is_numeric() if field.type == "number" else dtype in FITTING[field.type]


def _check_columns(found: list[str], resource: Resource, where: str) -> None:
    names = [field.name for field in resource.table.fields]
    if found != names:
        raise ReferenceDataError(where, f"the columns are {', '.join(found)}", f"write {', '.join(names)}")


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
        broken = first_broken(frame, rules)
        if broken is None:
            raise ReferenceDataError(file, str(error), "correct the table") from error
        index, rule = broken
        cells = [frame[name][index] for name in rule.column.split(", ")]
        shown = " ".join("" if cell is None else str(cell) for cell in cells)
        where = f"{file}: row {frame['row'][index]}: {rule.column}"
        raise ReferenceDataError(where, f"{shown!r}: {rule.broken}", "correct the row") from error


def first_broken(frame: pl.DataFrame, rules: Iterable[Rule]) -> tuple[int, Rule] | None:
    """Return the first rule that a table breaks, and the first row that breaks it."""
    for rule in rules:
        row = frame.select((~rule.holds).arg_true().first()).item()
        if row is not None:
            return int(row), rule
    return None


def _check_series(frame: pl.DataFrame, resource: Resource, file: str, wanted: Wanted) -> None:
    """Hold the descriptor's list of series against the table, or against the part of it that was read."""
    keys = [pl.col(key) if key in frame.columns else pl.lit(None, pl.String).alias(key) for key in KEYS]
    found = (
        frame.select(*keys, "as_of")
        .with_columns(pl.col("scope").fill_null(""), pl.col("measure").fill_null("level"))
        .group_by(KEYS)
        .agg(first=pl.col("as_of").min(), last=pl.col("as_of").max())
    )
    actual = set(found.iter_rows())
    listed = {
        (key.metric, key.measure, key.entity, key.scope, key.first, key.last)
        for key in resource.block.series
        if wanted is None or resource.format == "csv" or key.entity in wanted
    }
    for row in sorted(actual ^ listed):
        where = f"{file}: {resource.where}.verify:reference.series"
        shown = " ".join(str(part) for part in row if part != "")
        wrong = "is in the table but not listed" if row in actual else "is listed but not in the table"
        raise ReferenceDataError(where, f"{shown} {wrong}", "list each series with its first and last day")
