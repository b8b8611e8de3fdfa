"""Write tidy tables into a pack, and their days and checksums into its descriptor.

In: a pack's folder and a frame for each of its tables. Out: CSV or Parquet files, by the ending of
their names, and the descriptor with `hash` and the list of series of each. The same frames give the
same descriptor; with the same release of polars also the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from verify.reference.adapters.files import write_files

__all__ = ["content_of", "series", "write_tables"]

ROWS_OF_A_GROUP = 20_000  # so that the rows of one entity are found without reading all
LEVEL = 19  # of zstd: written once, read often
KEYS = ("metric", "measure", "scope")
ABSENT = {"measure": "level", "scope": ""}


def write_tables(pack: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write the tables of a pack, by file name."""
    write_files(pack, {name: (content_of(name, frame), _listed(frame)) for name, frame in tables.items()})


def _listed(frame: pl.DataFrame) -> list[dict[str, object]]:
    """Return the series of a table; one of events has none."""
    return series(frame) if "as_of" in frame.columns else []


def content_of(name: str, frame: pl.DataFrame) -> bytes:
    """Return a table as a file, by the ending of its name."""
    file = io.BytesIO()
    if name.endswith(".parquet"):
        frame.write_parquet(file, compression="zstd", compression_level=LEVEL, row_group_size=ROWS_OF_A_GROUP)
    else:
        frame.write_csv(file)
    return file.getvalue()


def series(frame: pl.DataFrame) -> list[dict[str, object]]:
    """Return what a descriptor says of each series: its key and days; entities with the same days together.

    >>> from datetime import date
    >>> days = {"as_of": [date(2024, 1, 1)] * 2, "value": [1, 2]}
    >>> series(pl.DataFrame({"metric": ["beds"] * 2, "entity": ["b", "a"], **days}))[0]["entities"]
    ['a', 'b']
    """
    absent = [pl.lit(text).alias(name) for name, text in ABSENT.items() if name not in frame.columns]
    found = (
        frame.with_columns(*absent)
        .with_columns(pl.col("scope").fill_null(""), pl.col("measure").fill_null("level"))
        .group_by(*KEYS, "entity")
        .agg(first=pl.col("as_of").min(), last=pl.col("as_of").max())
        .group_by(*KEYS, "first", "last")
        .agg(entities=pl.col("entity").sort())
        .sort(*KEYS, "first", "last")
    )
    return [_entry(row) for row in found.iter_rows(named=True)]


def _entry(row: Mapping[str, object]) -> dict[str, object]:
    entities = row["entities"]
    one = isinstance(entities, list) and len(entities) == 1
    return {
        "metric": row["metric"],
        **({} if row["measure"] == "level" else {"measure": row["measure"]}),
        **({"entity": entities[0]} if one and isinstance(entities, list) else {"entities": entities}),
        **({"scope": row["scope"]} if row["scope"] else {}),
        "first": str(row["first"]),
        "last": str(row["last"]),
    }
