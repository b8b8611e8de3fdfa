"""What a link is, and where all linkers are found.

A link ties one claim to other numbers of the same text and says which figures fit them. In: the context
of a document and its claims. Out: links. One file of this folder is one linker; the checks `text.*`
filter the table of links.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from verify.model import Claim, Kind, Link, Mention
from verify.normalise.context import Context
from verify.quantity import Bound, Quantity, bounded

__all__ = ["COUNTS", "Linker", "is_count", "link_claims", "linker", "linkers", "printed"]

Find = Callable[[Context, Sequence[Claim]], Iterator[tuple[int, Link]]]
TEN = 10
COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})


class Linker(Struct, frozen=True):
    """A named function that finds one sort of link; it yields positions of claims with their links."""

    name: str
    find: Find


_found: dict[str, Linker] = {}


def linker(name: str) -> Callable[[Find], Find]:
    """Register a function as the linker of that name; a clash of names raises."""

    def register(find: Find) -> Find:
        if name in _found and _found[name].find.__module__ != find.__module__:
            message = f"two linkers are named {name!r}"
            raise ValueError(message)
        _found[name] = Linker(name, find)
        return find

    return register


@cache
def linkers() -> tuple[Linker, ...]:
    """Return every linker of this folder by name."""
    package = import_module("verify.consistency")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        import_module(f"verify.consistency.{module}")
    return tuple(sorted(_found.values(), key=lambda each: each.name))


def link_claims(context: Context, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a document with their links."""
    links: dict[int, list[Link]] = {}
    for each in linkers():
        for position, link in each.find(context, claims):
            links.setdefault(position, []).append(link)
    if not links:
        return tuple(claims)
    return tuple(
        replace(claim, links=tuple(links[position])) if position in links else claim
        for position, claim in enumerate(claims)
    )


def is_count(mention: Mention) -> bool:
    """Tell whether a figure counts something and may be compared: no note says that it is a label or a code."""
    return mention.kind in COUNTS and mention.note is None and mention.quantity is not None


def printed(mention: Mention, *, digits: int = 1) -> Quantity | None:
    """Return the numbers that a figure can stand for, be it rounded or cut off at its last digit but zeros.

    `digits` are taken as meant where a zero stands in them: with two, 200 is rounded to tens at most.

    >>> from verify.model import Kind, Mention, Span
    >>> from verify.quantity import exact
    >>> near = printed(Mention(Span(0, 3), Kind.MEASURE, exact(160, step=Decimal(1), unit="km"), "measure"))
    >>> (near.low, near.high)
    (Decimal('155'), Decimal('170'))
    """
    quantity = mention.quantity
    if quantity is None or quantity.written is None or quantity.step is None:
        return quantity
    step = max(quantity.step, _last_step(quantity.written, digits))
    down = step if mention.bound in {Bound.ABOUT, Bound.NEARLY} else step / 2
    near = replace(quantity, low=quantity.written - down, high=quantity.written + step)
    return bounded(near, mention.bound)


def _last_step(number: Decimal, digits: int) -> Decimal:
    """Return the worth of the last digit of a whole number that is no zero: 10 for 160."""
    step = Decimal(1)
    if not number or number % 1:
        return step
    while number % (step * TEN) == 0 and abs(number) >= step * Decimal(TEN) ** digits:
        step *= TEN
    return step
