"""Tech for Palestine's daily series of casualties in Gaza, version 2, as JSON.

`map.totals` says which column is which metric, `map.roles` which column is which role among the column
`map.whole`; `map.sources` which report is whose (empty: the claimant of the descriptor), `map.without`
which are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.reference.adapters.gaza_casualties import COLUMNS, snapshot
from verify.refresh.decode import FormError, days_of
from verify.refresh.formats import Row, Wanted

__all__ = ["rows"]


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the series into rows of one of the pack's tables."""
    tables = snapshot(days_of(pages[0]), wanted.today, wanted.said)
    if wanted.path not in tables:
        raise FormError(f"no table {wanted.path!r}; there are {', '.join(sorted(tables))}")
    for row in tables[wanted.path]:
        yield dict(zip(COLUMNS, row.cells(), strict=True))
