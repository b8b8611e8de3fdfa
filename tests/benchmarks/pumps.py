"""Make texts that a pattern might choke on: what it repeats, over and over, with an end that fits nothing.

In: a compiled pattern. Out: `Pump` values, derived from the pattern's own tree, so that none is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

__all__ = ["Pump", "pumps"]

_compiler: Any = import_module("re._compiler")  # no public module shows the tree of a pattern
_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
MISFIT = "\x00"  # fits hardly any class, so that a pattern has to give back what it took
MOST_CHARACTERS = 24  # of a pattern that are pumped alone
CATEGORIES = {
    _constants.CATEGORY_DIGIT: "7",
    _constants.CATEGORY_NOT_DIGIT: "a",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_NOT_SPACE: "a",
    _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_NOT_WORD: ".",
}
CANDIDATES = "a7 .-,_\nA\t/:'\"()[]<>#|`~\x01é"
Node = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Pump:
    """A text that can be made as long as wanted: `before`, then `unit` again and again, then `after`."""

    unit: str
    before: str = ""
    after: str = MISFIT

    def text(self, size: int) -> str:
        """Return the text with about so many characters."""
        return self.before + self.unit * max(1, size // len(self.unit)) + self.after


def pumps(pattern: re.Pattern[str]) -> tuple[Pump, ...]:
    """Return the pumps of a pattern, each once.

    >>> ("x", "ab") in {(pump.before, pump.unit) for pump in pumps(re.compile("x(?:ab)+"))}
    True
    """
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    letters = list(dict.fromkeys(char for char in _characters(tree)))[:MOST_CHARACTERS]
    found = [Pump(char) for char in letters]
    for before, unit in _repeats(list(tree), ""):
        found += [Pump(unit, before), Pump(unit, before, "")]
    whole = _example(tree, {})
    found += [Pump(whole), Pump(f"{whole} "), Pump(f"{whole}{MISFIT}")] if whole else []
    found += [Pump(one + two) for one, two in pairwise(letters)]
    return tuple(dict.fromkeys(pump for pump in found if pump.unit))


def _characters(tree: Iterable[Node]) -> Iterator[str]:
    """Yield a character for every literal and every class of a pattern."""
    for kind, value in tree:
        single = _single(kind, value)
        yield from single if single is not None else ()
        for branch in _branches(kind, value):
            yield from _characters(branch)


def _single(kind: Any, value: Any) -> list[str] | None:  # noqa: ANN401 - the nodes of the tree have no types
    """Return the characters that one node of a single character stands for; `None` for any other node."""
    if kind is _constants.LITERAL:
        return [chr(value)]
    if kind is _constants.NOT_LITERAL:
        return [next(char for char in CANDIDATES if ord(char) != value)]
    if kind is _constants.ANY:
        return ["a"]
    return _of_class(value) if kind is _constants.IN else None


def _of_class(members: Sequence[Node]) -> list[str]:
    """Return characters of a class: one for each member, or one of those that are left over."""
    if members[0][0] is _constants.NEGATE:
        tree = _parser.SubPattern(_parser.State(), [(_constants.IN, members)])
        one = _compiler.compile(tree, re.UNICODE)
        return [char for char in CANDIDATES if one.match(char)][:1]
    found = []
    for kind, value in members:
        if kind is _constants.LITERAL:
            found.append(chr(value))
        elif kind is _constants.RANGE:
            found.append(chr(value[0]))
        elif kind is _constants.CATEGORY:
            found.append(CATEGORIES[value])
    return found


def _branches(kind: Any, value: Any) -> list[Any]:  # noqa: ANN401
    """Return what is nested in a node."""
    if kind is _constants.BRANCH:
        return list(value[1])
    if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
        return [value[2]]
    if kind is _constants.SUBPATTERN:
        return [value[3]]
    if kind is _constants.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in {_constants.ASSERT, _constants.ASSERT_NOT} else []


def _repeats(tree: list[Node], before: str) -> Iterator[tuple[str, str]]:
    """Yield what a pattern repeats, each with an example of what stands before it."""
    for at, (kind, value) in enumerate(tree):
        ahead = before + _example(tree[:at], {})
        for branch in _branches(kind, value):
            if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT} and value[1] > 1:
                yield from ((ahead, unit) for unit in _alternatives(branch))
            yield from _repeats(list(branch), ahead)


def _alternatives(body: Iterable[Node]) -> Iterator[str]:
    """Yield an example of each way to repeat a body once."""
    nodes = list(body)
    yield _example(nodes, {})
    for at, (kind, value) in enumerate(nodes):
        head, tail = _example(nodes[:at], {}), _example(nodes[at + 1 :], {})
        if kind is _constants.BRANCH:
            yield from (head + _example(branch, {}) + tail for branch in value[1])
        yield from (head + char + tail for char in _single(kind, value) or ())


def _example(tree: Iterable[Node], groups: dict[int, str]) -> str:
    """Return a text that a pattern fits, its assertions apart: each repeat once at least, of each choice the first."""
    written = ""
    for kind, value in tree:
        single = _single(kind, value)
        if single is not None:
            written += next(iter(single), "")
        elif kind is _constants.GROUPREF:
            written += groups.get(value, "")
        elif kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            written += _example(value[2], groups) * max(1, value[0])
        elif kind is _constants.BRANCH:
            written += _example(value[1][0], groups)
        elif kind is _constants.SUBPATTERN:
            inside = _example(value[3], groups)
            groups[value[0]] = inside
            written += inside
        elif kind is _constants.ATOMIC_GROUP:
            written += _example(value, groups)
    return written
