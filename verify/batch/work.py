"""Check one shard: the function that a worker runs, wherever it is.

In: a job. Out: a receipt, after the tables of the shard are written whole. The same job gives the same bytes in any
process, on any machine, in any order; what is done already and still holds is not done again.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

import polars as pl

from verify import engine
from verify.batch.identity import identity_of
from verify.batch.receipt import Receipt, read_receipt, table_places, write_receipt
from verify.batch.rows import Article, Reject, Rows, read_rows
from verify.batch.shard import Identity, Job, Run
from verify.batch.tables import claims_table, findings_table
from verify.engine import Loaded
from verify.errors import UsageError, VerifyError
from verify.model import Document, DocumentLedger, LedgerEntry, Verdict
from verify.report.summary import NOT_CHECKED
from verify.whole import put

__all__ = ["differing", "keep", "run_shard"]

TEXT = 250_000  # characters that are compared at once: more take more memory, fewer more time
_KEPT: dict[tuple[str, ...], Loaded] = {}
Read = list[tuple[Article, Document]]


def run_shard(job: Job) -> Receipt:
    """Check the articles of a shard, and write its tables and its receipt; or return the receipt that still holds."""
    loaded = _loaded(job.run)
    rows = read_rows(job)
    key = sha256(f"{job.run.digest}\0{rows.digest}".encode()).hexdigest()
    kept = read_receipt(job.run.out, job.shard.name)
    if kept is not None and kept.key == key and kept.packs.items() <= job.run.identity.packs.items():
        return kept
    receipt = _checked(job, key, rows, loaded)
    write_receipt(job.run.out, receipt)
    return receipt


def differing(one: Identity, other: Identity) -> str:
    """Say how two programs differ; nothing where they find the same.

    >>> differing(Identity("1.0", "a", {}), Identity("1.1", "b", {}))
    'version 1.1 in place of 1.0'
    """
    if one.version != other.version:
        return f"version {other.version} in place of {one.version}"
    if one.program != other.program:
        return f"another program of version {other.version}"
    names = sorted(one.packs.keys() | other.packs.keys())
    packs = [name for name in names if one.packs.get(name) != other.packs.get(name)]
    return f"other packs: {', '.join(packs)}" if packs else ""


def keep(run: Run, loaded: Loaded) -> None:
    """Keep for this process what every shard of a run needs, in place of what one before it needed."""
    _KEPT.clear()
    _KEPT[run.digest, *run.identity.packs.values()] = loaded


def _loaded(run: Run) -> Loaded:
    """Return what every shard of a run needs; it is loaded once in a process."""
    found = _KEPT.get((run.digest, *run.identity.packs.values()))
    if found is None:
        found = engine.load(run.settings)
        wrong = differing(run.identity, identity_of(found))
        if wrong:
            raise UsageError("a worker", f"has {wrong}", "install the same version and packs everywhere, and run again")
        keep(run, found)
    return found


def _checked(job: Job, key: str, rows: Rows, loaded: Loaded) -> Receipt:
    """Check the rows of a shard and write its tables."""
    read, rejects = _read(rows, job.run)
    packs: dict[str, str] = {}
    counts = {name: Counter[str]() for name in ("langs", "verdicts", "unchecked")}
    claims, findings = [claims_table([])], [findings_table([])]
    for part in _parts(read):
        ledgers, used, broken = engine.compare([document for _, document in part], loaded, job.run.settings)
        if broken:
            raise broken[0]
        packs.update((pack.name, pack.digest) for pack in used)
        held = [(article, job.shard.label, own) for (article, _), own in zip(part, ledgers, strict=True)]
        claims.append(claims_table(held))
        findings.append(findings_table(held))
        _count(ledgers, counts)
    tables = {"claims": pl.concat(claims), "findings": pl.concat(findings)}
    reported = tables["findings"].filter(pl.col("suppressed").is_null())
    return Receipt(
        shard=job.shard.name,
        key=key,
        packs=dict(sorted(packs.items())),
        articles=counts["langs"].total(),
        claims=tables["claims"].height,
        findings=reported.height,
        langs=_sorted(counts["langs"]),
        verdicts=_sorted(counts["verdicts"]),
        checks=_sorted(Counter(reported["check"])),
        suppressed=tables["findings"].height - reported.height,
        unchecked=_sorted(counts["unchecked"]),
        rejects=rejects,
        files=_write(job, tables),
    )


def _count(ledgers: Iterable[DocumentLedger], counts: Mapping[str, Counter[str]]) -> None:
    """Count the articles by language, and their numbers by verdict and by why they were not checked."""
    for ledger in ledgers:
        counts["langs"][ledger.document.lang] += 1
        counts["verdicts"].update(entry.verdict.value for entry in ledger.entries)
        counts["unchecked"].update(_why(entry) for entry in ledger.entries if entry.verdict in NOT_CHECKED)


def _read(rows: Rows, run: Run) -> tuple[Read, tuple[tuple[int, str | None, str], ...]]:
    """Read the articles of a shard; those that cannot be read are rejects."""
    read: Read = []
    rejects: list[tuple[int, str | None, str]] = []
    for each in rows.found:
        if isinstance(each, Reject):
            rejects.append((each.row, each.id, each.reason))
            continue
        try:
            read.append((each, engine.read_source(each.source, run.settings)))
        except VerifyError as error:
            rejects.append((each.row, each.id, f"{error.found}; {error.remedy}"))
    return read, tuple(rejects)


def _parts(read: Read) -> Iterator[Read]:
    """Cut the articles of a shard, if their texts are too long to be held at once; mostly it is one part."""
    own: Read = []
    length = 0
    for article, document in read:
        if own and length + len(document.text) > TEXT:
            yield own
            own, length = [], 0
        own.append((article, document))
        length += len(document.text)
    if own:
        yield own


def _why(entry: LedgerEntry) -> str:
    """Say why a number was not checked."""
    return "a label, no figure" if entry.verdict is Verdict.LABEL else entry.message


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _write(job: Job, tables: Mapping[str, pl.DataFrame]) -> Mapping[str, str]:
    """Write tables and return their digests."""
    digests = {}
    for name, place in table_places(job.run.out, job.shard.name).items():
        buffer = io.BytesIO()
        tables[name].write_parquet(buffer, compression="zstd", statistics=True)
        put(place, buffer.getvalue())
        digests[name] = sha256(buffer.getvalue()).hexdigest()
    return digests
