"""Other figures that a writer may put in a figure's place by mistake: one maker for each kind of slip.

In: a figure with its key. Out: values that may stand in its place. Whether they are false is settled elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from tests.benchmarks.verdicts.article import Key
from tests.benchmarks.verdicts.facts import Facts
from tests.benchmarks.verdicts.figures import Figure

__all__ = ["MAKERS", "Slip"]

LONG_AGO = timedelta(days=21)
OLD = 5  # lags
ALIKE = Decimal(4)  # times: a neighbour's figure is of about the same size
ROLES = {
    "killed": "injured", "injured": "killed", "covid-deaths": "covid-cases", "covid-cases": "covid-deaths",
    "temperature-above-1951-1980": "temperature-above-1961-1990",
}  # fmt: skip
FAHRENHEIT = Decimal("1.8")
NEAR = 800  # days between the editions of sister bodies
# Bodies that a writer may confuse.
SISTERS = (
    ("sco-heads-of-state", "sco-defence-ministers", "sco-defence-expert-group"),
    ("g7", "g20", "brics"),
    ("summer-olympics", "winter-olympics"),
    ("fifa-world-cup", "fifa-womens-world-cup"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a maker needs: the figure, its key, the day of the article and the facts; `seed` settles choices."""

    figure: Figure
    key: Key
    day: date
    facts: Facts
    seed: str

    def pick(self, number: int) -> int:
        """Return a number below another, the same for the same seed."""
        return int.from_bytes(hashlib.sha256(self.seed.encode()).digest()[:4]) % number if number else 0


def _digits(slip: Slip) -> str:
    """Return the printed digits of a figure, as far as they are meant."""
    return str(int(slip.figure.value / slip.figure.step))


def _worth(digits: str, slip: Slip) -> Decimal:
    return Decimal(digits) * slip.figure.step


def transposed(slip: Slip) -> Iterator[Decimal]:
    """Exchange two digits that stand side by side."""
    digits = _digits(slip)
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    turn = slip.pick(len(places))
    for at in places[turn:] + places[:turn]:
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if len(digits) > 2 and swapped[0] != "0":
            yield _worth(swapped, slip)


def mistyped(slip: Slip) -> Iterator[Decimal]:
    """Print another digit in the place of one, not beside it on the scale."""
    digits = _digits(slip)
    for turn in range(len(digits) if len(digits) > 2 else 0):
        at = (slip.pick(len(digits)) + turn) % len(digits)
        other = (int(digits[at]) + 2 + slip.pick(6)) % 10
        if at or other:
            yield _worth(digits[:at] + str(other) + digits[at + 1 :], slip)


def scale(slip: Slip) -> Iterator[Decimal]:
    """Give a figure ten times too large or too small, or a thousand times where a word says million."""
    factors = [Decimal(10), Decimal("0.1")]
    if slip.figure.times > 1:
        factors += [Decimal(1000), Decimal("0.001")]
    turn = slip.pick(len(factors))
    for factor in [] if slip.figure.spelled else factors[turn:] + factors[:turn]:
        value = slip.figure.value * factor
        if value % slip.figure.step == 0:  # as printed, no digit is lost
            yield value


def off_by_one(slip: Slip) -> Iterator[Decimal]:
    """Count one too many or one too few."""
    if slip.figure.step == 1 and slip.figure.places == 0:
        sign = 1 if slip.pick(2) else -1
        yield slip.figure.value + sign
        yield slip.figure.value - sign


def earlier(slip: Slip) -> Iterator[Decimal]:
    """Give the figure of an earlier day as that of this one."""
    rows = slip.facts.rows(slip.key)
    if not rows or rows[0]["shape"] != "series" or slip.key.first != slip.key.last:
        return
    back = (slip.key.last or slip.day) - max(LONG_AGO, OLD * slip.facts.lag(slip.key))
    older = [row for row in rows if row["as_of"] <= back and row["low"] == row["high"]]
    for row in older[-1 - slip.pick(10) :: -20]:
        yield Decimal(row["low"])


def swapped(slip: Slip) -> Iterator[Decimal]:
    """Give the injured for the killed, the cases for the deaths."""
    other = ROLES.get(slip.key.metric)
    if other is not None:
        rows = slip.facts.supports(replace(slip.key, metric=other), slip.day)
        yield from (Decimal(row["low"]) for row in reversed(rows) if row["shape"] == "series")


def neighbour(slip: Slip) -> Iterator[Decimal]:
    """Give another entity's figure of the same day, one of about the same size."""
    rows = slip.facts.supports(slip.key, slip.day)
    if not rows or rows[0]["shape"] != "series" or slip.key.metric == "euro-rate":
        return
    newest = rows[-1]["as_of"]
    same = (
        pl.col("measure") == slip.key.measure, pl.col("scope") == slip.key.scope,
        pl.col("as_of") == newest, pl.col("entity") != slip.key.entity, pl.col("unit") == rows[-1]["unit"],
    )  # fmt: skip
    others = slip.facts.of_metric(slip.key.metric).filter(*same).sort("entity", "low")["low"].to_list()
    near = [value for each in others if 1 / ALIKE < (value := Decimal(each)) / slip.figure.value < ALIKE]
    yield from near[slip.pick(len(near)) :]


def unit(slip: Slip) -> Iterator[Decimal]:
    """Give the figure in another unit under the old one's name: degrees Fahrenheit, euros."""
    rows = slip.facts.supports(slip.key, slip.day)
    name = rows[-1]["unit"] if rows else None
    if name == "degC":
        yield slip.figure.value * FAHRENHEIT
    if name == "USD" and slip.key.metric != "euro-rate":
        rates = slip.facts.supports(Key("euro-rate", "usd", first=slip.key.first, last=slip.key.last), slip.day)
        yield from (slip.figure.value / Decimal(row["low"]) for row in rates[-1:])


def inverted(slip: Slip) -> Iterator[Decimal]:
    """Give what the other currency is worth in euros."""
    if slip.key.metric == "euro-rate":
        yield 1 / slip.figure.value


def confused(slip: Slip) -> Iterator[Decimal]:
    """Give the number of a sister body's edition, the one nearest in time."""
    body = slip.key.entity.partition("/")[0]
    rows = slip.facts.rows(slip.key)
    sisters = [each for family in SISTERS if body in family for each in family if each != body]
    if slip.key.metric != "number" or not rows:
        return
    held = slip.facts.of_metric("number").filter(pl.col("entity").str.split("/").list.first().is_in(sisters))
    apart = (pl.col("as_of") - rows[0]["as_of"]).dt.total_days().abs()
    near = held.with_columns(apart=apart).filter(pl.col("apart") <= NEAR).sort("apart", "entity")
    yield from (Decimal(value) for value in near["low"].to_list())


def another_year(slip: Slip) -> Iterator[Decimal]:
    """Give the figure of another year than the one that is named."""
    rows = slip.facts.rows(slip.key)
    if slip.key.first is None or slip.key.last == slip.key.first or not rows or rows[0]["shape"] != "series":
        return
    earlier_years = [row for row in rows if row["as_of"].year in range(slip.key.first.year - 9, slip.key.first.year)]
    yield from (Decimal(row["low"]) for row in reversed(earlier_years))


MAKERS: Mapping[str, Callable[[Slip], Iterator[Decimal]]] = {
    "transposed": transposed,
    "digit": mistyped,
    "scale": scale,
    "off-by-one": off_by_one,
    "earlier-value": earlier,
    "swapped-roles": swapped,
    "neighbour": neighbour,
    "unit": unit,
    "inverted": inverted,
    "confused-series": confused,
    "year": another_year,
}
