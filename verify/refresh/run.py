"""Refresh one pack: fetch, read, merge, guard, validate, switch; or refuse and change nothing.

In: the folder of a pack. Out: what is new in each table. Whatever is wrong is a `RefreshError` or
`ReferenceDataError`, and then the data in use is what it was.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from verify.errors import ReferenceDataError, RefreshError, VerifyError
from verify.reference.descriptor import Resource
from verify.reference.folder import DESCRIPTOR, Source, read_source, shown
from verify.reference.generations import POINTER, Generation, current, fingerprint, read_pointer, slot
from verify.reference.validate import validate
from verify.refresh.came import addresses, plans_of, rows_for
from verify.refresh.download import Download, download
from verify.refresh.fetch import Fetcher
from verify.refresh.guards import KEPT, check_came, check_merged, parse_guards
from verify.refresh.lockfile import locked
from verify.refresh.merge import Merged, keys_of, merge, still, with_history
from verify.refresh.store import name_of, point, stage, sweep, switch
from verify.refresh.tables import read_table_rows
from verify.refresh.write import fields_with_vintage, files_of

__all__ = ["Outcome", "Settings", "TableOutcome", "refresh"]

Rows = list[dict[str, str]]
Upstream = Mapping[str, Mapping[str, str]]
LOCK = "lock"


class Settings(Struct, frozen=True):
    """How to refresh; a dry run does everything but the switch."""

    today: date
    fetcher: Fetcher = field(default_factory=Fetcher)
    dry_run: bool = False


class TableOutcome(Struct, frozen=True):
    """What a refresh brought for one table."""

    table: str
    added: int
    revised: int
    kept: int
    dropped: int
    last: str


class Outcome(Struct, frozen=True):
    """What a refresh brought; `generation` is the new one, `None` where nothing is new."""

    pack: str
    tables: tuple[TableOutcome, ...] = ()
    generation: str | None = None
    unmodified: bool = False  # the servers say that nothing changed


class _State(Struct, frozen=True):
    """The pack as it is in use, and what a generation made from an older version of it had gathered."""

    pack: Path
    source: Source
    generation: Generation | None
    older: Source | None


def refresh(pack: Path, settings: Settings) -> Outcome:
    """Bring one pack up to date; what goes wrong is told with its name."""
    name = pack.resolve().name
    try:
        with nullcontext() if settings.dry_run else locked(slot(pack) / LOCK, name):
            return _refreshed(_state(pack), settings)
    except RefreshError as error:
        if error.where.startswith(name):
            raise
        raise RefreshError(f"{name}: {error.where}", error.found, error.remedy) from error


def _refreshed(state: _State, settings: Settings) -> Outcome:
    """Bring a pack up to date while nobody else does."""
    if not settings.dry_run:
        _sweep(state)
    downloads = _downloads(state, settings)
    if all(download.content is None for download in downloads.values()):
        return Outcome(state.source.descriptor.name, unmodified=True)
    merged = dict(_merged(state, downloads, settings))
    upstream = {url: download.validators for url, download in downloads.items()}
    made = None
    if state.older is not None or any(table.changes or table.dropped for table in merged.values()):
        made = _switch(state, merged, upstream, settings)
    else:
        _remember(state, upstream, settings)
    outcomes = tuple(_outcome(name, table) for name, table in merged.items())
    return Outcome(state.source.descriptor.name, outcomes, made)


def _state(pack: Path) -> _State:
    """Read the pack that is in use."""
    generation, warning = current(pack)
    source = read_source(pack if generation is None else generation.folder)
    older = None
    if warning is not None and (slot(pack) / POINTER).is_file():
        left = read_pointer((slot(pack) / POINTER).read_bytes(), slot(pack))
        try:
            older = None if left is None or not left.name else read_source(left.folder)
        except ReferenceDataError:  # damaged: there is nothing to keep of it
            older = None
    return _State(pack, source, generation, older)


def _downloads(state: _State, settings: Settings) -> dict[str, Download]:
    """Fetch each address once; a conditional answer counts only if every address gives one."""
    asked = addresses(state.source.descriptor)
    if not asked:
        name, remedy = state.source.descriptor.name, "newer rows come with a newer pack, or name a url and an adapter"
        raise RefreshError(name, "own tables, with no source to ask", f"{remedy} in a table's refresh")
    known = {} if state.generation is None else dict(state.generation.upstream)
    found = {url: download(url, module, settings.fetcher, known.get(url, {})) for url, module in asked.items()}
    if len({each.content is None for each in found.values()}) > 1:
        again = {
            url: download(url, asked[url], settings.fetcher, {}) for url, each in found.items() if not each.content
        }
        found |= again
    return found


def _merged(state: _State, downloads: Mapping[str, Download], settings: Settings) -> Iterator[tuple[str, Merged]]:
    """Merge what came into each table, and hold it to the guards."""
    descriptor = state.source.descriptor
    for resource in descriptor.resources:
        plans = plans_of(resource)
        if not plans:
            continue
        where = f"{descriptor.name}: {resource.path}"
        guards = parse_guards(
            [guard for plan in plans for guard in plan.guards],
            f"{descriptor.file}: {resource.where}.verify:reference.refresh.guards",
            monotone=resource.block.monotone,
        )
        keys = keys_of(resource.table.primary_key, [field.name for field in resource.table.fields])
        existing = _existing(state, resource, keys)
        came = rows_for(resource, downloads, settings.today.isoformat())
        check_came(came, existing, keys, guards, where)
        held = still(existing, came, keys) if any(plan.drops for plan in plans) else existing
        merged = merge(held, came, keys, _columns(resource), settings.today)
        check_merged(merged, keys, guards, where)
        yield resource.name, replace(merged, dropped=len(existing) - len(held))


def _columns(resource: Resource) -> tuple[str, ...]:
    """Return the columns of a table after a refresh: one of figures keeps when they were first seen."""
    dated = resource.block.shape in {"series", "counts"}
    fields = fields_with_vintage(resource.table.fields) if dated else resource.table.fields
    return tuple(field.name for field in fields)


def _existing(state: _State, resource: Resource, keys: Sequence[str]) -> Rows:
    """Return the rows of a table, with what an older version's refreshes had gathered, ready for vintages."""
    columns = dict.fromkeys(_columns(resource), "")
    read = read_table_rows(state.source.files[resource.name], resource.path, resource.table.fields)
    rows = [columns | row for row in read]
    if state.older is not None:
        for other in state.older.descriptor.resources:
            if other.path == resource.path:
                older = read_table_rows(state.older.files[other.name], other.path, other.table.fields)
                rows = with_history(rows, older, keys)
    return rows


def _remember(state: _State, upstream: Upstream, settings: Settings) -> None:
    """Keep what to ask the servers with next time; the data stays what it is."""
    if settings.dry_run:
        return
    old = state.generation or Generation("", "", fingerprint(state.pack), {}, {}, state.pack)
    checked = replace(old, made=old.made or settings.today.isoformat(), upstream=upstream)
    with _disk(slot(state.pack)):
        point(checked, slot(state.pack))


def _switch(state: _State, merged: Mapping[str, Merged], upstream: Upstream, settings: Settings) -> str:
    """Write, validate and switch to the new generation; a dry run validates it and throws it away."""
    raw = json.loads((state.source.folder / DESCRIPTOR).read_bytes())
    files = files_of(state.source, raw, {name: table.rows for name, table in merged.items()}, settings.today)
    place = slot(state.pack)
    if settings.dry_run:
        with tempfile.TemporaryDirectory() as folder, _disk(Path(folder)):
            _valid(stage(files, Path(folder)), state)
        return name_of(files)
    checksums = {path: sha256(content).hexdigest() for path, content in files.items()}
    base = fingerprint(state.pack)
    generation = Generation(name_of(files), settings.today.isoformat(), base, checksums, upstream, place)
    with _disk(place):
        staged = stage(files, place)
        try:
            _valid(staged, state)
        except VerifyError:
            _sweep(state)
            raise
        switch(staged, generation, place)
    return generation.name


def _valid(staged: Path, state: _State) -> None:
    """Read the pack that was written; a message names the pack and not the folder that it waits in."""
    try:
        validate(staged)
    except ReferenceDataError as error:
        where = error.where.replace(shown(staged), state.source.descriptor.name)
        raise RefreshError(where, error.found, KEPT) from error


def _sweep(state: _State) -> None:
    """Take away what is no longer needed."""
    sweep(slot(state.pack), None if state.generation is None else state.generation.name)


@contextmanager
def _disk(place: Path) -> Iterator[None]:
    """Say in one line what is wrong with a disk."""
    try:
        yield
    except OSError as error:
        found = f"cannot be written: {error.strerror or error}"
        raise RefreshError(str(place), found, "make room, or name another folder in VERIFY_DATA_DIR") from error


def _outcome(name: str, merged: Merged) -> TableOutcome:
    """Count what is new in a table."""
    revised = sum(change.before is not None for change in merged.changes)
    last = max((row.get("as_of") or row.get("start") or "" for row in merged.rows), default="")
    return TableOutcome(name, len(merged.changes) - revised, revised, merged.kept, merged.dropped, last)
