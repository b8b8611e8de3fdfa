"""Shipped packs that ask the server of a test: their descriptors, with its address in place of each upstream's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.refresh.conftest import Server
from tests.refresh.upstreams import Case
from verify.reference.folder import shipped
from verify.refresh.fetch import Fetcher
from verify.refresh.limits import Limits
from verify.refresh.rebuild import rebuild
from verify.refresh.run import Outcome, Settings, refresh

__all__ = ["DAY", "LIMITS", "copied", "made", "paths", "run", "served"]

DAY = date(2026, 11, 1)
LIMITS = Limits(first_wait=0.01, deadline=60, silence=5)


def copied(name: str, target: Path, server: Server) -> Path:
    """Copy a shipped pack and let it ask the server; the last part of each address stays."""
    folder = target / name
    shutil.copytree(shipped() / name, folder)
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for plan in _plans(descriptor):
        if "url" in plan:
            plan["url"] = server.url(_path(plan["url"]))
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def paths(name: str) -> list[str]:
    """Return the paths under which the server is asked for a shipped pack, each once."""
    descriptor = json.loads((shipped() / name / "datapackage.json").read_text(encoding="utf-8"))
    return list(dict.fromkeys(_path(plan["url"]) for plan in _plans(descriptor) if "url" in plan))


def _plans(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what every table says of its upstreams."""
    found = [resource["verify:reference"].get("refresh", []) for resource in descriptor["resources"]]
    return [plan for each in found for plan in (each if isinstance(each, list) else [each])]


def _path(url: str) -> str:
    """Return the last part of an address, with its query."""
    parts = urlsplit(url)
    return f"/{parts.path.rpartition('/')[2]}{f'?{parts.query}' if parts.query else ''}"


def made(case: Case, contents: Sequence[bytes], target: Path, server: Server) -> Path:
    """Make a pack of what its upstreams sent."""
    pack = copied(case.pack, target, server)
    files = [target / f"{case.pack}-{at}" for at in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    rebuild(pack, files, (DAY - timedelta(days=1)).isoformat())
    return pack


def served(case: Case, contents: Sequence[bytes], server: Server) -> None:
    """Let the server send these contents for the addresses of a pack."""
    for path, content in zip(paths(case.pack), contents, strict=True):
        server.serve(content, path=path)


def run(pack: Path, day: date = DAY, *, dry_run: bool = False, limits: Limits = LIMITS) -> Outcome:
    """Refresh a pack on a day."""
    return refresh(pack, Settings(day, Fetcher(limits), dry_run))
