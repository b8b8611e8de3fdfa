"""Tell what is true of a figure and what is certainly false, by a plain lookup in the observations of all packs.

In: a key and the day of an article. Out: the rows that it may rest on, and whether another figure is false
under each of them: of every vintage and source, and of the days around. The matcher has no part in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

import polars as pl

from tests.benchmarks.verdicts.article import Key
from verify.reference.entries import Catalogue, Series

__all__ = ["Facts", "Printed", "is_false", "is_true"]

Row = Mapping[str, Any]
COUNTED = frozenset({"person", "case", "rank", "OF", "day", None})  # what is whole: 12 stands for no 12.4
AROUND = timedelta(days=3)
FEW = timedelta(days=9)  # a weekend and holidays: a market's last price
OCCASIONS = frozenset({"events", "editions", "offices"})
FIVE = 5
LITTLE = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it stands in a text: what it is worth, how precisely, and how it is limited."""

    value: Decimal
    step: Decimal
    bound: str = ""


@dataclass(frozen=True)
class Facts:
    """Every observation of the packs, with the days that each series lags behind."""

    observations: pl.DataFrame
    catalogue: Catalogue
    cache: dict[tuple[str, str, str, str], tuple[Row, ...]] = field(default_factory=dict)

    @cached_property
    def series(self) -> Mapping[tuple[str, str, str, str], tuple[Series, ...]]:
        """Return the series by key."""
        found: dict[tuple[str, str, str, str], tuple[Series, ...]] = {}
        for each in self.catalogue.series:
            key = (each.metric, each.measure, each.entity, each.scope)
            found[key] = (*found.get(key, ()), each)
        return found

    @cached_property
    def metrics(self) -> Mapping[str, pl.DataFrame]:
        """Return the observations of each metric, so that a look-up need not pass through all."""
        parts = self.observations.partition_by("metric", as_dict=True)
        return {str(metric): frame for (metric,), frame in parts.items()}

    def of_metric(self, metric: str) -> pl.DataFrame:
        """Return the observations of one metric."""
        return self.metrics.get(metric, self.observations.clear())

    def rows(self, key: Key) -> tuple[Row, ...]:
        """Return every row of a key, of all days, in the order of days."""
        wanted = (key.metric, key.measure, key.entity, key.scope)
        if wanted not in self.cache:
            same = [pl.col(name) == value for name, value in zip(_KEY, wanted, strict=True)]
            self.cache[wanted] = tuple(self.of_metric(key.metric).filter(*same).sort("as_of").iter_rows(named=True))
        return self.cache[wanted]

    def lag(self, key: Key) -> timedelta:
        """Return the longest time from a day to its figure."""
        series = self.series.get((key.metric, key.measure, key.entity, key.scope), ())
        return timedelta(days=max((each.lag_longest for each in series), default=0))

    def margin(self, key: Key) -> Decimal:
        """Return how far other sources of the same thing, which no pack holds, may lie apart."""
        series = self.series.get((key.metric, key.measure, key.entity, key.scope), ())
        return max((each.margin for each in series), default=Decimal(0))

    def supports(self, key: Key, day: date) -> tuple[Row, ...]:
        """Return the rows that a true figure may rest on."""
        return self._within(key, day, timedelta(0))

    def window(self, key: Key, day: date) -> tuple[Row, ...]:
        """Return the rows under each of which a wrong figure must be false: those of the days around too."""
        return self._within(key, day, AROUND)

    def _within(self, key: Key, day: date, around: timedelta) -> tuple[Row, ...]:
        rows = self.rows(key)
        if not rows or rows[0]["shape"] in OCCASIONS:
            return tuple(row for row in rows if key.metric != "rank" or _holds(row, key.first or day))
        last, first = key.last or day, key.first
        if first is not None:
            inside = tuple(row for row in rows if first - around <= row["as_of"] <= last + around)
            if inside:
                return inside
        lag = self.lag(key)
        known = [row["as_of"] for row in rows if last - FEW - lag <= row["as_of"] <= last]
        if not known:
            return ()
        back = max(known) - (timedelta(0) if first is not None else lag) - around
        return tuple(row for row in rows if back <= row["as_of"] <= last + around)


_KEY = ("metric", "measure", "entity", "scope")


def _holds(row: Row, day: date) -> bool:
    """Tell whether an office was held on a day."""
    return bool(row["as_of"] <= day and (row["until"] is None or day <= row["until"]))


def is_true(printed: Printed, rows: Iterable[Row]) -> bool:
    """Tell whether a figure is true under some row."""
    return any(_fits(printed, row, strictly=True) for row in rows)


def is_false(printed: Printed, rows: Iterable[Row], margin: Decimal = Decimal(0)) -> bool:
    """Tell whether a figure is false under every row, by more than a margin; without rows nothing is known."""
    known = tuple(rows)
    return bool(known) and not any(
        _fits(printed, row, strictly=False) or _near(printed.value, row, margin) for row in known
    )


def _near(value: Decimal, row: Row, margin: Decimal) -> bool:
    low, high = Decimal(row["low"]), Decimal(row["high"])
    reach = margin if row["measure"] == "rank" else margin * abs(high)
    return bool(margin) and low - reach <= value <= high + reach


def _fits(printed: Printed, row: Row, *, strictly: bool) -> bool:
    """Compare a figure with a row; where it is not to be strict, a figure near by fits as well."""
    value, low, high = printed.value, Decimal(row["low"]), Decimal(row["high"])
    if printed.bound == ">":
        return high > value
    if printed.bound == ">=":
        return high >= value
    if printed.bound == "<":
        return low < value
    if printed.bound == "<=":
        return low <= value
    whole = printed.step == 1 and row["unit"] in COUNTED
    if whole and printed.bound != "~":
        return low <= value <= high
    step = printed.step
    if printed.bound == "~" and value / step % FIVE == 0 and step * FIVE <= abs(value) * LITTLE:
        step *= FIVE
    below = step if printed.bound == "~" or not strictly else step / 2
    return value - below <= high and (low < value + step if strictly else low <= value + step)
