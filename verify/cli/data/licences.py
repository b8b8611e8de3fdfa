"""`verify data licences`: who each table is from and under which licence, as their attribution asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify.cli.data.packs import Names, References, catalogue_of, wanted
from verify.cli.output import ExitCode, emit

__all__ = ["COMMAND", "run"]

COMMAND = "licences"


def run(packs: Names = None, references: References = None) -> int:
    """Print the source, licence and attribution of every table."""
    from verify.reference.folder import DESCRIPTOR

    catalogue = catalogue_of(references)
    asked = wanted(packs, (pack.name for pack in catalogue.packs))
    parts = [
        "\n".join([f"{pack.name}: {_safe(pack.title)}", *_tables(pack.folder / DESCRIPTOR)])
        for pack in catalogue.packs
        if pack.name in asked
    ]
    emit("\n\n".join(parts) + "\n")
    return ExitCode.CLEAN


def _tables(path: Path) -> Iterator[str]:
    """Write the lines of a pack; tables that say the same stand together."""
    raw = json.loads(path.read_bytes())
    said: dict[tuple[str, ...], list[str]] = {}
    for resource in raw["resources"]:
        licences = resource.get("licenses") or raw.get("licenses") or []
        lines = [
            *(f"    licence: {_named(licence, 'name')}" for licence in licences),
            *(f"    source: {_named(source, 'title')}" for source in resource.get("sources", ())),
        ]
        said.setdefault(tuple(lines), []).append(resource["path"])
    for same, tables in said.items():
        yield f"  {_safe(', '.join(tables))}"
        yield from same


def _named(entry: dict[str, Any], key: str) -> str:
    """Write a licence or a source: its name, what it says more, and its address."""
    words = dict.fromkeys(str(entry[part]) for part in (key, "title", "path") if entry.get(part))
    return _safe(", ".join(words))


def _safe(text: str) -> str:
    """Return text that is safe on a terminal."""
    from verify.report.visible import one_line

    return one_line(text)
