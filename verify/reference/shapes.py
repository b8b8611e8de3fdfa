"""The shapes of reference: which columns a table of each shape has, and which keys its block takes.

Nothing comes in; out goes one `Shape` per name. A new shape is a new entry here and its unfolding
in `observations.py` (or in `items.py`, when it has none).
"""

from __future__ import annotations

from msgspec import Struct

__all__ = ["FACETS", "PARTS", "SHAPES", "Shape"]

FACETS = ("name", "people", "group", "adjective", "kind", "act", "place", "actor", "organisation", "organ", "claimant")

PARTS = {  # columns that hold ids of aliases, and the facets of those aliases that count there
    "kind": frozenset({"kind"}),
    "act": frozenset({"act"}),
    "place": frozenset({"place", "name"}),
    "actor": frozenset({"actor", "name", "people", "adjective"}),
    "organisation": frozenset({"organisation", "name", "people", "adjective"}),
    "organ": frozenset({"organ"}),
}

VALUE = {"value": "number", "low": "number", "high": "number", "unit": "string"}
ORIGIN = {"claimant": "string", "status": "string", "source": "string", "url": "string"}
VINTAGE = {"vintage": "date", "vintage_kind": "string"}
COMMON = frozenset({"shape", "claimant", "status", "caveats", "refresh"})
VINTAGES = frozenset({"vintages", "first_import", "lag"})
IDENTIFYING = frozenset({"identify", "window"})


class Shape(Struct, frozen=True):
    """What a table of one shape must and may hold, and what its block may say.

    `parent` is the shape of the table that a helper table completes.
    """

    required: dict[str, str]
    optional: dict[str, str]
    keys: frozenset[str]
    needs: frozenset[str] = frozenset({"shape"})
    parent: str = ""


SHAPES = {
    "series": Shape(
        {"metric": "string", "entity": "string", "as_of": "date"},
        {"measure": "string", "scope": "string", "until": "date", **VALUE, **VINTAGE, **ORIGIN},
        COMMON
        | VINTAGES
        | {
            "metrics",
            "series",
            "counts",
            "parties",
            "accumulation",
            "monotone",
            "origin",
            "loose",
            "margin",
            "unseen",
            "far",
            "frequency",
            "timezone",
        },
        frozenset({"shape", "metrics", "series", "accumulation", "claimant", "status"}),
    ),
    "events": Shape(
        {"event": "string", "title": "string", "start": "date"},
        {
            "end": "date",
            "kind": "string",
            "act": "string",
            "place": "string",
            "actor": "string",
            "identify": "string",
            "window": "integer",
            **ORIGIN,
        },
        COMMON | IDENTIFYING,
    ),
    "counts": Shape(
        {"event": "string", "metric": "string"},
        {"measure": "string", "scope": "string", **VALUE, **VINTAGE, **ORIGIN},
        COMMON | VINTAGES | {"parent", "metrics"},
        frozenset({"shape", "parent", "metrics"}),
        "events",
    ),
    "editions": Shape(
        {"body": "string", "number": "integer", "start": "date"},
        {"end": "date", "place": "string", "actor": "string", **ORIGIN},
        COMMON | IDENTIFYING,
    ),
    "bodies": Shape(
        {"body": "string", "title": "string"},
        {"organisation": "string", "organ": "string", "act": "string", "identify": "string", "window": "integer"},
        COMMON | {"parent"},
        frozenset({"shape", "parent"}),
        "editions",
    ),
    "offices": Shape(
        {"person": "string", "title": "string", "office": "string", "start": "date"},
        {
            "end": "date",
            "entity": "string",
            "act": "string",
            "rank": "string",
            "low": "integer",
            "high": "integer",
            **ORIGIN,
        },
        COMMON | IDENTIFYING | {"unit"},
    ),
    "scale": Shape(
        {"lang": "string", "words": "string", "low": "integer", "high": "integer"},
        {},
        COMMON | {"scale", "unit"},
        frozenset({"shape", "scale", "unit"}),
    ),
    "places": Shape({"entity": "string"}, {"within": "string", "kind": "string"}, COMMON),
    "aliases": Shape(
        {"entity": "string", "facet": "string", "lang": "string", "words": "string"},
        {},
        COMMON,
    ),
}
