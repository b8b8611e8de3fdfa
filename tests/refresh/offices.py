"""A pack of one's own that asks Wikidata who held an office, and what the query service sends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["HOLDERS", "binding", "results", "write_offices"]

COLUMNS = ("person", "title", "office", "entity", "start", "end")
ROWS = """person,title,office,entity,start,end
rassendyll-rudolf,Rudolf Rassendyll,minister of defence,fr,2021-08-25,2024-08-21
elphberg-flavia,Flavia Elphberg,minister of defence,fr,2024-08-22,
"""


def binding(name: str, start: str, end: str | None = None) -> dict[str, Any]:
    """Return one answer to the query, as the service writes it."""
    found = {"person": "http://www.wikidata.org/entity/Q1", "personLabel": name, "start": f"{start}T00:00:00Z"}
    whole = found | ({"end": f"{end}T00:00:00Z"} if end else {})
    return {key: {"type": "literal", "value": value} for key, value in whole.items()}


def results(*bindings: dict[str, Any]) -> bytes:
    """Return the answers as the service sends them."""
    return json.dumps({"head": {"vars": ["person"]}, "results": {"bindings": bindings}}).encode()


HOLDERS = results(binding("Rudolf Rassendyll", "2021-08-25", "2024-08-21"), binding("Flavia Elphberg", "2024-08-22"))


def write_offices(folder: Path, url: str) -> Path:
    """Write the pack."""
    pack = folder / "ministers"
    pack.mkdir(parents=True)
    fields = [{"name": name, "type": "date" if name in {"start", "end"} else "string"} for name in COLUMNS]
    office = {"office": "minister of defence", "entity": "fr"}
    resource = {
        "name": "offices",
        "path": "offices.csv",
        "licenses": [{"name": "CC0-1.0"}],
        "sources": [{"title": "Wikidata"}],
        "schema": {"fields": fields, "primaryKey": ["person", "start"]},
        "verify:reference": {
            "shape": "offices",
            "refresh": {"url": url, "adapter": "wikidata_offices", "guards": ["rows=0.9"], "map": office},
        },
    }
    (pack / "datapackage.json").write_text(json.dumps({"name": "ministers", "resources": [resource]}), encoding="utf-8")
    (pack / "offices.csv").write_text(ROWS, encoding="utf-8")
    return pack
