"""A pack's `datapackage.json` as frozen values.

In: a folder. Out: a `Descriptor`, or a `ReferenceDataError` that names the key that breaks the form.
docs/packs.md documents every key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from verify.errors import ReferenceDataError
from verify.reference.keys import Key, MetricBlock, read_keys, read_metric
from verify.reference.node import Node
from verify.reference.shapes import FACETS, SHAPES
from verify.reference.table_schema import Table, read_table
from verify.reference.upstream import Refresh, read_refresh

__all__ = ["Block", "Descriptor", "Key", "MetricBlock", "Refresh", "Resource", "parse_descriptor"]

NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
FORMATS = ("csv", "parquet")
ACCUMULATIONS = ("cumulative", "point", "period")
STATUSES = ("official", "party-reported", "estimate", "press", "derived", "computed")
PACKAGE = frozenset({"name", "resources"})
PACKAGE_MORE = frozenset(
    "$schema title description version created licenses sources contributors keywords homepage image id".split()  # noqa: SIM905
)
RESOURCE = frozenset({"name", "path", "schema", "verify:reference"})
RESOURCE_MORE = frozenset(
    "type title description format mediatype encoding dialect licenses sources hash bytes homepage".split()  # noqa: SIM905
)


class Block(Struct, frozen=True):
    """A resource's `verify:reference`: what its table means."""

    shape: str
    parent: str
    metrics: tuple[MetricBlock, ...]
    series: tuple[Key, ...]
    counts: frozenset[str]
    parties: frozenset[str]
    accumulation: str
    monotone: bool
    origin: date | None
    lag_typical: int
    lag_longest: int
    loose: Decimal
    margin: Decimal  # relative distance within which other counts and revisions of the same thing lie
    unseen: Decimal  # the margin where nobody recorded what was published at the time of a text
    far: Decimal  # times more or less from which a figure counts something else
    claimant: str
    status: str
    vintages: str  # "stated" or "first_seen": what a row's vintage is unless the row says so itself
    first_import: date | None
    identify: tuple[str, ...]
    window: int
    scale: str
    unit: str
    frequency: str
    timezone: str
    caveats: tuple[str, ...]
    refresh: tuple[Refresh, ...]  # empty for a table that has no upstream


class Resource(Struct, frozen=True):
    """One table of a pack."""

    name: str
    path: str
    where: str  # its place in the descriptor, for messages
    table: Table
    block: Block
    licences: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]  # title and address
    hash: str
    format: str = "csv"


class Descriptor(Struct, frozen=True):
    """A pack as its `datapackage.json` describes it."""

    name: str
    title: str
    version: str
    file: str
    licences: tuple[str, ...]
    resources: tuple[Resource, ...]


def parse_descriptor(content: bytes, file: str) -> Descriptor:
    """Read a descriptor; every key under `verify:reference` must be known.

    >>> parse_descriptor(b"{}", "x/datapackage.json")
    Traceback (most recent call last):
    verify.errors.ReferenceDataError: x/datapackage.json: 'name' is missing; add 'name'
    """
    try:
        value = json.loads(content)
    except UnicodeDecodeError as error:
        raise ReferenceDataError(
            file, f"not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8"
        ) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReferenceDataError(file, f"not JSON: {error}", "correct it there") from error
    node = Node(value, file)
    node.known(PACKAGE, PACKAGE_MORE)
    licences = _licences(node)
    tables = node["resources"].items()
    resources = tuple(_resource(item, licences, tables) for item in tables)
    _check_names(node, resources)
    name = _name(node["name"])
    return Descriptor(name, node["title"].text(name), node["version"].text("0"), file, licences, resources)


def _check_names(node: Node, resources: tuple[Resource, ...]) -> None:
    """Refuse two resources of one name, and a helper table without its parent."""
    if not resources:
        raise node["resources"].fault("no resource", "name at least one table")
    named: dict[str, Resource] = {}
    for resource, item in zip(resources, node["resources"].items(), strict=True):
        if resource.name in named:
            raise item["name"].fault(f"{resource.name!r} is used twice", "give each resource its own name")
        named[resource.name] = resource
    for resource, item in zip(resources, node["resources"].items(), strict=True):
        wanted = SHAPES[resource.block.shape].parent
        parent = named.get(resource.block.parent)
        if wanted and (parent is None or parent.block.shape != wanted):
            known = (
                ", ".join(sorted(name for name, other in named.items() if other.block.shape == wanted)) or "none here"
            )
            raise item["verify:reference"]["parent"].fault(
                f"{resource.block.parent!r} is no resource of shape {wanted}", f"name one that is: {known}"
            )


def _name(node: Node) -> str:
    """Return a name fit for a folder and a key."""
    name = node.text()
    if NAME.fullmatch(name) is None:
        raise node.fault(f"{name!r} is not a name", "use lower-case letters, digits and hyphens")
    return name


def _licences(node: Node) -> tuple[str, ...]:
    """Return the licences of a package or a resource by name."""
    return tuple(item["name"].text() or item["title"].text() for item in node["licenses"].items())


def _resource(node: Node, licences: tuple[str, ...], tables: Sequence[Node]) -> Resource:
    """Read one resource."""
    node.known(RESOURCE, RESOURCE_MORE)
    own = _licences(node) or licences
    if not own:
        raise node.fault("no licence", "add licenses: [{name}] to the resource or to the package")
    sources = tuple((item["title"].text(), item["path"].text()) for item in node["sources"].items())
    if not sources:
        raise node.fault("no source", "add sources: [{title, path}]")
    node["encoding"].choice(("utf-8", "UTF-8"), "utf-8")
    form = node["format"].choice(FORMATS, "csv")
    block = _block(node["verify:reference"], tables)
    table = read_table(node["schema"], block.shape)
    if form != "csv" and block.shape not in {"series", "counts"}:
        raise node["format"].fault(f"{form} is for figures only", "write it as csv, which is read without polars")
    if form != "csv" and not node["hash"].text():
        raise node.fault("no hash", "add the checksum of the file, as sha256:...")
    return Resource(
        _name(node["name"]), node["path"].text(), node.path, table, block, own, sources, node["hash"].text(), form
    )


def _block(node: Node, tables: Sequence[Node]) -> Block:
    """Read what a table means."""
    shape = node["shape"].choice(tuple(SHAPES))
    form = SHAPES[shape]
    node.known(form.needs, form.keys)
    lag = node["lag"]
    if not lag.absent:
        lag.known(frozenset({"typical", "longest"}), frozenset())
    times = lag if not lag.absent else Node({}, node.file, lag.path)
    return Block(
        shape=shape,
        parent=node["parent"].text(),
        metrics=tuple(read_metric(name, item) for name, item in node["metrics"].members()),
        series=tuple(key for item in node["series"].items() for key in read_keys(item)),
        counts=frozenset(node["counts"].texts()),
        parties=frozenset(node["parties"].texts()),
        accumulation=node["accumulation"].choice(ACCUMULATIONS, "point"),
        monotone=node["monotone"].flag(default=False),
        origin=node["origin"].day(),
        lag_typical=times["typical"].duration("P0D"),
        lag_longest=times["longest"].duration("P0D"),
        loose=node["loose"].decimal("0.05"),
        margin=node["margin"].decimal("0"),
        unseen=node["unseen"].decimal("0"),
        far=node["far"].decimal("5"),
        claimant=node["claimant"].text(),
        status=node["status"].choice(STATUSES, "official"),
        vintages=node["vintages"].choice(("stated", "first_seen"), "stated"),
        first_import=node["first_import"].day(),
        identify=tuple(item.choice(FACETS) for item in node["identify"].items()),
        window=node["window"].integer(0),
        scale=node["scale"].text(),
        unit=node["unit"].text(),
        frequency=node["frequency"].text(),
        timezone=node["timezone"].text(),
        caveats=node["caveats"].texts(),
        refresh=read_refresh(node["refresh"], tables),
    )
