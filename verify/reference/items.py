"""Events, meetings and persons of a pack, with the words that identify them.

In: the rows of a pack's tables. Out: `Item` and `Alias` values. A table names the ids of words
(kind, act, place, actor, organisation, organ); each becomes an alias of the item itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from verify.reference.descriptor import Block
from verify.reference.entries import Alias, Item, Occasion
from verify.reference.shapes import FACETS, PARTS
from verify.reference.tables import Row

__all__ = ["Tables", "Words", "make_items"]

Words = Mapping[str, tuple[Alias, ...]]  # aliases by the id that they stand for


class Tables(Struct, frozen=True):
    """One table of a pack that holds items, with its helper tables."""

    pack: str
    block: Block
    rows: tuple[Row, ...]
    bodies: tuple[Row, ...] = ()


def make_items(tables: Tables, words: Words) -> tuple[list[Item], list[Alias]]:
    """Return a table's items and the aliases that its columns give them."""
    makers = {"events": _events, "editions": _editions, "offices": _offices}
    aliases: list[Alias] = []
    items = list(makers[tables.block.shape](tables, words, aliases))
    return items, aliases


def _events(tables: Tables, words: Words, aliases: list[Alias]) -> Iterator[Item]:
    """Make an item of every event."""
    for row in tables.rows:
        entity = row.text("event")
        aliases.extend(_expand(row, entity, ("kind", "act", "place", "actor"), tables.pack, words))
        occasion = Occasion(entity, row.required_day("start"), _end(row), place=_named(row, "place", words))
        yield _item(tables, row, entity, (occasion,))


def _editions(tables: Tables, words: Words, aliases: list[Alias]) -> Iterator[Item]:
    """Make an item of every body, with one occasion for each of its editions."""
    editions: dict[str, list[Occasion]] = {row.text("body"): [] for row in tables.bodies}
    for row in tables.rows:
        body, number = row.text("body"), row.integer("number")
        if body not in editions:
            raise row.fault("body", f"{body!r} is not among the bodies", "add it to their table")
        entity = f"{body}/{number}"
        aliases.extend(_expand(row, entity, ("place", "actor"), tables.pack, words))
        place, actor = _named(row, "place", words), _named(row, "actor", words)
        editions[body].append(Occasion(entity, row.required_day("start"), _end(row), number, place, actor))
    for row in tables.bodies:
        body = row.text("body")
        aliases.extend(_expand(row, body, ("organisation", "organ", "act"), tables.pack, words))
        yield _item(tables, row, body, tuple(sorted(editions[body], key=lambda occasion: occasion.start)))


def _offices(tables: Tables, words: Words, aliases: list[Alias]) -> Iterator[Item]:
    """Make an item of every person, with one occasion for each period of office, and of every taking of office."""
    periods: dict[str, list[Row]] = {}
    for row in tables.rows:
        periods.setdefault(row.text("person"), []).append(row)
    for person, rows in periods.items():
        occasions = tuple(Occasion(person, row.required_day("start"), _end(row)) for row in rows)
        yield _item(tables, rows[0], person, occasions)
        for row in rows:
            if row.words("act"):
                yield _taking(tables, row, words, aliases)


def _taking(tables: Tables, row: Row, words: Words, aliases: list[Alias]) -> Item:
    """Make an item of the day on which a person took an office, told by the name and words for that act."""
    person, start = row.text("person"), row.required_day("start")
    entity, title = f"{person}/{start}", f"{row.text('title')}, {row.text('office')}"
    aliases.extend(_expand(row, entity, ("act",), tables.pack, words))
    names = (alias for alias in words.get(person, ()) if alias.facet in {"name", "actor"})
    aliases.extend(Alias(alias.words, alias.lang, entity, "actor", tables.pack) for alias in names)
    block = tables.block
    return Item(
        tables.pack, block.shape, entity, title, ("act", "actor"), block.window, (Occasion(entity, start, None),)
    )


def _item(tables: Tables, row: Row, entity: str, occasions: tuple[Occasion, ...]) -> Item:
    """Make an item; a column `identify` says by what, even when it is empty: then only a name does."""
    identify = row.words("identify") if "identify" in row.columns else tables.block.identify
    for facet in identify:
        if facet not in FACETS:
            raise row.fault("identify", f"{facet!r} is not known", f"use some of {', '.join(FACETS)}")
    window = row.integer("window", tables.block.window)
    return Item(tables.pack, tables.block.shape, entity, row.text("title"), identify, window, occasions)


def _end(row: Row) -> date | None:
    """Return the last day of an occasion, which does not lie before its first."""
    end = row.day("end")
    if end is not None and end < row.required_day("start"):
        raise row.fault("end", f"{row.text('end')!r} lies before the start", "correct one of the two days")
    return end


def _expand(row: Row, entity: str, columns: Iterable[str], pack: str, words: Words) -> Iterator[Alias]:
    """Give an item the words that its columns name by id."""
    for column in columns:
        for name in row.words(column):
            found = [alias for alias in words.get(name, ()) if alias.facet in PARTS[column]]
            if not found:
                raise row.fault(column, f"{name!r} has no words", "add it to a table of aliases")
            for alias in found:
                yield Alias(alias.words, alias.lang, entity, column, pack)


def _named(row: Row, column: str, words: Words) -> str | None:
    """Return the first English name of each thing that a column of a row names by id: where it was, or who."""
    names = []
    for each in row.words(column):
        found = [alias for alias in words.get(each, ()) if alias.facet in PARTS[column] and alias.lang in {"en", ""}]
        known = next((alias for alias in found if alias.facet == "name"), found[0] if found else None)
        names.append(each if known is None else known.words)
    return ", ".join(names) or None
