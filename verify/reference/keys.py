"""What a descriptor says of metrics and lists of series.

In: nodes of a `datapackage.json`. Out: `MetricBlock` and `Key` values. One entry of a list may name
many entities whose series begin and end on the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from verify.reference.node import Node

__all__ = ["WORDS", "Key", "MetricBlock", "read_keys", "read_metric"]

MEASURES = ("level", "share", "change", "multiple", "rank", "elapsed")
SCOPE = re.compile(r"(?:[a-z-]+=[a-z0-9+-]+(?:;[a-z-]+=[a-z0-9+-]+)*)?")
WORDS = ("names", "cues", "topic", "leads", "aside", "unless", "ranks", "among")

Words = Mapping[str, tuple[str, ...]]  # by language


class MetricBlock(Struct, frozen=True):
    """What a pack says of one metric: its unit, and words by language.

    `names` are what messages call it, the first of a language. `cues` point to it. `topic` must stand near, or the
    cues point to `of`, another metric that counts the same without regard to the topic. One of `leads` must stand
    shortly before the number, or one of `aside` at the head of a phrase between marks. `unless` show that something
    else is meant. `ranks` behind an ordinal make it a place by this metric, among what `among` names.
    `inverse` is the metric whose figures are one divided by those of this one.
    """

    name: str
    unit: str
    of: str
    inverse: str
    words: Mapping[str, Words]


class Key(Struct, frozen=True):
    """One series of a table: what it measures, of whom, and from which day to which."""

    metric: str
    measure: str
    entity: str
    scope: str
    first: date
    last: date


def read_metric(name: str, node: Node) -> MetricBlock:
    """Read what a pack says of one metric.

    >>> read_metric("beds", Node({"unit": "bed", "cues": {"en": ["beds"]}}, "x.json")).words["cues"]["en"]
    ('beds',)
    """
    node.known(frozenset({"unit"}), frozenset({*WORDS, "of", "inverse"}))
    words = {
        kind: MappingProxyType({lang: item.texts() for lang, item in node[kind].members()})
        for kind in WORDS
        if not node[kind].absent
    }
    if not node["of"].absent and "topic" not in words:
        raise node.fault("'of' without 'topic'", "add the words of which one must stand near")
    return MetricBlock(name, node["unit"].text(), node["of"].text(), node["inverse"].text(), MappingProxyType(words))


def read_keys(node: Node) -> Iterator[Key]:
    """Read one entry of the list of series: one entity, or several with the same days."""
    node.known(frozenset({"metric", "first", "last"}), frozenset({"measure", "scope", "entity", "entities"}))
    entry = node.object()
    first, last = node["first"].day(), node["last"].day()
    if first is None or last is None or last < first:
        raise node["last"].fault(f"{node['last'].value!r} lies before the first day", "correct first and last")
    scope = node["scope"].text() if "scope" in entry else ""
    if SCOPE.fullmatch(scope) is None or scope != ";".join(sorted(scope.split(";"))):
        raise node["scope"].fault(f"{scope!r} is not a scope", "write it sorted, as place=a;role=child+woman")
    if ("entity" in entry) == ("entities" in entry):
        raise node.fault("not one of 'entity' and 'entities'", "name one entity, or list several")
    entities = (node["entity"].text(),) if "entity" in entry else node["entities"].texts()
    measure = node["measure"].choice(MEASURES, "level") if "measure" in entry else "level"
    metric = node["metric"].text()
    return (Key(metric, measure, entity, scope, first, last) for entity in entities)
