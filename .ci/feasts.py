"""Write the days of feasts that no short rule computes: Chinese, Hindu, Sikh, Buddhist and Islamic ones.

In: the calendars of the package `holidays` (MIT licence; any recent version, and only to run this), and
.ci/feasts.toml. Out: verify/normalise/feasts.csv, a row for each feast and year; a second run changes nothing.
"""

from __future__ import annotations

import csv
import importlib
import inspect
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHOICES = tomllib.loads((ROOT / ".ci" / "feasts.toml").read_text(encoding="utf-8"))
TABLE = ROOT / "verify" / "normalise" / "feasts.csv"


def main() -> None:
    """Write the table."""
    rows = sorted(row for calendar, feasts in CHOICES.items() if calendar != "years" for row in days(calendar, feasts))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feast", "day"))
        writer.writerows(rows)


def days(calendar: str, feasts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the feasts of a calendar with their days."""
    first, last = CHOICES["years"]
    for feast, names in feasts.items():
        for year in range(first, last + 1):
            found = next((found for name in names if (found := table(calendar, name).get(year))), ())
            pairs = found if found and isinstance(found[0], tuple) else [found] if found else []
            yield from ((feast, date(year, *pair).isoformat()) for pair in pairs)


def table(calendar: str, name: str) -> dict[int, tuple[int, int]]:
    """Return the days of a feast by year."""
    module = importlib.import_module(f"holidays.calendars.{calendar}")
    tables = [
        vars(each)[f"{name}_DATES"]
        for _, each in inspect.getmembers(module, inspect.isclass)
        if f"{name}_DATES" in vars(each) and each.__module__ == module.__name__
    ]
    return tables[0]


if __name__ == "__main__":
    main()
