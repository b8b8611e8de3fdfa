"""Tech for Palestine's series of casualties in Lebanon, version 3, as JSON: the totals as reported.

The ministry restarts at zero, so each phase of the count is a scope of its own: `phase=1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.refresh.decode import days_of, number
from verify.refresh.formats import Row, Wanted

__all__ = ["rows"]

METRICS = {"killed_cum_reported": "killed", "injured_cum_reported": "injured"}


def rows(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Turn the series into rows."""
    for day in days_of(content):
        for key, metric in (wanted.texts("metrics") or METRICS).items():
            value = number(day.get(key))
            if value:
                yield {
                    "metric": metric,
                    "entity": wanted.text("entity", "lb"),
                    "scope": f"phase={day['phase']}",
                    "as_of": day["report_date"],
                    "value": value,
                }
