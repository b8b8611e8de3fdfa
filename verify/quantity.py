"""A quantity is an interval that remembers how it was printed.

In: numbers as read from a text or a reference. Out: intervals that one rule compares.
Days are quantities too: their numbers are proleptic Gregorian ordinals and their unit is "day".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["Bound", "Quantity", "bounded", "days", "exact", "interval", "overlap", "plus", "rounding"]

DAY = "day"
LITTLE = Decimal("0.02")  # of a figure: what five of its last steps may come to
PERCENT = "percent"  # what is measured in percent is no whole number: 72 % stands for 71.76 %


class Bound(StrEnum):
    """How a text limits a figure: at least, about, up to."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"


class Quantity(Struct, frozen=True):
    """Numbers that a figure can stand for; `None` is an open end.

    `written` is the figure as printed, `step` the worth of its last printed digit:
    "34 356" has step 1, "34 000" step 1000, "2.5 million" step 100000. A step above 1
    makes the figure a round one.
    """

    written: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True
    unit: str | None = None
    step: Decimal | None = None

    @property
    def brackets(self) -> str:
        """Show which ends belong to the interval: "[]", "(]", "[)" or "()"."""
        return f"{'[' if self.low_closed else '('}{']' if self.high_closed else ')'}"

    @property
    def is_round(self) -> bool:
        """Tell whether the figure was printed round, so that it stands for its neighbours."""
        return self.step is not None and self.step > 1


def exact(value: int | str | Decimal, *, unit: str | None = None, step: Decimal | None = None) -> Quantity:
    """Return the interval that holds one number.

    >>> exact(34356).brackets
    '[]'
    """
    number = Decimal(value)
    return Quantity(number, number, number, unit=unit, step=step)


def interval(
    low: int | Decimal | None, high: int | Decimal | None, brackets: str = "[]", *, unit: str | None = None
) -> Quantity:
    """Return an interval; an open end is `None` and never belongs to it.

    >>> interval(10, None).brackets
    '[)'
    """
    return Quantity(
        written=None,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_closed=brackets[0] == "[" and low is not None,
        high_closed=brackets[1] == "]" and high is not None,
        unit=unit,
    )


def days(first: date, last: date) -> Quantity:
    """Return the days from `first` to `last`, both included.

    >>> days(date(2024, 4, 26), date(2024, 4, 26)).low
    Decimal('739002')
    """
    low, high = Decimal(first.toordinal()), Decimal(last.toordinal())
    return Quantity(low if low == high else None, low, high, unit=DAY)


def plus(quantity: Quantity, part: Decimal, step: Decimal) -> Quantity:
    """Return a quantity with something smaller added, the last digit of which is worth `step`.

    >>> plus(exact(2, unit="year"), Decimal("0.5"), Decimal("0.1")).written
    Decimal('2.5')
    """
    ends = [None if end is None else end + part for end in (quantity.written, quantity.low, quantity.high)]
    return replace(quantity, written=ends[0], low=ends[1], high=ends[2], step=step)


def bounded(quantity: Quantity, bound: Bound | None) -> Quantity:
    """Open the interval on the side that a bound leaves free.

    >>> plus = bounded(exact(34000), Bound.MORE_THAN)
    >>> (plus.low, plus.high, plus.brackets)
    (Decimal('34000'), None, '()')
    """
    if bound is None:
        return quantity
    match bound:
        case Bound.AT_LEAST:
            return replace(quantity, high=None, high_closed=False)
        case Bound.MORE_THAN:
            return replace(quantity, high=None, low_closed=False, high_closed=False)
        case Bound.AT_MOST:
            return replace(quantity, low=None, low_closed=False)
        case Bound.LESS_THAN:
            return replace(quantity, low=None, low_closed=False, high_closed=False)
        case _:
            return quantity


def rounding(quantity: Quantity, bound: Bound | None = None, *, is_measured: bool = False) -> Quantity:
    """Return every number that rounds or truncates to the figure as printed.

    What is counted is whole; what is measured, or priced, stands for its fractions too.

    Half a step below, a whole step above: 34 000 stands for 33 500 up to, not including, 35 000.
    "About" and "nearly" reach a whole step down as well, and five where the last digit is a 5 and five
    steps are little: about 34 500 stands for 34 356 too.

    >>> near = rounding(exact(34000, step=Decimal(1000)))
    >>> (near.low, near.high, near.brackets)
    (Decimal('33500'), Decimal('35000'), '[)')
    """
    if quantity.step is None or quantity.low is None or quantity.high is None:
        return quantity
    loose = bound in {Bound.ABOUT, Bound.NEARLY}
    is_whole = quantity.step <= 1 and quantity.step == quantity.step.to_integral_value()
    if is_whole and not loose and not is_measured and quantity.unit != PERCENT:
        return quantity
    step = quantity.step * 5 if loose and _ends_in_five(quantity) else quantity.step
    down = step if loose else step / 2
    return replace(quantity, low=quantity.low - down, high=quantity.high + step, high_closed=False)


def _ends_in_five(quantity: Quantity) -> bool:
    if quantity.step is None or not quantity.written:
        return False
    return quantity.written / quantity.step % 5 == 0 and quantity.step * 5 <= abs(quantity.written) * LITTLE


def overlap(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities can be the same number.

    >>> overlap(bounded(exact(40), Bound.AT_LEAST), exact(35))
    False
    """
    return _reaches(left, right) and _reaches(right, left)


def _reaches(left: Quantity, right: Quantity) -> bool:
    """Tell whether the low end of `left` does not lie beyond the high end of `right`."""
    if left.low is None or right.high is None:
        return True
    if left.low == right.high:
        return left.low_closed and right.high_closed
    return left.low < right.high
