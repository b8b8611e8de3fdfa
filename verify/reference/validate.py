"""A pack that was written, read as any run would read it: its form, its words and every row of its tables.

In: the folder of a pack. Out: how many observations it holds, or a `ReferenceDataError`.
"""

from __future__ import annotations

from pathlib import Path

from verify.reference.catalogue import load_catalogue
from verify.reference.folder import DESCRIPTOR, find_packs, shipped

__all__ = ["validate"]


def validate(pack: Path, beside: tuple[Path, ...] | None = None) -> int:
    """Read a pack beside those shipped, whose words it may use, and validate its tables."""
    from verify.reference.observations import load_observations

    others = find_packs([shipped()]) if beside is None else beside
    name = _name(pack)
    catalogue = load_catalogue([*(other for other in others if _name(other) != name), pack])
    return load_observations(catalogue, [name]).height


def _name(pack: Path) -> str:
    """Return the name that a pack gives itself."""
    from verify.reference.descriptor import parse_descriptor

    return parse_descriptor((pack / DESCRIPTOR).read_bytes(), f"{pack.name}/{DESCRIPTOR}").name
