"""Show numbers and days in messages, the same way everywhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

__all__ = ["show_day", "show_number"]

NO_BREAK = "\u00a0"
LARGE = 100


def show_number(number: float | Decimal) -> str:
    """Return a number with its thousands apart, two decimals (four of a small one) and no idle ones.

    >>> show_number(34356.0).replace(NO_BREAK, " ")
    '34 356'
    """
    plain = f"{number:,.{2 if abs(float(number)) >= LARGE else 4}f}".rstrip("0").rstrip(".")
    return plain.replace(",", NO_BREAK)


def show_day(day: date) -> str:
    """Return a day in ISO form.

    >>> show_day(date(2024, 4, 26))
    '2024-04-26'
    """
    return day.isoformat()
