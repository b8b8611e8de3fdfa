"""A numeral as a text prints it: where it stands, what it is worth, how exact it is.

In: what the readers of digits and words find. Out: the frozen value that detectors ask.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

__all__ = ["FINE", "Numeral", "round_step"]

ONE = Decimal(1)
LEAST_ROUND = Decimal(1000)
ROUND_ZEROS = 2
FINE = Decimal("0.01")  # the step of a fraction


class Numeral(Struct, frozen=True):
    """A number as written: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: Decimal
    step: Decimal
    digits: bool  # printed in digits, so that no article or homograph is meant
    ordinal: bool = False
    doubtful: bool = False  # an article ("un") or a homograph ("neuf"): a number only with evidence
    scaled: bool = False  # a magnitude word was printed
    fraction: bool = False  # printed as a fraction ("3/4", "five eighths")


def round_step(value: Decimal) -> Decimal:
    """Return the worth of the last printed digit of a whole number; small or exact figures have 1.

    Round means four digits or more of which at least two are trailing zeros.
    """
    if abs(value) < LEAST_ROUND:
        return ONE
    plain = str(abs(int(value)))
    zeros = len(plain) - len(plain.rstrip("0"))
    if zeros < ROUND_ZEROS:
        return ONE
    return Decimal(10) ** zeros
