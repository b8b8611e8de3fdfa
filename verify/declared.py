"""The modules of a folder by what they declare, each imported no sooner than it is asked for.

In: the name of a package, and that of a constant. Out: a mapping from the value that a module gives the constant to
the module. What there is, is told from the text of the files: to list formats must not cost as much as to use them all.

    NAME = "json"    at the start of a line, with a text and nothing else
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

__all__ = ["Declared", "declaring"]

PACKAGE = "__init__.py"


class Declared(Mapping[str, ModuleType]):
    """The modules of a package that declare a constant, by its value, in the order of their names.

    >>> Declared("verify.report", "NAME")["json"].__name__
    'verify.report.json'
    """

    def __init__(self, package: str, constant: str) -> None:
        """Find the modules; of them all only the package itself is imported."""
        self._package = package
        self._files = _declared(_folder(package), constant)

    def __iter__(self) -> Iterator[str]:
        """Walk over the values."""
        return iter(self._files)

    def __len__(self) -> int:
        """Count the modules."""
        return len(self._files)

    def __getitem__(self, value: str) -> ModuleType:
        """Return a module."""
        return import_module(f"{self._package}.{self._files[value].stem}")

    def __contains__(self, value: object) -> bool:
        """Tell whether a module gives the constant a value, without importing it."""
        return value in self._files

    def text(self, value: str) -> str:
        """Return the text of a module."""
        return self._files[value].read_text(encoding="utf-8")


def declaring(package: str, constant: str) -> Iterator[str]:
    """Yield the modules of a package that declare a constant, whatever it is, by name.

    >>> "verify.checks.series_stale" in declaring("verify.checks", "CHECK")
    True
    """
    line = re.compile(rf"^{constant} = ", re.MULTILINE)
    for place, file in _modules(_folder(package)):
        if line.search(file.read_text(encoding="utf-8")):
            yield f"{package}.{place.stem}"


def _folder(package: str) -> Path:
    """Return the folder of a package, which may be one that is just being imported."""
    module = sys.modules.get(package) or import_module(package)
    return Path(str(module.__file__)).parent


def _declared(folder: Path, constant: str) -> dict[str, Path]:
    """Return the file of each module, or the folder of each package, that declares a constant."""
    line = re.compile(rf'^{constant} = "([^"]*)"$', re.MULTILINE)
    found: dict[str, Path] = {}
    for place, file in _modules(folder):
        said = line.search(file.read_text(encoding="utf-8"))
        if said is None:
            continue
        if said[1] in found:
            message = f"{constant} is {said[1]!r} in two modules: {found[said[1]]} and {place}"
            raise ValueError(message)
        found[said[1]] = place
    return found


def _modules(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the modules and packages of a folder by name, each with the file that is its text."""
    for place in sorted(folder.iterdir()):
        if place.suffix == ".py" and place.name != PACKAGE:
            yield place, place
        elif (place / PACKAGE).is_file():
            yield place, place / PACKAGE
