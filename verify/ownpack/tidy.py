"""A table and what it means in, one row a figure out: metric, entity, day, value."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from verify.errors import UsageError
from verify.ownpack.cells import AmbiguousError, days, named, numbers
from verify.ownpack.meaning import Meaning, slug
from verify.ownpack.sheet import Sheet

__all__ = ["Figure", "accumulation", "figures", "grows"]


class Figure(Struct, frozen=True):
    """One figure; metric and entity are as the table writes them, `row` is its line in the file."""

    metric: str
    entity: str
    as_of: str
    value: str
    row: int


def figures(sheet: Sheet, meaning: Meaning) -> list[Figure]:
    """Return every figure of a table, by metric, entity and day; two of one key are refused."""
    found: dict[tuple[str, str, str], Figure] = {}
    for figure in _figures(sheet, meaning):
        key = (slug(figure.metric), slug(figure.entity), figure.as_of)
        if key in found:
            shown = f"{figure.metric}, {figure.entity}, {figure.as_of}"
            where = f"{sheet.file}: row {figure.row}"
            raise UsageError(where, f"{shown} was already in row {found[key].row}", "leave one of the two out")
        found[key] = figure
    if not found:
        raise UsageError(sheet.file, "no figure in it", "look whether the columns are named right")
    return [found[key] for key in sorted(found)]


def _figures(sheet: Sheet, meaning: Meaning) -> Iterator[Figure]:
    """Walk over the figures of a table."""
    entities, metrics = sheet.columns.get(meaning.entity_column), sheet.columns.get(meaning.metric_column)
    dated = [] if meaning.layout == "days" else _days(sheet, meaning.date_column, meaning)
    for column in meaning.value_columns:
        day = _days(sheet, column, meaning, (column,))[0] if meaning.layout == "days" else ""
        for at, value in enumerate(_numbers(sheet, column, meaning)):
            entity = column if meaning.layout == "entities" else entities[at] if entities else meaning.entity
            metric = column if meaning.layout == "metrics" else metrics[at] if metrics else meaning.metric
            as_of = day or dated[at]
            if not value:
                continue
            for name, cell in (("the day", as_of), (meaning.entity_column, entity), (meaning.metric_column, metric)):
                if not cell:
                    raise UsageError(f"{sheet.file}: row {at + 2}", f"{name} is empty", "fill it, or leave the row out")
            yield Figure(metric, entity, as_of, value, at + 2)


def _days(sheet: Sheet, name: str, meaning: Meaning, header: tuple[str, ...] = ()) -> list[str]:
    """Read the days of a column, or of its header."""
    file, cells = sheet.file, header or sheet.columns[name]
    try:
        found = days(cells, meaning.date_format)
    except AmbiguousError as error:
        remedy = "say which with --date-format DMY or --date-format MDY"
        raise UsageError(f"{file}: {name}", f"{str(error)!r} can be two days", remedy) from error
    if found is None:
        wrong = next((cell for cell in cells if cell and days([cell], meaning.date_format) is None), cells[0])
        raise UsageError(f"{file}: {name}", f"{wrong!r} is no day", "write it as YYYY-MM-DD")
    return found


def _numbers(sheet: Sheet, name: str, meaning: Meaning) -> list[str]:
    """Read the numbers of a column."""
    cells = sheet.columns[name]
    try:
        found = numbers(cells, meaning.decimal)
    except AmbiguousError as error:
        remedy = "say what parts decimals with --decimal . or --decimal ,"
        raise UsageError(f"{sheet.file}: {name}", f"{str(error)!r} can be two numbers", remedy) from error
    if found is None:
        at, wrong = next(
            ((row, cell) for row, cell in enumerate(cells, start=2) if cell and not _reads(cell, meaning)), (2, "")
        )
        raise UsageError(f"{sheet.file}: row {at}: {name}", f"{wrong!r} is no number", "write digits only")
    return found


def _reads(cell: str, meaning: Meaning) -> bool:
    """Tell whether a cell is a number or empty."""
    try:
        return numbers([cell, "0"], meaning.decimal) is not None
    except AmbiguousError:
        return True


def grows(found: list[Figure]) -> bool:
    """Tell whether no series ever falls.

    >>> grows([Figure("a", "x", "2024-01-01", "1", 2), Figure("a", "x", "2024-01-02", "3", 3)])
    True
    """
    before: dict[tuple[str, str], float] = {}
    for figure in found:
        key = (figure.metric, figure.entity)
        if float(figure.value) < before.get(key, float("-inf")):
            return False
        before[key] = float(figure.value)
    return True


def accumulation(found: list[Figure], columns: tuple[str, ...]) -> str:
    """Guess whether figures are running totals: they never fall, and are called so or are many."""
    said = any(named(column, "cumulative") or "cumul" in column.lower() for column in columns)
    many = len(found) >= MANY * len({(figure.metric, figure.entity) for figure in found})
    return "cumulative" if grows(found) and (said or many) else "point"


MANY = 10  # figures of a series from which it is no chance that it never falls
