"""How numbers are written, told by one example: "1,234.5%" in English, "1 234,5 %" in French.

In: such an example, and numbers. Out: the numbers written so. This is the one place where a message, a hint and a
report write a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

__all__ = ["PLAIN", "Figures", "example_for", "figures_of"]

PLAIN = "1\u00a0234.5\u00a0%"  # where there is no text whose numbers would be an example
LARGE = 100  # numbers from which two decimals are enough
LONGEST = 40  # digits beyond which a number is shown as a power of ten
EXAMPLE = re.compile(r"(\d)(\D)\d{3}(\D)\d(\D+)")


class Figures(Struct, frozen=True):
    """The digits of a way to write numbers, what stands between them, and what stands behind a percentage."""

    digits: str
    group: str
    decimal: str
    percent: str

    def number(self, value: float | Decimal) -> str:
        """Write a number with its digits in threes; of one that was computed two decimals, or four of a small one.

        >>> figures_of("1.234,5 %").number(34356.0), figures_of("1,234.5%").number(Decimal("2.50"))
        ('34.356', '2.5')
        """
        if isinstance(value, Decimal):
            if not value.is_finite():
                return str(value)
            if abs(value.adjusted()) > LONGEST:
                return f"{value:.3E}"
            plain = f"{value:,f}"
        else:
            plain = f"{value:,.{2 if abs(value) >= LARGE else 4}f}"
        whole, _, decimals = plain.partition(".")
        decimals = decimals.rstrip("0")
        written = whole.replace(",", self.group) + (f"{self.decimal}{decimals}" if decimals else "")
        return written if self.digits.isascii() else written.translate(str.maketrans("0123456789", self.digits))

    def part(self, value: float | Decimal) -> str:
        """Write a percentage.

        >>> figures_of("1,234.5%").part(12.5)
        '12.5%'
        """
        return f"{self.number(value)}{self.percent}"


@cache
def figures_of(example: str) -> Figures:
    """Return how an example writes numbers: it is the number 1234.5 as a percentage.

    >>> figures_of("1.234,5%").group
    '.'
    """
    found = EXAMPLE.fullmatch(example)
    if found is None:
        message = f"{example!r} is no example of a number; write 1234.5 % as the language does"
        raise ValueError(message)
    zero = ord(found[1]) - 1
    return Figures("".join(chr(zero + digit) for digit in range(10)), found[2], found[3], found[4])


def example_for(text: str, examples: tuple[str, ...]) -> str:
    """Return the example whose digits a text has, where a language has several sorts of them; else the first.

    >>> example_for("34 356 killed", ("1,234.5%", "१,२३४.५%"))
    '1,234.5%'
    """
    others = (example for example in examples[1:] if any(digit in text for digit in figures_of(example).digits))
    return next(others, examples[0])
