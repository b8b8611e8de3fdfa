"""Daily reports of running totals as a JSON list of days, some of them filled in by the publisher.

`map.day` names the column of the day, `map.only` what a day must say to be a report and of this table,
`map.counts` the totals (column → metric, scope), `map.entity` of whom they are. `map.known` lists, for
a column, the values for which the pack has tables: a count that begins again at zero is refused until
it has one. On a day between two reports a row holds the totals around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from verify.reference.upstream_map import FormError
from verify.refresh.decode import days_of
from verify.refresh.formats import Row, Wanted

__all__ = ["rows"]

LONGEST_GAP = 31  # days without a report over which a total is still bounded by those around

Days = Sequence[Mapping[str, object]]


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the reports into rows.

    >>> said = {"entity": "x", "day": "at", "only": {"by": "un"}, "counts": {"dead": {"metric": "killed"}}}
    >>> page = b'[{"at": "2024-01-02", "by": "un", "dead": 7}, {"at": "2024-01-03", "by": "fill", "dead": 8}]'
    >>> [(row["as_of"], row["low"], row["high"]) for row in rows([page], Wanted("x.csv", "2024-01-04", said))]
    [('2024-01-02', '7', '7')]
    """
    days, said = days_of(pages[0]), wanted.said
    only, counts, day = said.texts("only"), said.groups("counts"), said.text("day")
    _check(days, [day, *only, *counts], said.lists("known"))
    reported = [record for record in days if all(str(record.get(name)) == own for name, own in only.items())]
    for column, key in counts.items():
        found = sorted(
            (date.fromisoformat(str(record[day])), value)
            for record in reported
            if (value := _count(record.get(column), column)) is not None
        )
        series = {"metric": key.text("metric"), "entity": said.text("entity"), "scope": key.text("scope", "")}
        yield from ({**series, **row} for row in _filled(found))


def _check(days: Days, columns: Iterable[str], known: Mapping[str, Sequence[str]]) -> None:
    """Refuse days of another form, and a beginning for which the pack has no table."""
    for column in columns:
        if not any(column in record for record in days):
            raise FormError(f"no day has {column!r}")
    for column, values in known.items():
        for record in days:
            if str(record.get(column)) not in values:
                raise FormError(f"{column} {record.get(column)!r} is new, and the pack has no table for it")


def _count(value: object, column: str) -> int | None:
    """Return a total; nothing where none was reported."""
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise FormError(f"{column}: {value!r} is no count")
    return value


def _filled(reports: Sequence[tuple[date, int]]) -> Iterator[Row]:
    """Return a row for each report of a growing total, and for each day between two the bounds that they give."""
    for day, value in reports:
        yield _row(day, value, value, "")
    for before, after in pairwise(reports):
        for day in _between(before[0], after[0]):
            yield _row(day, min(before[1], after[1]), max(before[1], after[1]), "derived")


def _row(day: date, low: int, high: int, status: str) -> Row:
    """Return the part of a row that its day gives."""
    return {"as_of": day.isoformat(), "low": str(low), "high": str(high), "status": status}


def _between(first: date, last: date) -> list[date]:
    """Return the days between two reports on which a growing total lies between them.

    >>> _between(date(2024, 11, 26), date(2024, 11, 28))
    [datetime.date(2024, 11, 27)]
    """
    gap = (last - first).days
    return [first + timedelta(days=step) for step in range(1, gap)] if gap <= LONGEST_GAP else []
