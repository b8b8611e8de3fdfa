"""The JSON Schemas of what the tool writes, by name."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["schema", "schemas"]

SUFFIX = ".schema.json"


def schemas() -> tuple[str, ...]:
    """Return the names of the schemas.

    >>> schemas()
    ('report',)
    """
    names = (resource.name for resource in files(__package__ or "verify.report").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


def schema(name: str) -> str:
    """Return the text of a schema."""
    return files(__package__ or "verify.report").joinpath(f"{name}{SUFFIX}").read_text(encoding="utf-8")
