"""A pack of a catalogue in, the page that shows it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.errors import UsageError
from verify.reference.entries import Catalogue, Item, Pack, Series
from verify.reference.folder import read_descriptor
from verify.report.pack import PackPage, PackTable
from verify.report.wording import number

if TYPE_CHECKING:
    import polars as pl

__all__ = ["view"]

LAST = 15  # figures in the table
SERIES = 20  # series in the list
KEY = ("metric", "measure", "entity", "scope")


def view(catalogue: Catalogue, name: str, key: Mapping[str, str]) -> PackPage:
    """Return the page of a pack; of several series that fit a key the first is drawn, and all are listed."""
    pack = next(pack for pack in catalogue.packs if pack.name == name)
    fitting = [
        series
        for series in catalogue.series
        if series.pack == name and all(getattr(series, part) == wanted for part, wanted in key.items())
    ]
    if key and not fitting:
        shown = ", ".join(f"{part} {wanted}" for part, wanted in key.items())
        raise UsageError(name, f"no series has {shown}", f"see verify data show {name}")
    tables: list[PackTable] = []
    if not fitting:
        return PackPage(
            pack.title, _facts(pack), "", (), [_items(item for item in catalogue.items if item.pack == name)]
        )

    from verify.reference.observations import load_observations

    chosen = fitting[0]
    newest = _newest(load_observations(catalogue, [name]), chosen)
    if len(fitting) > 1:
        tables.append(_listed(fitting, name))
    tables.append(_figures(newest))
    drawn = [(day, (low + high) / 2) for day, low, high in newest.select("as_of", "low", "high").iter_rows()]
    return PackPage(pack.title, _facts(pack), f"{_named(chosen)} ({chosen.unit}; {chosen.claimant})", drawn, tables)


def _facts(pack: Pack) -> list[tuple[str, str]]:
    """Return what a page says of the pack."""
    facts = [
        ("pack", f"{pack.name} {pack.version}"),
        ("sources", "; ".join(pack.sources)),
        ("licences", ", ".join(pack.licences)),
        ("digest", pack.digest),
    ]
    resources = read_descriptor(pack.folder).resources
    caveats = dict.fromkeys(words for resource in resources for words in resource.block.caveats)
    return [*facts, *(("caveat", words) for words in caveats)]


def _named(series: Series) -> str:
    """Name a series."""
    measure = "" if series.measure == "level" else series.measure
    return " ".join(part for part in (series.metric, measure, series.entity, series.scope) if part)


def _newest(figures: pl.DataFrame, series: Series) -> pl.DataFrame:
    """Return the newest figure of every day of a series."""
    import polars as pl

    same = [pl.col(part) == getattr(series, part) for part in KEY]
    return (
        figures.filter(pl.col("shape") == "series", *same)
        .sort("as_of", "vintage", nulls_last=False, maintain_order=True)
        .unique("as_of", keep="last", maintain_order=True)
    )


def _figures(newest: pl.DataFrame) -> PackTable:
    """Return the last figures of a series."""
    rows = []
    for row in newest.tail(LAST).iter_rows(named=True):
        low, high = Decimal(str(row["low"])), Decimal(str(row["high"]))
        value = number(low) if low == high else f"{number(low)} to {number(high)}"
        vintage = "" if row["vintage"] is None else row["vintage"].isoformat()
        rows.append((row["as_of"].isoformat(), value, vintage, row["claimant"] or "", row["source"]))
    return PackTable("Last figures", ("day", "figure", "vintage", "claimant", "source"), rows)


def _listed(fitting: list[Series], name: str) -> PackTable:
    """Return the list of series."""
    rows = [
        (series.metric, series.measure, series.entity, series.scope, f"{series.first} to {series.last}")
        for series in fitting[:SERIES]
    ]
    more = len(fitting) - len(rows)
    rest = f", the first {SERIES}; narrow them with --metric, --entity, --scope" if more > 0 else ""
    title = f"{len(fitting)} series of {name}{rest}"
    return PackTable(title, ("metric", "measure", "entity", "scope", "days"), rows)


def _items(items: Iterable[Item]) -> PackTable:
    """Return what a pack of events, meetings or persons holds, the latest last."""
    known = [
        (occasion.start, item.title, occasion.entity, "" if occasion.end is None else occasion.end.isoformat())
        for item in items
        for occasion in item.occasions
    ]
    rows = [(start.isoformat(), end, title, entity) for start, title, entity, end in sorted(known)[-LAST:]]
    return PackTable(f"The last of {len(known)} entries", ("start", "end", "title", "key"), rows)
