"""Lay out what the numbers of a text say of each other as a table.

In: the claims of all documents of a batch, with their links. Out: a polars frame, one row a link; `claim`
numbers the claims as the claims table does. A figure fits where the two intervals meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import polars as pl

from verify.model import Claim, Document, Link

__all__ = ["LINKS", "links_frame"]

LINKS = {
    "claim": pl.Int64(),
    "link": pl.String(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "expected_low": pl.Float64(),
    "expected_high": pl.Float64(),
    "unit": pl.String(),
    "others": pl.List(pl.String()),
    "fits": pl.Boolean(),
}


def links_frame(batch: Iterable[tuple[Document, Iterable[Claim]]]) -> pl.DataFrame:
    """Return the table of links of a batch."""
    rows: list[tuple[object, ...]] = []
    number = 0
    for document, claims in batch:
        for claim in claims:
            rows.extend(_row(number, document, link) for link in claim.links)
            number += 1
    frame = pl.DataFrame(rows, schema={name: kind for name, kind in LINKS.items() if name != "fits"}, orient="row")
    above = pl.col("low").is_null() | pl.col("expected_high").is_null() | (pl.col("low") <= pl.col("expected_high"))
    below = pl.col("high").is_null() | pl.col("expected_low").is_null() | (pl.col("high") >= pl.col("expected_low"))
    return frame.with_columns(fits=above & below)


def _row(number: int, document: Document, link: Link) -> tuple[object, ...]:
    own, expected = link.own, link.expected
    ends = (_float(each) for each in (own.low, own.high, expected.low, expected.high))
    others = [" ".join(document.text[span.start : span.end].split()) for span in link.others]
    return (number, link.name, *ends, own.unit, others)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
