"""Names of packs as typed in, folders of packs out: those shipped and those of `--references`, as in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from verify.errors import UsageError

if TYPE_CHECKING:
    from verify.errors import LeftAsideError
    from verify.reference.entries import Catalogue

__all__ = ["Names", "References", "catalogue_of", "chosen", "folders", "in_use", "shipped_catalogue", "wanted"]

Names: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="PACK", help="Names of packs; all of them if none is given.")
]
References: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--references", metavar="DIR", help="Folder with packs of reference data; may be repeated."),
]


def folders(references: Sequence[Path] | None) -> tuple[Path, ...]:
    """Return the folder of every pack, as shipped or written; a project's settings name packs as for a check."""
    from verify.cli.settings import settings
    from verify.reference.folder import find_packs, shipped

    own = settings({"references": [str(folder) for folder in references or ()]}, (), isolated=False).references
    return find_packs([shipped(), *own])


def in_use(references: Sequence[Path] | None) -> tuple[tuple[Path, ...], tuple[LeftAsideError, ...]]:
    """Return the folder of every pack as a check would read it, and what is left aside."""
    from verify.reference.generations import pinned

    return pinned(folders(references))


def catalogue_of(references: Sequence[Path] | None) -> Catalogue:
    """Read what every pack says; complain of what is left aside."""
    return _catalogue(folders(references))


def shipped_catalogue() -> Catalogue:
    """Read what the shipped packs say, and none of a project: a pack that is made anew may be one of those."""
    from verify.reference.folder import find_packs, shipped

    return _catalogue(find_packs([shipped()]))


def _catalogue(packs: Sequence[Path]) -> Catalogue:
    """Read what packs say as they are in use."""
    from verify.cli.output import complain_of
    from verify.reference.catalogue import load_catalogue
    from verify.reference.generations import pinned

    found, left = pinned(packs)
    complain_of(left)
    return load_catalogue(found)


def wanted(names: Sequence[str] | None, known: Iterable[str]) -> frozenset[str]:
    """Return the packs that are asked for; all of them where none is named.

    >>> wanted(["beds"], ["places"])
    Traceback (most recent call last):
    ...
    verify.errors.UsageError: PACK: 'beds' is not known; use one of places
    """
    found = tuple(known)
    for name in names or ():
        if name not in found:
            raise UsageError("PACK", f"{name!r} is not known", f"use one of {', '.join(found)}")
    return frozenset(names or found)


def chosen(names: Sequence[str] | None, references: Sequence[Path] | None) -> tuple[Path, ...]:
    """Return the folders of the packs that are asked for, by the names that they give themselves."""
    from verify.reference.folder import read_descriptor

    found = {read_descriptor(folder).name: folder for folder in folders(references)}
    asked = wanted(names, found)
    return tuple(folder for name, folder in found.items() if name in asked)
