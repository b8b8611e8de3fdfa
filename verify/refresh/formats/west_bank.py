"""Tech for Palestine's daily series of the West Bank, version 2, as JSON: the verified figures.

`map.metrics` says which metric each of them is, such as `killed_cum`; flash figures are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.refresh.decode import days_of, number
from verify.refresh.formats import Row, Wanted

__all__ = ["rows"]

METRICS = {"killed_cum": "killed", "injured_cum": "injured"}


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn the series into rows; a day without verified figures has none."""
    for day in days_of(content):
        verified = day.get("verified") or {}
        for key, metric in (wanted.texts("metrics") or METRICS).items():
            value = number(verified.get(key))
            if value:
                entity = wanted.text("entity", "west-bank")
                yield {"metric": metric, "entity": entity, "as_of": day["report_date"], "value": value}
