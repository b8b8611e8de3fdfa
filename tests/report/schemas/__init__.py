"""Schemas of what other tools read, written down from their documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["schema"]


def schema(name: str) -> dict[str, Any]:
    """Return a schema by name."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return found
