"""Quantities, days and observations in, the values that JSON has for them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from verify.model import Kind, Reference, Span
from verify.quantity import Quantity
from verify.report.wording import days_of

__all__ = ["Json", "iso_day", "quantity_ends", "quantity_object", "reference_object", "span_object"]

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"

LONGEST = 300  # digits beyond which a reader of JSON cannot hold a number: such an end is left open


def quantity_ends(quantity: Quantity, kind: Kind) -> tuple[Json, Json, str]:
    """Return low, high and bounds: ISO days for a date, numbers for the rest, `None` for an open end."""
    if kind == Kind.DATE:
        days = days_of(quantity)
        brackets = f"{'(' if days[0] is None else '['}{')' if days[1] is None else ']'}"
        return iso_day(days[0]), iso_day(days[1]), brackets
    return _plain(quantity.low), _plain(quantity.high), quantity.brackets


def quantity_object(quantity: Quantity | None, kind: Kind) -> Json:
    """Write an interval."""
    if quantity is None:
        return None
    low, high, bounds = quantity_ends(quantity, kind)
    return {"low": low, "high": high, "bounds": bounds, "unit": quantity.unit}


def reference_object(reference: Reference | None, kind: Kind) -> dict[str, Json] | None:
    """Write the observation that the verdict rests on."""
    if reference is None:
        return None
    low, high, _ = quantity_ends(reference.quantity, kind)
    vintage: Json = {"date": iso_day(reference.vintage), "kind": reference.vintage_kind} if reference.vintage else None
    return {
        "pack": reference.pack,
        "table": reference.resource,
        "row": reference.row,
        "entity": reference.entity,
        "low": low,
        "high": high,
        "as_of": iso_day(reference.as_of),
        "until": iso_day(reference.until),
        "vintage": vintage,
        "claimant": reference.claimant,
        "status": reference.status,
        "source": reference.source,
        "url": reference.url,
    }


def iso_day(day: date | None) -> str | None:
    """Write a day in ISO 8601."""
    return None if day is None else day.isoformat()


def _plain(value: Decimal | None) -> int | float | None:
    """Write a number as JSON holds it: whole where it is whole."""
    if value is None or not value.is_finite() or value.adjusted() > LONGEST:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def span_object(span: Span) -> dict[str, Json]:
    """Write where something stands in a text."""
    return {"start": span.start, "end": span.end}
