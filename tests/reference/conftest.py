"""Small packs made in a test's own folder: a descriptor, its tables, and changes to either."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SERIES: dict[str, Any] = {
    "name": "strikes",
    "licenses": [{"name": "CC0-1.0"}],
    "resources": [
        {
            "name": "daily",
            "path": "daily.csv",
            "sources": [{"title": "Ministry of Labour", "path": "https://example.org/strikes"}],
            "schema": {
                "fields": [
                    {"name": "metric", "type": "string", "constraints": {"required": True}},
                    {"name": "entity", "type": "string", "constraints": {"required": True}},
                    {"name": "as_of", "type": "date", "constraints": {"required": True}},
                    {"name": "vintage", "type": "date"},
                    {
                        "name": "value",
                        "type": "integer",
                        "constraints": {"required": True, "minimum": 0, "maximum": 1000},
                    },
                    {"name": "status", "type": "string", "constraints": {"enum": ["derived", "estimate"]}},
                ],
                "primaryKey": ["metric", "entity", "as_of", "vintage"],
            },
            "verify:reference": {
                "shape": "series",
                "metrics": {"detained": {"unit": "person", "cues": {"fr": ["interpellés"]}}},
                "series": [{"metric": "detained", "entity": "ruritania", "first": "2024-01-01", "last": "2024-01-03"}],
                "counts": ["person"],
                "accumulation": "cumulative",
                "monotone": True,
                "vintages": "first_seen",
                "first_import": "2024-01-02",
                "lag": {"typical": "P1D", "longest": "P2D"},
                "claimant": "Ministry of Labour",
                "status": "official",
            },
        }
    ],
}
ROWS = """metric,entity,as_of,vintage,value,status
detained,ruritania,2024-01-01,2024-01-02,10,
detained,ruritania,2024-01-02,2024-01-09,11,
detained,ruritania,2024-01-02,2024-01-12,12,derived
detained,ruritania,2024-01-03,2024-01-04,12,
"""

Write = Callable[..., Path]


@pytest.fixture
def write_pack(tmp_path: Path) -> Write:
    """Return a function that writes a pack and returns its folder."""

    def write(
        change: Callable[[dict[str, Any]], object] | None = None,
        files: dict[str, str] | None = None,
        name: str = "strikes",
    ) -> Path:
        folder = tmp_path / "packs" / name
        folder.mkdir(parents=True)
        descriptor = copy.deepcopy(SERIES)
        if change is not None:
            change(descriptor)
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        for path, content in ({"daily.csv": ROWS} | (files or {})).items():
            (folder / path).write_text(content, encoding="utf-8")
        return folder

    return write
