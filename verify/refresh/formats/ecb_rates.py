"""The euro's reference rates of the European Central Bank: one CSV file in a zip, a column a currency.

`map.metric` is what a rate is called, `map.entities` which entity a currency is (its code in lower case
where nothing is said). A currency has no rate on some days: `N/A`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.refresh.decode import FormError, number, rows_of, unzipped
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import a_day

__all__ = ["rows"]

CURRENCY = re.compile(r"[A-Z]{3}")
NONE = frozenset({"N/A", ""})
ZIP = b"PK\x03\x04"


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the file, in its zip or out of it, into rows."""
    content = pages[0]
    metric, entity_of = wanted.said.text("metric"), wanted.said.entities()
    records = list(rows_of(unzipped(content, ".csv") if content.startswith(ZIP) else content))
    if not records or "Date" not in records[0]:
        raise FormError("no column 'Date'" if records else "no day")
    for record in records:
        day = a_day(record["Date"])
        for currency, rate in record.items():
            if CURRENCY.fullmatch(currency) and (entity := entity_of(currency)) and rate.strip() not in NONE:
                yield {"metric": metric, "entity": entity, "as_of": day, "value": number(rate), "unit": currency}
