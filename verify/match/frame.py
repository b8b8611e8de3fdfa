"""Lay the claims of a batch out as one table.

In: the claims of all documents of a batch. Out: a polars frame, one row a claim, with the columns
of `COLUMNS`; `schema.claims_schema` validates it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import polars as pl

from verify.language.langs import Langs
from verify.model import CalendarDate, Claim, Document, Kind
from verify.quantity import rounding

__all__ = ["COLUMNS", "claims_frame", "scope_key"]

COLUMNS: Mapping[str, pl.DataType] = {
    "claim": pl.Int64(),
    "document": pl.Int64(),
    "text": pl.String(),
    "figures": pl.String(),  # how numbers are written there, by example
    "kind": pl.String(),
    "measure": pl.String(),
    "metric": pl.String(),
    "entity": pl.String(),
    "entities": pl.List(pl.String),
    "scope": pl.String(),
    "shape": pl.String(),
    "reason": pl.String(),
    "bound": pl.String(),
    "unit": pl.String(),
    "as_of": pl.Date(),
    "dateline": pl.Date(),
    "day_stated": pl.Boolean(),
    "since": pl.Date(),
    "firm": pl.Boolean(),
    "plain": pl.Boolean(),
    "asserted": pl.Boolean(),
    "is_round": pl.Boolean(),
    "written": pl.Float64(),
    "step": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "low_closed": pl.Boolean(),
    "high_closed": pl.Boolean(),
    "near_low": pl.Float64(),
    "near_high": pl.Float64(),
    "year": pl.Int64(),
    "month": pl.Int64(),
    "day": pl.Int64(),
    "weekday": pl.Int64(),
    "until_day": pl.Int64(),
    "until_month": pl.Int64(),
}

MEASURED = frozenset({Kind.MONEY, Kind.MEASURE})

Row = dict[str, object]


def claims_frame(batch: Iterable[tuple[Document, Iterable[Claim]]]) -> pl.DataFrame:
    """Return the table of a batch; claims are numbered through it in reading order."""
    rows: list[Row] = []
    for number, (document, claims) in enumerate(batch):
        langs = Langs(document)
        for claim in claims:
            row = _row(len(rows), number, document, claim)
            rows.append({**row, "figures": langs.example(claim.mention.span.start)})
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    return pl.DataFrame(columns, schema=dict(COLUMNS))


def scope_key(scope: Mapping[str, str]) -> str:
    """Return the canonical form of a scope, as packs write it.

    >>> scope_key({"role": "child"})
    'role=child'
    """
    return ";".join(f"{key}={value}" for key, value in sorted(scope.items()))


def _row(number: int, document_number: int, document: Document, claim: Claim) -> Row:
    mention = claim.mention
    return {
        "claim": number,
        "document": document_number,
        "text": document.text[mention.span.start : mention.span.end],
        "kind": mention.kind.value,
        "measure": claim.measure.value,
        "metric": claim.metric,
        "entity": claim.entity,
        "entities": None if claim.entity is None else [claim.entity, *claim.rivals],
        "scope": scope_key(claim.scope),
        "shape": "label" if mention.kind == Kind.LABEL else claim.shape,
        "reason": claim.reason,
        "bound": None if mention.bound is None else mention.bound.value,
        "as_of": claim.as_of,
        "dateline": document.dateline.day,
        "day_stated": claim.day_stated,
        "since": claim.since,
        "firm": claim.firm,
        "plain": claim.plain,
        "asserted": claim.asserted,
        **_quantity(claim),
        **_date(mention.date),
    }


def _quantity(claim: Claim) -> Row:
    quantity = claim.mention.quantity
    if quantity is None:
        names = (
            "unit",
            "is_round",
            "written",
            "step",
            "low",
            "high",
            "low_closed",
            "high_closed",
            "near_low",
            "near_high",
        )
        return dict.fromkeys(names)
    near = rounding(quantity, claim.mention.bound, is_measured=claim.mention.kind in MEASURED)
    return {
        "unit": quantity.unit,
        "is_round": quantity.is_round,
        "written": _float(quantity.written),
        "step": _float(quantity.step),
        "low": _float(quantity.low),
        "high": _float(quantity.high),
        "low_closed": quantity.low_closed,
        "high_closed": quantity.high_closed,
        "near_low": _float(near.low),
        "near_high": _float(near.high),
    }


def _date(printed: CalendarDate | None) -> Row:
    until = None if printed is None else printed.until
    return {
        "year": None if printed is None else printed.year,
        "month": None if printed is None else printed.month,
        "day": None if printed is None else printed.day,
        "weekday": None if printed is None else printed.weekday,
        "until_day": None if until is None else until.day,
        "until_month": None if until is None else until.month,
    }


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
