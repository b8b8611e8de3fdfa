"""Find every compiled pattern of the package, and what the package does with it.

In: the package as it is imported, and its source. Out: `Used` values: a new pattern is found without being listed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import verify

__all__ = ["Used", "used_patterns"]

PACKAGE = Path(verify.__file__).parent
ANCHORED = ("match", "fullmatch")
METHODS = frozenset((*ANCHORED, "search", "finditer", "findall", "split", "sub", "subn"))


@dataclass(frozen=True, slots=True)
class Used:
    """A compiled pattern, the name it has in the package, and the methods that are called of it there."""

    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]

    def run(self, text: str) -> None:
        """Do with a text what the package does: look at its beginning, or go through all of it."""
        for method in self.methods:
            if method in ANCHORED:
                getattr(self.pattern, method)(text)
        if not set(self.methods) <= set(ANCHORED):
            for _ in self.pattern.finditer(text):
                pass


def used_patterns() -> list[Used]:
    """Return every pattern that a module of the package holds by a name, alone or in a table of several."""
    calls = _calls()
    found: dict[int, Used] = {}
    for module in walk_packages(verify.__path__, "verify."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            for pattern in _patterns(value):
                held = found.get(id(pattern))
                methods = {*calls.get((module.name, name), ()), *(held.methods if held else ())}
                found[id(pattern)] = Used(
                    held.name if held else f"{module.name}.{name}", pattern, tuple(sorted(methods))
                )
    return [each if each.methods else replace(each, methods=("finditer",)) for each in found.values()]


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    held: Iterable[object] = (value,)
    if isinstance(value, (tuple, list, frozenset, set)):
        held = value
    elif isinstance(value, Mapping):
        held = value.values()
    for each in held:
        if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
            yield each


def _calls() -> dict[tuple[str, str], set[str]]:
    """Return what each module calls of a name: `NAME.match(...)`, `NAME[key].finditer(...)`."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(("verify", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute) or node.attr not in METHODS:
                continue
            owner = node.value.value if isinstance(node.value, ast.Subscript) else node.value
            if isinstance(owner, ast.Name):
                found.setdefault((module, owner.id), set()).add(node.attr)
    return found
