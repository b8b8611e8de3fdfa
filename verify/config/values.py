"""A value of a configuration file, held against what its key may hold.

In: a key, the value that TOML gave, where it stands and the folder that paths are from. Out: the value with
its paths resolved, or a `ConfigError` that says where, what was found and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from verify.config.keys import SEVERITIES, Holds, Key
from verify.errors import ConfigError

__all__ = ["Pattern", "Value", "known_key", "meant", "value_of"]

Pattern = tuple[Path, str]  # the folder that a pattern is from, and the pattern
Value = str | bool | Path | tuple[str, ...] | tuple[Path, ...] | tuple[Pattern, ...] | Mapping[str, str]


def known_key(name: str, keys: Mapping[str, Key], where: str) -> Key:
    """Return a key by its name.

    >>> known_key("langs", {"lang": Key(Holds.TEXT, "")}, "verify.toml")
    Traceback (most recent call last):
    verify.errors.ConfigError: verify.toml: 'langs' is not a known key; did you mean 'lang'?
    """
    if name not in keys:
        raise ConfigError(where, f"{name!r} is not a known key", meant(name, keys))
    return keys[name]


def meant(word: str, known: Iterable[str]) -> str:
    """Say what a word may have been meant to be, else what is known.

    >>> meant("eror", ["error", "warning"])
    "did you mean 'error'?"
    """
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(words)}"


def value_of(key: Key, value: object, where: str, folder: Path) -> Value:
    """Return a value as the key holds it."""
    match key.holds:
        case Holds.TEXT:
            return _text(key, value, where)
        case Holds.FLAG:
            if not isinstance(value, bool):
                raise _wrong(key, value, where)
            return value
        case Holds.TEXTS:
            return _texts(key, value, where)
        case Holds.PATH:
            return folder / _text(key, value, where)
        case Holds.PATHS:
            return tuple(folder / each for each in _texts(key, value, where))
        case Holds.PATTERNS:
            return tuple((folder, each) for each in _texts(key, value, where))
        case Holds.LEVELS:
            return _levels(key, value, where)


def _text(key: Key, value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(key, value, where)
    if key.known and value not in key.known:
        raise ConfigError(where, f"{value!r} is not known", meant(value, key.known))
    return value


def _texts(key: Key, value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise _wrong(key, value, where)
    return tuple(value)


def _levels(key: Key, value: object, where: str) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _wrong(key, value, where)
    for check, level in value.items():
        if level not in SEVERITIES:
            raise ConfigError(f"{where}.{check}", f"{level!r} is not known", meant(str(level), SEVERITIES))
    return dict(value)


def _wrong(key: Key, value: object, where: str) -> ConfigError:
    return ConfigError(where, f"{value!r} is not {key.holds.value}", f"write {key.holds.value}")
