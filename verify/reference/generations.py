"""Refreshed packs: which generation of a pack is in use, proven whole by its checksums.

In: folders of packs as shipped or written. Out: for each of them the folder to read, that of its
newest generation where there is a whole one made from this very pack, else itself; and a warning for
each generation that is left aside. The pointer is read once, so that a run sees one generation.

    DATA/packs/PACK/current.json         the pointer, switched by one rename
    DATA/packs/PACK/generations/DIGEST/  a whole pack, never changed once it is there
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from verify.errors import LeftAsideError
from verify.folders import DATA
from verify.reference.folder import DESCRIPTOR, shipped

__all__ = [
    "GENERATIONS",
    "POINTER",
    "Generation",
    "current",
    "fingerprint",
    "pinned",
    "pointer_bytes",
    "read_pointer",
    "slot",
]

POINTER = "current.json"
GENERATIONS = "generations"
PACKS = "packs"
REMEDY = "run: verify data refresh {}"


class Generation(Struct, frozen=True):
    """A refreshed pack: its folder, when it was made and of which pack, and what its files must be."""

    name: str  # digest of its files, and the name of its folder; empty where nothing new has come yet
    made: str  # day, as YYYY-MM-DD
    base: str  # fingerprint of the pack that it was made from
    files: Mapping[str, str]  # checksum by path
    upstream: Mapping[str, Mapping[str, str]]  # by address: what to ask the server with next time
    folder: Path


def slot(pack: Path) -> Path:
    """Return where the generations of a pack lie; packs of one's own are told apart by their place."""
    place = pack.resolve()
    name = place.name
    if place.parent != shipped().resolve():
        name += f"-{hashlib.sha256(str(place).encode()).hexdigest()[:8]}"
    return DATA.path() / PACKS / name


def pinned(packs: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[LeftAsideError, ...]]:
    """Return the folder to read for each pack, and what was left aside.

    >>> pinned([])
    ((), ())
    """
    if not (DATA.path() / PACKS).is_dir():  # nothing was ever refreshed
        return tuple(packs), ()
    folders: list[Path] = []
    warnings: list[LeftAsideError] = []
    for pack in packs:
        generation, warning = current(pack)
        folders.append(pack if generation is None else generation.folder)
        warnings += [] if warning is None else [warning]
    return tuple(folders), tuple(warnings)


def current(pack: Path) -> tuple[Generation | None, LeftAsideError | None]:
    """Return the generation of a pack that is in use, or why the one that is there is not."""
    place = slot(pack)
    try:
        content = (place / POINTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except OSError as error:
        return None, _left(pack, f"{POINTER} cannot be read: {error.strerror}")
    generation = read_pointer(content, place)
    if generation is None:
        return None, _left(pack, f"{POINTER} is damaged")
    if not generation.name:
        same = generation.base == fingerprint(pack)
        return (replace(generation, folder=pack), None) if same else (None, None)
    broken = _broken(generation)
    if broken is not None:
        return None, _left(pack, f"{broken} of generation {generation.name[:12]} is damaged or missing")
    if generation.base != fingerprint(pack):
        return None, _left(pack, f"generation {generation.name[:12]} was made from another version of this pack")
    return generation, None


def read_pointer(content: bytes, place: Path) -> Generation | None:
    """Read a pointer; one that is not as it was written is `None`."""
    try:
        value = json.loads(content)
        proof = value.pop("sha256")
        if proof != _proof(value):
            return None
        folder = place / GENERATIONS / value["generation"]
        return Generation(value["generation"], value["made"], value["base"], value["files"], value["upstream"], folder)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def pointer_bytes(generation: Generation) -> bytes:
    """Return the pointer to a generation, with a checksum over itself."""
    value: dict[str, object] = {
        "generation": generation.name,
        "made": generation.made,
        "base": generation.base,
        "files": dict(generation.files),
        "upstream": {url: dict(known) for url, known in generation.upstream.items()},
    }
    return json.dumps(value | {"sha256": _proof(value)}, indent=1, sort_keys=True).encode() + b"\n"


def _proof(value: Mapping[str, object]) -> str:
    """Return the checksum of what a pointer says."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _broken(generation: Generation) -> str | None:
    """Return the first file of a generation that is not what it was."""
    for path, wanted in generation.files.items():
        try:
            content = (generation.folder / path).read_bytes()
        except OSError:
            return path
        if hashlib.sha256(content).hexdigest() != wanted:
            return path
    return None


def fingerprint(pack: Path) -> str:
    """Return what tells one version of a pack from another: its descriptor and the files without checksum in it."""
    content = (pack / DESCRIPTOR).read_bytes()
    digest = hashlib.sha256(content)
    for path in sorted(_unproven(content)):
        digest.update(f"\0{path}\0".encode())
        file = pack / path
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def _unproven(content: bytes) -> Iterable[str]:
    """Return the files for which a descriptor gives no checksum; a broken one is complained of later."""
    try:
        resources = json.loads(content)["resources"]
        return [str(resource["path"]) for resource in resources if not resource.get("hash")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def _left(pack: Path, found: str) -> LeftAsideError:
    """Say that a generation is left aside."""
    return LeftAsideError(
        pack.resolve().name, f"{found}, so the data before the refresh is used", REMEDY.format(pack.name)
    )
