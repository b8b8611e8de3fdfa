"""The Table Schema of a resource, as far as `verify` reads it.

In: a resource's `schema` and its shape. Out: a `Table`, whose columns fit the shape.
"""

from __future__ import annotations

import re

from msgspec import Struct

from verify.reference.node import Node
from verify.reference.shapes import SHAPES

__all__ = ["Field", "Table", "read_table"]

FIELD_MORE = frozenset("title description type format constraints categories example rdfType".split())  # noqa: SIM905
CONSTRAINTS = frozenset("required unique minimum maximum enum pattern".split())  # noqa: SIM905


class Field(Struct, frozen=True):
    """One column: its type, and what its cells must be."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    minimum: str | None = None
    maximum: str | None = None
    enum: tuple[str, ...] = ()
    pattern: str | None = None


class Table(Struct, frozen=True):
    """The Table Schema of a resource, as far as `verify` reads it."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()


def read_table(node: Node, shape: str) -> Table:
    """Read a Table Schema and hold it against the columns that its shape wants."""
    node.known(frozenset({"fields"}), frozenset({"$schema", "fieldsMatch", "missingValues", "primaryKey"}))
    if node["missingValues"].value not in (None, [""]):
        raise node["missingValues"].fault("only the empty cell may mean a missing value", 'write [""]')
    fields = tuple(_field(item) for item in node["fields"].items())
    types = {field.name: field.type for field in fields}
    form = SHAPES[shape]
    for column, kind in form.required.items():
        if column not in types:
            raise node["fields"].fault(f"no column {column!r}, which shape {shape} needs", f"add it as {kind}")
    for index, field in enumerate(fields):
        wanted = form.required.get(field.name) or form.optional.get(field.name)
        number = wanted == "number" and field.type == "integer"
        if wanted is not None and field.type != wanted and not number:
            path = f"{node.path}.fields[{index}].type"
            raise Node(field.type, node.file, path).fault(
                f"{field.type!r} is not {wanted!r}", f"{field.name} is {wanted}"
            )
    if shape in {"series", "counts"} and "value" not in types and not {"low", "high"} <= types.keys():
        raise node["fields"].fault("neither a column 'value' nor 'low' and 'high'", "add one or the other")
    key = node["primaryKey"]
    columns = (key.text(),) if isinstance(key.value, str) else key.texts()
    for column in columns:
        if column not in types:
            raise key.fault(f"{column!r} is no column", f"use some of {', '.join(types)}")
    return Table(fields, columns)


def _field(node: Node) -> Field:
    """Read one column."""
    node.known(frozenset({"name"}), FIELD_MORE)
    limits = node["constraints"]
    if not limits.absent:
        limits.known(frozenset(), CONSTRAINTS)
    rules = limits if not limits.absent else Node({}, node.file, limits.path)
    pattern = rules["pattern"].text()
    try:
        re.compile(pattern)
    except re.error as error:
        raise rules["pattern"].fault(f"{pattern!r} is not a pattern: {error}", "correct it there") from error
    return Field(
        node["name"].text(),
        node["type"].choice(("string", "integer", "number", "date"), "string"),
        rules["required"].flag(default=False),
        rules["unique"].flag(default=False),
        None if rules["minimum"].absent else str(rules["minimum"].value),
        None if rules["maximum"].absent else str(rules["maximum"].value),
        tuple(str(item.value) for item in rules["enum"].items()),
        pattern or None,
    )
