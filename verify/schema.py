"""The tables that cross a stage, as pandera schemas.

In: nothing, or the Table Schema of a pack. Out: schemas that validate eager polars frames, and the
rules behind them, which tell afterwards which cell broke which. Only commands that compare import
this module: it needs pandera.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandera.polars as pa
import polars as pl
from msgspec import Struct

from verify.reference.table_schema import Field, Table

__all__ = ["DTYPES", "OBSERVATION", "Rule", "observation_rules", "observations_schema", "table_rules", "table_schema"]

MEASURES = ["level", "share", "change", "multiple", "rank", "elapsed"]
STATUSES = ["official", "party-reported", "estimate", "press", "derived", "computed"]
DTYPES = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "date": pl.Date}
KINDS = ["stated", "first_seen"]
OBSERVATION = {
    "pack": pl.String,
    "resource": pl.String,
    "shape": pl.String,
    "metric": pl.String,
    "measure": pl.String,
    "entity": pl.String,
    "scope": pl.String,
    "as_of": pl.Date,
    "until": pl.Date,
    "low": pl.Float64,
    "high": pl.Float64,
    "unit": pl.String,
    "vintage": pl.Date,
    "vintage_kind": pl.String,
    "public": pl.Date,  # first day on which it may have been public
    "claimant": pl.String,
    "status": pl.String,
    "source": pl.String,
    "url": pl.String,
    "row": pl.Int64,  # line in the pack's file
}
MAY_LACK = frozenset({"until", "unit", "vintage", "vintage_kind", "claimant", "url"})
SERIES = ("metric", "measure", "entity", "scope")


class Rule(Struct, frozen=True):
    """What every row of a table must fulfil; `broken` says what is wrong with a cell that does not."""

    column: str
    broken: str
    holds: pl.Expr


def observations_schema() -> pa.DataFrameSchema:
    """Return the schema of the one table that every shape of pack unfolds into.

    >>> list(observations_schema().columns)[:3]
    ['pack', 'resource', 'shape']
    """
    columns = {name: pa.Column(kind, nullable=True) for name, kind in OBSERVATION.items()}
    return pa.DataFrameSchema(columns, checks=pa.Check(_Together(observation_rules())), strict=True, ordered=True)


def observation_rules() -> tuple[Rule, ...]:
    """Return the rules of the table of observations.

    >>> [rule.broken for rule in observation_rules()][-1]
    'lies above high'
    """
    measure, status, kind = pl.col("measure"), pl.col("status"), pl.col("vintage_kind")
    return (
        *(Rule(name, "the cell is empty", pl.col(name).is_not_null()) for name in OBSERVATION if name not in MAY_LACK),
        Rule("measure", f"not one of {', '.join(MEASURES)}", measure.is_in(MEASURES)),
        Rule("status", f"not one of {', '.join(STATUSES)}", status.is_in(STATUSES)),
        Rule("vintage_kind", f"not one of {', '.join(KINDS)}", kind.is_in(KINDS).fill_null(value=True)),
        Rule("low", "lies above high", pl.col("low") <= pl.col("high")),
    )


def table_schema(table: Table, rules: tuple[Rule, ...]) -> pa.DataFrameSchema:
    """Return the schema of a pack's table: the types of its columns, and all its rules at once.

    One check in place of one a column and rule: pandera takes about a millisecond for each.

    >>> table = Table((Field("entity", "string", required=True),))
    >>> list(table_schema(table, table_rules(table, grows=False)).columns)
    ['entity']
    """
    columns = {field.name: pa.Column(DTYPES[field.type], nullable=True) for field in table.fields}
    return pa.DataFrameSchema(columns, checks=pa.Check(_Together(rules)) if rules else None)


class _Together(Struct, frozen=True):
    """The check that all rules hold."""

    rules: tuple[Rule, ...]

    def __call__(self, data: pa.PolarsData) -> pl.LazyFrame:
        """Tell of each row whether it fulfils every rule."""
        return data.lazyframe.select(pl.all_horizontal(rule.holds for rule in self.rules))


def table_rules(table: Table, *, grows: bool) -> tuple[Rule, ...]:
    """Return the rules of a pack's table; where it `grows`, no series may fall from day to day.

    >>> [rule.broken for rule in table_rules(Table((Field("entity", "string", required=True),)), grows=False)]
    ['the cell is empty']
    """
    rules = [rule for field in table.fields for rule in _field_rules(field)]
    if table.primary_key:
        names = ", ".join(table.primary_key)
        rules.append(Rule(names, "this key occurs twice", pl.struct(table.primary_key).is_unique()))
    if grows:
        rules.append(_growth({field.name for field in table.fields}))
    return tuple(rules)


def _field_rules(field: Field) -> list[Rule]:
    """Return the rules of one column; an empty cell breaks none but the first."""
    cell = pl.col(field.name)
    rules = [Rule(field.name, "the cell is empty", cell.is_not_null())] if field.required else []
    found = []
    if field.minimum is not None:
        found.append((f"less than {field.minimum}", cell >= _limit(field, field.minimum)))
    if field.maximum is not None:
        found.append((f"more than {field.maximum}", cell <= _limit(field, field.maximum)))
    if field.enum:
        known = [_limit(field, value) for value in field.enum]
        found.append((f"not one of {', '.join(field.enum)}", cell.is_in(known)))
    if field.pattern is not None:
        found.append((f"not of the form {field.pattern}", cell.str.contains(f"^(?:{field.pattern})$")))
    if field.unique:
        found.append(("occurs twice", cell.is_unique()))
    return rules + [Rule(field.name, broken, holds.fill_null(value=True)) for broken, holds in found]


def _limit(field: Field, value: str) -> int | float | date | str:
    """Return a limit in the type of its column."""
    match field.type:
        case "integer":
            return int(value)
        case "number":
            return float(value)
        case "date":
            return date.fromisoformat(value)
        case _:
            return value


def _growth(names: set[str]) -> Rule:
    """Return the rule that the newest vintages of a series never fall from one day to the next."""
    by = [name for name in SERIES if name in names]
    column = "value" if "value" in names else "low"
    value = pl.col(column)
    newest = value
    if "vintage" in names:
        vintage = pl.col("vintage").fill_null(date.min)
        newest = pl.when(vintage == vintage.max().over([*by, "as_of"])).then(value)
    highest = newest.cum_max().over(by, order_by="as_of")
    return Rule(column, "lower than on a day before", (newest >= highest).fill_null(value=True))


def claims_schema(columns: Mapping[str, pl.DataType], constraints: Mapping[str, str]) -> pa.DataFrameSchema:
    """Return the schema of the claims table: the types of its columns, and what every claim has to meet.

    A constraint is an SQL condition under the id of the check whose rows break it; a condition that
    cannot be told of a row is met.
    """
    return pa.DataFrameSchema(
        {name: pa.Column(type(kind) if name != "entities" else kind, nullable=True) for name, kind in columns.items()},
        checks=[pa.Check(_meets(condition), name=name, error=name) for name, condition in constraints.items()],
        strict=True,
    )


def _meets(condition: str) -> Callable[[pa.PolarsData], pl.LazyFrame]:
    """Return a check that rows meet an SQL condition."""

    def check(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.sql_expr(condition).fill_null(value=True))

    return check
