"""The JSON Schema of a configuration file, made of its keys.

Nothing comes in. Out: the schema of `verify.toml`, as editors that know TOML take it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verify.config.keys import KEYS, OVERRIDES, SEVERITIES, Holds, Key

__all__ = ["config_schema"]

TEXT = {"type": "string", "minLength": 1}
FORMS: Mapping[Holds, Mapping[str, Any]] = {
    Holds.TEXT: TEXT,
    Holds.PATH: TEXT,
    Holds.FLAG: {"type": "boolean"},
    Holds.TEXTS: {"type": "array", "items": TEXT},
    Holds.PATHS: {"type": "array", "items": TEXT},
    Holds.PATTERNS: {"type": "array", "items": TEXT},
    Holds.LEVELS: {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}},
}


def config_schema() -> dict[str, Any]:
    """Return the schema.

    >>> config_schema()["properties"]["fail-on"]["enum"]
    ['error', 'warning', 'never']
    """
    override = {
        "type": "object",
        "required": ["files"],
        "additionalProperties": False,
        "properties": _properties(OVERRIDES),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "verify.toml, .verify.toml or [tool.verify] of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **_properties(KEYS),
            "overrides": {"description": "What holds for some articles.", "type": "array", "items": override},
        },
    }


def _properties(keys: Mapping[str, Key]) -> dict[str, Any]:
    return {name: _property(key) for name, key in keys.items()}


def _property(key: Key) -> dict[str, Any]:
    known = {"enum": list(key.known)} if key.known else {}
    return {"description": key.about, **FORMS[key.holds], **known}
