"""Where packs lie: those that come with `verify`, and those in a folder."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DESCRIPTOR", "shipped"]

DESCRIPTOR = "datapackage.json"


def shipped() -> Path:
    """Return the folder of the packs that come with `verify`.

    >>> (shipped() / "military-ranks" / DESCRIPTOR).is_file()
    True
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "reference_data"
    return inside if inside.is_dir() else package.parent / "reference_data"
