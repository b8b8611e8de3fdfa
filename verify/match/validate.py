"""Validate the claims table, once a batch.

In: the claims table and the constraints of checks. Out: for each constraint, the claims that break
it. An impossible value is a finding, never an exception; a wrong column is our own mistake and is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandera.errors

from verify.match.frame import COLUMNS
from verify.schema import claims_schema

if TYPE_CHECKING:
    import polars as pl

__all__ = ["broken"]


def broken(claims: pl.DataFrame, constraints: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """Return, by the id of a check, the claims that break its constraint."""
    try:
        claims_schema(COLUMNS, constraints).validate(claims, lazy=True)
    except pandera.errors.SchemaErrors as err:
        cases = err.failure_cases
        if cases["index"].null_count() or not set(cases["check"].to_list()) <= set(constraints):
            raise
        numbers = claims["claim"]
        return {
            str(name): frozenset(numbers[index] for index in group["index"].to_list())
            for (name,), group in cases.group_by("check")
        }
    return {}
