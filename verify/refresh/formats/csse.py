"""The wide tables of Johns Hopkins CSSE: a row a place, a column a day, as CSV.

`map.metric` is what the table counts, `map.entities` which entity a country is. The rows of a
country are added up: one without a province is its mainland.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.refresh.decode import FormError, number, rows_of
from verify.refresh.formats import Row, Wanted

__all__ = ["rows"]

PROVINCE, COUNTRY = "Province/State", "Country/Region"
DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})")


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn a table into rows."""
    metric = wanted.text("metric")
    sums: dict[str, dict[str, int]] = {}
    for record in rows_of(content):
        if PROVINCE not in record or COUNTRY not in record:
            raise FormError(f"no column {COUNTRY!r}")
        days = {_day(name): int(number(cell) or 0) for name, cell in record.items() if DAY.fullmatch(name)}
        if not days:
            raise FormError("no column is a day")
        entity = wanted.entity(record[COUNTRY])
        if entity is not None:
            added = sums.setdefault(entity, {})
            for day, value in days.items():
                added[day] = added.get(day, 0) + value
    for entity, found in sums.items():
        for day, value in found.items():
            yield {"metric": metric, "entity": entity, "as_of": day, "value": str(value)}


def _day(header: str) -> str:
    """Return the day of a column: month, day, year.

    >>> _day("1/22/20"), _day("02-01-2020")
    ('2020-01-22', '2020-02-01')
    """
    month, day, year = DAY.fullmatch(header).groups()  # type: ignore[union-attr]
    return f"{int(year) + (2000 if len(year) < 4 else 0):04d}-{int(month):02d}-{int(day):02d}"  # noqa: PLR2004
