"""Run a batch: lay the archive out, have its shards checked, and write what came of it all.

In: an archive, a folder and how shards are to be checked. Out: in the folder the tables, a manifest, the rejects and a
summary, the same bytes however many workers there were. What is done stays done when a run is stopped or killed.

    OUT/claims/, OUT/findings/    a table for each shard
    OUT/shards/                   a receipt for each shard: see receipt.py
    OUT/manifest.json             what the tables are of, shard by shard
    OUT/rejects.jsonl             rows that could not be read, and why
    OUT/summary.md
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from verify.batch.identity import make_run
from verify.batch.layout import Archive, Sizes, lay_out
from verify.batch.processes import Done
from verify.batch.receipt import FOLDERS, Receipt
from verify.batch.rows import hold_columns
from verify.batch.shard import Columns, Job, Run, Shard
from verify.batch.summary import summary
from verify.batch.work import keep
from verify.engine import Settings, load
from verify.errors import LeftAsideError, UsageError, VerifyError
from verify.whole import PART, put

__all__ = ["Batch", "Result", "prepare", "run_batch"]

MANIFEST = "manifest.json"
OWN = {*FOLDERS, MANIFEST, "rejects.jsonl", "summary.md"}
FORM = 1

Executor = Callable[[Iterable[Job]], Iterable[Done]]


class Batch(Struct, frozen=True):
    """What is to be done: the shards of an archive, and what has been said of packs that are left aside."""

    run: Run
    shards: tuple[Shard, ...]
    warnings: tuple[VerifyError, ...]

    @property
    def articles(self) -> int:
        """Count the articles, those that cannot be read as well."""
        return sum(shard.count for shard in self.shards)


class Result(Struct, frozen=True):
    """What a run came to."""

    digest: str  # of all tables; empty where a shard failed
    receipts: tuple[Receipt, ...]
    failures: tuple[tuple[Shard, str], ...]


def prepare(archive: Archive, out: Path, settings: Settings, columns: Columns, sizes: Sizes) -> Batch:
    """Lay an archive out, and see to it that nothing is wrong with packs, columns and folder before any is checked."""
    loaded = load(settings)
    broken = [error for error in loaded.missing if not isinstance(error, LeftAsideError)]
    if broken:
        raise broken[0]
    for table in archive.tables:
        hold_columns(table, columns)
    shards = tuple(lay_out(archive, sizes))
    run = make_run(out, settings, columns, loaded)
    _open(run)
    keep(run, loaded)
    return Batch(run, shards, loaded.missing)


def run_batch(batch: Batch, executor: Executor, watch: Callable[[Done], None]) -> Result:
    """Have every shard checked, and write what came of it."""
    out = batch.run.out
    done: dict[str, Receipt] = {}
    failed: dict[str, str] = {}
    for job, ended in executor([Job(batch.run, shard) for shard in batch.shards]):
        if isinstance(ended, Receipt):
            done[job.shard.name] = ended
        else:
            failed[job.shard.name] = ended
        watch((job, ended))
    receipts = tuple(done[shard.name] for shard in batch.shards if shard.name in done)
    failures = tuple((shard, failed[shard.name]) for shard in batch.shards if shard.name in failed)
    digest = "" if failures else _digest(receipts)
    _tidy(out, {shard.name for shard in batch.shards})
    put(out / "rejects.jsonl", "".join(_rejects(batch.shards, done)).encode("utf-8", "backslashreplace"))
    put(out / "summary.md", summary(batch.run, receipts, failures).encode("utf-8", "backslashreplace"))
    put(out / MANIFEST, _manifest(batch, receipts, failures, digest))
    return Result(digest, receipts, failures)


def _open(run: Run) -> None:
    """Make the folder, or see that it is one of ours."""
    out = run.out
    try:
        held = {path.name for path in out.iterdir()} if out.exists() else set()
        if held and MANIFEST not in held:
            raise UsageError(str(out), "holds files that are none of a batch", "name an empty or a new folder")
        for name in FOLDERS:
            (out / name).mkdir(parents=True, exist_ok=True)
        if MANIFEST not in held:
            put(out / MANIFEST, _written({"form": FORM, "shards": []}))
    except OSError as error:
        remedy = "name a folder that you may write"
        raise UsageError(str(out), f"cannot be written: {error.strerror or error}", remedy) from error


def _tidy(out: Path, names: set[str]) -> None:
    """Take away the tables of shards that the archive has no more, and what killed runs left half written."""
    for folder in FOLDERS:
        for path in (out / folder).iterdir():
            if path.name.startswith(PART) or path.stem not in names:
                path.unlink(missing_ok=True)
    for path in out.glob(f"{PART}*"):
        path.unlink(missing_ok=True)


def _digest(receipts: Iterable[Receipt]) -> str:
    """Return a digest of all tables."""
    digest = sha256()
    for receipt in receipts:
        digest.update("\0".join([receipt.shard, *receipt.files.values()]).encode())
    return digest.hexdigest()


def _rejects(shards: Iterable[Shard], done: dict[str, Receipt]) -> Iterator[str]:
    """Yield a line for each row that could not be read."""
    for shard in shards:
        receipt = done.get(shard.name)
        for row, name, reason in receipt.rejects if receipt else ():
            where = {"row": shard.first + row, "table": shard.label} if shard.label else {}
            yield json.dumps({"id": name, **where, "reason": reason}, ensure_ascii=False) + "\n"


def _manifest(batch: Batch, receipts: Iterable[Receipt], failures: Iterable[tuple[Shard, str]], digest: str) -> bytes:
    places = {shard.name: shard for shard in batch.shards}
    done = [
        {
            "shard": receipt.shard,
            "table": places[receipt.shard].label or None,
            "first": places[receipt.shard].files[0] if places[receipt.shard].files else places[receipt.shard].first,
            "articles": receipt.articles,
            "rejects": len(receipt.rejects),
            "claims": receipt.claims,
            "findings": receipt.findings,
            "packs": dict(receipt.packs),
            "files": dict(receipt.files),
        }
        for receipt in receipts
    ]
    return _written(
        {
            "form": FORM,
            "version": batch.run.identity.version,
            "program": batch.run.identity.program,
            "packs": dict(batch.run.identity.packs),
            "digest": digest or None,
            "failed": [{"shard": shard.name, "reason": reason} for shard, reason in failures],
            "shards": done,
        }
    )


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
