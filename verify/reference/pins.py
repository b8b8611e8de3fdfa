"""The packs that a project was checked with: their digests in a file that it commits.

In: the packs in use. Out: the file's text; or an error that names each pack whose digest is not the one in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from verify.errors import ReferenceDataError
from verify.reference.entries import Pack
from verify.reference.folder import shown
from verify.reference.node import Node

__all__ = ["FILE", "find", "hold", "read", "written"]

FILE = "verify.lock.json"
FORM = 1
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def written(packs: Iterable[Pack]) -> str:
    r"""Return the text of the file, one pack a line, by name.

    >>> written([])
    '{"form": 1, "packs": {\n}}\n'
    """
    lines = [
        f"{json.dumps(pack.name)}: {json.dumps({'version': pack.version, 'digest': pack.digest})}"
        for pack in sorted(packs, key=lambda pack: pack.name)
    ]
    return f'{{"form": {FORM}, "packs": {{\n{f",{chr(10)}".join(lines)}{chr(10) if lines else ""}}}}}\n'


def find(folder: Path) -> Path:
    """Return the file of a project: in a folder or in one that it lies in."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
    raise ReferenceDataError(FILE, "no such file here or in a folder above", "write it with: verify data lock")


def read(path: Path) -> Mapping[str, str]:
    """Return the digest of each pack that a file names."""
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise ReferenceDataError(str(path), f"cannot be read: {error.strerror}", "write it anew") from error
    except (ValueError, RecursionError) as error:
        raise ReferenceDataError(str(path), f"not JSON: {error}", "write it with: verify data lock") from error
    node = Node(value, str(path))
    node.known(frozenset({"form", "packs"}), frozenset())
    if node["form"].value != FORM:
        raise node["form"].fault(f"{node['form'].value!r} is not known", "write it with: verify data lock")
    found: dict[str, str] = {}
    for name, entry in node["packs"].members():
        entry.known(frozenset({"digest"}), frozenset({"version"}))
        found[name] = entry["digest"].text()
        if DIGEST.fullmatch(found[name]) is None:
            raise entry["digest"].fault(f"{found[name]!r} is no digest", "write it with: verify data lock")
    return found


def hold(packs: Iterable[Pack], path: Path) -> None:
    """Refuse packs that are not those of a file, naming each that differs."""
    locked = read(path)
    used = {pack.name: pack.digest for pack in packs}
    found = [_differs(name, locked.get(name), used.get(name)) for name in sorted(used.keys() | locked.keys())]
    differing = [words for words in found if words]
    if differing:
        remedy = "use the locked data, or lock what is in use with: verify data lock"
        raise ReferenceDataError(shown(path), ", ".join(differing), remedy)


def _differs(name: str, locked: str | None, used: str | None) -> str:
    """Say how a pack differs from the locked one; nothing where it does not."""
    if locked == used:
        return ""
    if locked is None:
        return f"{name} is in use and not locked"
    if used is None:
        return f"{name} is locked and not in use"
    return f"{name} is locked as {_short(locked)} and in use as {_short(used)}"


def _short(digest: str) -> str:
    """Return a digest as a message shows it."""
    return digest[:19]
