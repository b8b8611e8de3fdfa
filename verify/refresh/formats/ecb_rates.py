"""The euro's reference rates of the European Central Bank: one CSV file in a zip, a column a currency.

`map.metric` is what a rate is called (`exchange-rate` where nothing is said), `map.entities` which
entity a currency is. A currency has no rate on some days: `N/A`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.refresh.decode import FormError, number, rows_of, unzipped
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import a_day

__all__ = ["rows"]

CURRENCY = re.compile(r"[A-Z]{3}")
NONE = "N/A"


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn the file into rows."""
    metric = wanted.text("metric", "exchange-rate")
    for record in rows_of(unzipped(content, ".csv")):
        if "Date" not in record:
            raise FormError("no column 'Date'")
        day = a_day(record["Date"])
        for currency, rate in record.items():
            if CURRENCY.fullmatch(currency) and (entity := wanted.entity(currency)) is not None and rate != NONE:
                value = number(rate)
                if value:
                    yield {"metric": metric, "entity": entity, "as_of": day, "value": value}
