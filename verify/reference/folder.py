"""Find packs in folders and read their small files.

In: folders. Out: `Source` values: a descriptor, and the bytes of every file that it names. A file
that lies outside its pack, is a link, is missing or has another checksum is a `ReferenceDataError`.
Parquet files are read, and held against their checksum, only when somebody asks for them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from verify.errors import ReferenceDataError
from verify.reference.descriptor import Descriptor, Resource, parse_descriptor
from verify.reference.place import DESCRIPTOR, shipped

__all__ = [
    "DESCRIPTOR",
    "Small",
    "Source",
    "find_packs",
    "read_descriptor",
    "read_small",
    "read_source",
    "shipped",
    "shown",
]

ADD = "add the file"
OUT = "leads out of the pack"
LINK = "is a link"


class Files(Mapping[str, bytes]):
    """The bytes of a pack's resources by name, each read and checked when it is first asked for."""

    def __init__(self, folder: Path, descriptor: Descriptor) -> None:
        """Remember where the files lie."""
        self._folder, self._descriptor = folder, descriptor
        self._resources = {resource.name: resource for resource in descriptor.resources}
        self._read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """Return one file's bytes."""
        if name not in self._read:
            self._read[name] = _resource_bytes(self._folder, self._descriptor, self._resources[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Walk over the names of the resources."""
        return iter(self._resources)

    def __len__(self) -> int:
        """Count the resources."""
        return len(self._resources)


class Source(Struct, frozen=True):
    """A pack as it lies in its folder; `files` holds each resource's bytes by resource name."""

    folder: Path
    descriptor: Descriptor
    files: Mapping[str, bytes]
    digest: str


def find_packs(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the packs in folders that hold packs or are one, each once, in the order given."""
    found: dict[Path, Path] = {}
    for folder in folders:
        if folder.is_file() and folder.name != DESCRIPTOR:
            raise ReferenceDataError(shown(folder), "a table, and no pack", f"make one of it: verify data add {folder}")
        if not folder.is_dir():
            raise ReferenceDataError(shown(folder), "no such folder", "give a folder that holds packs")
        inside = [folder] if (folder / DESCRIPTOR).is_file() else _children(folder)
        if not inside:
            raise ReferenceDataError(
                shown(folder), "no pack in this folder", f"a pack is a folder with a {DESCRIPTOR}; see docs/packs.md"
            )
        for pack in inside:
            found.setdefault(pack.resolve(), pack)
    return tuple(found.values())


def _children(folder: Path) -> list[Path]:
    """Return the packs right under a folder; tables without a descriptor are a forgotten one."""
    packs = []
    for child in sorted(folder.iterdir()):
        if child.name.startswith((".", "_")) or not child.is_dir():
            continue
        if (child / DESCRIPTOR).is_file():
            packs.append(child)
        elif any(child.glob("*.csv")) or any(child.glob("*.parquet")):
            raise ReferenceDataError(shown(child), f"tables but no {DESCRIPTOR}", "describe them; see docs/packs.md")
    return packs


def read_descriptor(folder: Path) -> Descriptor:
    """Read what a pack says of itself."""
    path = folder / DESCRIPTOR
    return parse_descriptor(_read(path, shown(path)), shown(path))


def read_source(folder: Path) -> Source:
    """Read a pack's descriptor and its small files; the digest stands for every file that it names."""
    path = folder / DESCRIPTOR
    content = _read(path, shown(path))
    descriptor = parse_descriptor(content, shown(path))
    files = Files(folder, descriptor)
    parts: list[tuple[str, bytes]] = []
    for resource in descriptor.resources:
        place = _place(folder, descriptor, resource)
        if resource.format != "csv" and not place.is_file():  # its checksum is in the descriptor, as the digest covers
            raise ReferenceDataError(f"{descriptor.file}: {resource.where}.path", f"no file {resource.path!r}", ADD)
        parts.append((resource.path, files[resource.name] if resource.format == "csv" else b""))
    return Source(folder, descriptor, files, _digest(content, parts))


class Small(Struct, frozen=True):
    """The bytes of a pack's descriptor and small files, and the digest that a `Source` made of them has."""

    folder: Path
    contents: tuple[bytes, ...]
    digest: str
    whole: bool  # it has no large files


def read_small(folder: Path) -> Small | None:
    """Read a pack's small files as they are; `None` where `read_source` has to say what is wrong."""
    try:
        content = (folder / DESCRIPTOR).read_bytes()
        listed = [(item["path"], item.get("format", "csv")) for item in json.loads(content)["resources"]]
        places = [_inside(folder, path) for path, _ in listed]
        if not all(place.is_file() for place in places):
            return None
        parts = [
            (path, place.read_bytes() if form == "csv" else b"")
            for (path, form), place in zip(listed, places, strict=True)
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    whole = all(form == "csv" for _, form in listed)
    return Small(folder, (content, *(part for _, part in parts)), _digest(content, parts), whole)


def _digest(descriptor: bytes, parts: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of a pack: of its descriptor, and of its files in the order of their paths."""
    digest = hashlib.sha256(descriptor)
    for path, content in sorted(parts, key=lambda part: part[0]):
        digest.update(f"\0{path}\0".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def _inside(folder: Path, path: str) -> Path:
    """Return where a file of a pack lies; a path that leads out of its folder, or by a link, is a `ValueError`."""
    parts = path.split("/")
    if "\\" in path or ":" in path or not all(parts) or {".", ".."} & set(parts):
        raise ValueError(OUT)
    place = folder
    for part in parts:
        place /= part
        if place.is_symlink():
            raise ValueError(LINK)
    return place


def _place(folder: Path, descriptor: Descriptor, resource: Resource) -> Path:
    """Return the path of a file of a pack, which must lie inside its folder and be a file of its own."""
    try:
        return _inside(folder, resource.path)
    except ValueError as error:
        where = f"{descriptor.file}: {resource.where}.path"
        remedy = "put the file itself into the folder" if str(error) == LINK else "name a file inside the folder"
        raise ReferenceDataError(where, f"{resource.path!r} {error}", remedy) from error


def _resource_bytes(folder: Path, descriptor: Descriptor, resource: Resource) -> bytes:
    """Read one file of a pack and hold it against its checksum, if it has one."""
    content = _read(_place(folder, descriptor, resource), f"{descriptor.file}: {resource.where}.path")
    if resource.hash:
        kind, _, wanted = resource.hash.rpartition(":")
        if kind != "sha256":
            raise ReferenceDataError(
                f"{descriptor.file}: {resource.where}.hash", f"{resource.hash!r} is not known", "write it as sha256:..."
            )
        actual = hashlib.sha256(content).hexdigest()
        if actual != wanted.lower():
            raise ReferenceDataError(
                f"{descriptor.file}: {resource.where}.hash",
                f"{resource.path} has the checksum sha256:{actual}",
                "restore the file, or write its checksum if the change is meant",
            )
    return content


def _read(path: Path, where: str) -> bytes:
    """Read a file, or say why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReferenceDataError(where, f"{path.name!r} cannot be read: {error.strerror}", ADD) from error


def shown(path: Path) -> str:
    """Return a path as a message shows it: from the working folder where it lies under it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except (ValueError, OSError):
        return path.as_posix()
