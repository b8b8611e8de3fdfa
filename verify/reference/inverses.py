"""The metrics whose figures are one divided by another's: euros for a dollar, where a table holds dollars for a euro.

In: what a descriptor says of a table. Out: the keys of the other direction; `observations.py` computes the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from verify.reference.descriptor import Block
from verify.reference.keys import Key

__all__ = ["COMPUTED", "inverses", "with_inverses"]

COMPUTED = "computed"  # the status of what follows from a row and is in none


def inverses(block: Block) -> Mapping[str, str]:
    """Return the metrics of a table that have an inverse, each with it."""
    return {metric.name: metric.inverse for metric in block.metrics if metric.inverse}


def with_inverses(block: Block) -> Iterator[Key]:
    """Yield the keys of a table's series, and those of their inverses."""
    others = inverses(block)
    for key in block.series:
        yield key
        if key.metric in others:
            yield replace(key, metric=others[key.metric])
