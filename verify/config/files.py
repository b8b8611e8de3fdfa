"""Find a configuration file and read it, with those that it extends.

In: a folder, or a file. Out: layers, the nearest file last; a file that breaks the form is a `ConfigError`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from verify.config.keys import KEYS, OVERRIDES, Key
from verify.config.values import Value, known_key, value_of
from verify.errors import ConfigError

__all__ = ["NAMES", "Layer", "find", "inline", "read", "read_toml"]

NAMES = (".verify.toml", "verify.toml")  # in the order in which they are looked for; then [tool.verify]
PROJECT = "pyproject.toml"
TABLE = "overrides"
LONGEST = 16  # files that extend one another


class Layer(Struct, frozen=True):
    """The keys of one file, and the tables of its overrides."""

    source: str  # as messages name it
    values: Mapping[str, Any]  # as `value_of` gives them
    overrides: tuple[Mapping[str, Any], ...] = ()


def find(folder: Path) -> Path | None:
    """Return the nearest configuration file: in a folder, else in those that it lies in."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            if (place / name).is_file():
                return place / name
        project = place / PROJECT
        if project.is_file() and _table(project) is not None:
            return project
    return None


def read(path: Path) -> tuple[Layer, ...]:
    """Read a file and those that it extends, the one that all others change first."""
    layers: list[Layer] = []
    seen: list[Path] = []
    following: Path | None = path
    while following is not None:
        place = following.resolve()
        if place in seen or len(seen) == LONGEST:
            raise ConfigError(str(path), f"extends {str(following)!r}, which extends it", "take out one `extend`")
        seen.append(place)
        layer = _layer(following)
        layers.insert(0, layer)
        extended = layer.values.get("extend")
        following = extended if isinstance(extended, Path) else None
    return tuple(layers)


def inline(written: str, folder: Path) -> Layer:
    """Read a `key = value` of TOML that was given on the command line.

    >>> inline("lang = 'fr'", Path()).values
    {'lang': 'fr'}
    """
    where = "--config"
    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        remedy = "write it as KEY = VALUE in TOML, such as lang = 'fr', or name a file that is there"
        raise ConfigError(where, f"{written!r} is not TOML: {error}", remedy) from error
    return _parsed(data, where, folder)


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}", "name a file that is there") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), f"not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"not TOML: {error}", "correct it there") from error


def _layer(path: Path) -> Layer:
    """Read one file."""
    table = _table(path)
    return _parsed({} if table is None else table, str(path), path.parent)


def _table(path: Path) -> Mapping[str, object] | None:
    """Return what a file says of verify; `None` for a project file that says nothing of it."""
    data = read_toml(path)
    if path.name != PROJECT:
        return data
    tools = data.get("tool")
    own = tools.get("verify") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError(f"{path}: tool.verify", f"{own!r} is not a table", "write [tool.verify]")
    return own


def _parsed(data: Mapping[str, object], source: str, folder: Path) -> Layer:
    """Hold what TOML gave against the keys that are known."""
    values = {name: _value(name, KEYS, value, source, folder) for name, value in data.items() if name != TABLE}
    tables = data.get(TABLE, [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise ConfigError(f"{source}: {TABLE}", f"{tables!r} is not a list of tables", "write [[overrides]]")
    overrides = []
    for index, table in enumerate(tables):
        where = f"{source}: {TABLE}[{index}]"
        if "files" not in table:
            raise ConfigError(where, "'files' is missing", "say which articles it is for, as files = ['sport/']")
        overrides.append({name: _value(name, OVERRIDES, value, where, folder) for name, value in table.items()})
    return Layer(source, values, tuple(overrides))


def _value(name: str, keys: Mapping[str, Key], value: object, source: str, folder: Path) -> Value:
    return value_of(known_key(name, keys, source), value, f"{source}: {name}", folder)
