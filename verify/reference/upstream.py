"""Where a table comes from, as its descriptor says: one address or several, or as another table of the pack does.

In: the `refresh` of a table. Out: a `Refresh` for each address, with what a table that it is `like` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from verify.reference.node import Node

__all__ = ["Refresh", "read_refresh"]

KEYS = frozenset({"url", "format", "adapter", "guards", "map", "gone", "like"})
KEPT, DROPPED = "kept", "dropped"


class Refresh(Struct, frozen=True):
    """Where a table comes from, and what a new one must fulfil."""

    url: str
    format: str
    adapter: str
    guards: tuple[str, ...]
    map: Mapping[str, object]  # what the adapter needs to know of the upstream
    drops: bool = False  # rows whose key the upstream gives no more are taken away


def read_refresh(node: Node, tables: Sequence[Node]) -> tuple[Refresh, ...]:
    """Read where a table comes from; `tables` are all tables of the pack.

    >>> read_refresh(Node([{"url": "https://example.org/a"}, {"url": "https://example.org/b"}], "x.json"), ())[1].url
    'https://example.org/b'
    """
    return tuple(_read(plan, tables) for plan in _plans(node))


def _plans(node: Node) -> Iterator[Node]:
    """Walk over the plans of a table, one for each address."""
    if node.absent:
        return
    if isinstance(node.value, list):
        yield from node.items()
    else:
        yield node


def _read(node: Node, tables: Sequence[Node]) -> Refresh:
    """Read one plan, beginning with what it is like."""
    like = node["like"]
    node.known(frozenset({"url"} if like.absent else {"like"}), KEYS)
    other = None
    if not like.absent:
        table = _named(like, node, tables)
        plan = next(_plans(table["verify:reference"]["refresh"]))
        other = _read(plan, [each for each in tables if each is not table])
    more = {} if node["map"].absent else dict(node["map"].object())
    return Refresh(
        url=node["url"].text(other.url if other else ""),
        format=node["format"].text(other.format if other else ""),
        adapter=node["adapter"].text(other.adapter if other else ""),
        guards=other.guards if other and node["guards"].absent else node["guards"].texts(),
        map=MappingProxyType({**(other.map if other else {}), **more}),
        drops=node["gone"].choice((KEPT, DROPPED), DROPPED if other and other.drops else KEPT) == DROPPED,
    )


def _named(like: Node, node: Node, tables: Sequence[Node]) -> Node:
    """Return another table, or this one where it is not its first plan, which has an address."""
    for table in tables:
        if table["name"].value == like.text():
            plan = next(_plans(table["verify:reference"]["refresh"]), None)
            if plan is not None and plan.path != node.path:
                return table
    raise like.fault(f"{like.value!r} is no table with an address", "name another table of this pack that has one")
