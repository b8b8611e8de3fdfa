"""What a table means: which column is which, and what its figures are.

In: a table and what the newsroom said of it. Out: a `Meaning`, the rest guessed from names and cells;
or a `UsageError` that names the option which says what cannot be guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from verify.errors import UsageError
from verify.ownpack.cells import AmbiguousError, days, named, numbers
from verify.ownpack.sheet import Sheet

__all__ = ["LAYOUTS", "UNIT", "Meaning", "guessed", "slug"]

LAYOUTS = ("long", "metrics", "entities", "days")
SEVERAL = 2
UNIT = "unit"  # where several metrics are counted and nothing is said


class Meaning(Struct, frozen=True):
    """What a newsroom says of its table; what is empty is guessed."""

    name: str = ""
    title: str = ""
    layout: str = ""  # how the figures stand: a row each, or a column for each metric, entity or day
    date_column: str = ""
    entity_column: str = ""
    metric_column: str = ""
    value_columns: tuple[str, ...] = ()
    metric: str = ""
    entity: str = ""
    unit: str = ""
    accumulation: str = ""
    claimant: str = ""
    status: str = ""
    source: str = ""
    url: str = ""
    licence: str = ""
    cues: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # (metric, language) → words
    aliases: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # (entity, language) → words
    date_format: str | None = None
    decimal: str | None = None


def guessed(sheet: Sheet, given: Meaning, stem: str) -> Meaning:
    """Fill in what was not given; `stem` is the name of the file without its suffix."""
    for column in filter(None, (given.date_column, given.entity_column, given.metric_column, *given.value_columns)):
        if column not in sheet.columns:
            raise UsageError(sheet.file, f"no column {column!r}", f"use some of {', '.join(sheet.columns)}")
    name = given.name or slug(stem)
    meaning = replace(given, name=name, title=given.title or _words(stem))
    layout = given.layout or ("days" if not given.date_column and len(_day_headers(sheet)) >= SEVERAL else "")
    if layout == "days":
        meaning = replace(meaning, layout=layout, value_columns=given.value_columns or _day_headers(sheet))
    else:
        meaning = replace(meaning, date_column=given.date_column or _date_column(sheet, given))
        meaning = _values(sheet, replace(meaning, layout=layout))
    meaning = _texts(sheet, meaning)
    if meaning.layout in {"long", "days"} and not meaning.metric and not meaning.metric_column:
        only = meaning.value_columns[0] if meaning.layout == "long" else ""
        meaning = replace(meaning, metric=_words(stem if not only or named(only, "value") else only))
    return replace(
        meaning,
        unit=given.unit or meaning.metric or UNIT,
        status=given.status or "official",
        claimant=given.claimant or given.source,
        licence=given.licence or "not-stated",
    )


def _words(name: str) -> str:
    """Return the words of the name of a file or a column.

    >>> _words("hospital_beds")
    'hospital beds'
    """
    return " ".join(name.replace("_", " ").replace("-", " ").split())


def slug(text: str) -> str:
    """Return a name fit for a folder and a key.

    >>> slug("Grèves (2024)"), slug("الإضرابات")
    ('greves-2024', 'الإضرابات')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return joined or re.sub(r"\W+", "-", text.strip()).strip("-")


def _day_headers(sheet: Sheet) -> tuple[str, ...]:
    """Return the columns that are named by days and hold numbers."""
    return tuple(name for name in sheet.columns if _fits(days, [name]) and _fits(numbers, sheet.columns[name]))


def _fits(read: object, cells: object) -> bool:
    """Tell whether a column can be read in some way, even if it is open in which."""
    try:
        return read(cells) is not None  # type: ignore[operator]
    except AmbiguousError:
        return True


def _date_column(sheet: Sheet, given: Meaning) -> str:
    """Return the column of days: one named so, else the first that holds nothing else."""
    taken = {given.entity_column, given.metric_column, *given.value_columns}
    fitting = [name for name, cells in sheet.columns.items() if name not in taken and _is_day(cells, given)]
    by_name = [name for name in fitting if named(name, "date")]
    if not fitting:
        remedy = "name it with --date-column, or write days as YYYY-MM-DD"
        raise UsageError(sheet.file, "no column holds days", remedy)
    return (by_name or fitting)[0]


def _is_day(cells: tuple[str, ...], given: Meaning) -> bool:
    """Tell whether a column holds days."""
    return _fits(lambda column: days(column, given.date_format), cells)


def _values(sheet: Sheet, meaning: Meaning) -> Meaning:
    """Find the columns of figures, and what it means that there are several."""
    taken = {meaning.date_column, meaning.entity_column, meaning.metric_column}
    fitting = tuple(name for name, cells in sheet.columns.items() if name not in taken and _fits(numbers, cells))
    if not (meaning.value_columns or fitting):
        raise UsageError(sheet.file, "no column holds only numbers", "name one with --value-column")
    if meaning.value_columns:
        values = meaning.value_columns
    elif len(by_name := [name for name in fitting if named(name, "value")]) == 1 and not meaning.layout:
        values = (by_name[0],)
    else:
        values = fitting
    layout = meaning.layout or ("long" if len(values) == 1 else "entities" if meaning.metric else "metrics")
    return replace(meaning, value_columns=values, layout=layout)


def _texts(sheet: Sheet, meaning: Meaning) -> Meaning:
    """Find the columns that say of whom and of what a figure is."""
    taken = {meaning.date_column, *meaning.value_columns, meaning.entity_column, meaning.metric_column}
    free = [name for name in sheet.columns if name not in taken]
    entity, metric = meaning.entity_column, meaning.metric_column
    if not metric and not meaning.metric and meaning.layout in {"long", "days"}:
        metric = next((name for name in free if named(name, "metric")), "")
    if not entity and not meaning.entity and meaning.layout != "entities":
        free = [name for name in free if name != metric and not _fits(numbers, sheet.columns[name])]
        entity = next((name for name in free if named(name, "entity")), free[0] if free else "")
        if not entity:
            remedy = "say of whom or where the figures are with --entity, such as --entity France"
            raise UsageError(sheet.file, "no column says of whom or where the figures are", remedy)
    return replace(meaning, entity_column=entity, metric_column=metric)
