"""What is known of a shard once it is done: the entry of the manifest, in a file of its own.

In: what a worker found, or the file. Out: the other. It is written after the tables, and says what they were made of,
so that a run that begins again, or with other packs, knows what still holds.

    OUT/claims/NAME.parquet, OUT/findings/NAME.parquet, OUT/shards/NAME.json
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from verify.whole import put

__all__ = ["FOLDERS", "Receipt", "place_of", "read_receipt", "table_places", "write_receipt"]

FOLDERS = ("claims", "findings", "shards")
FORM = 1
Counts = Mapping[str, int]


class Receipt(Struct, frozen=True):
    """One shard that is done."""

    shard: str
    key: str  # digest of the rows and of all that decides what is found in them, but for the figures of packs
    packs: Mapping[str, str]  # those whose figures its claims were held against, with their digests
    articles: int
    claims: int
    findings: int
    langs: Counts
    verdicts: Counts
    checks: Counts  # errors and warnings that nothing suppresses
    suppressed: int
    unchecked: Counts  # why, of the claims that were not
    rejects: tuple[tuple[int, str | None, str], ...]  # number of the row in the shard, from 0; id; reason
    files: Mapping[str, str]  # digest of each table
    form: int = FORM


def place_of(out: Path, name: str) -> Path:
    """Return where the receipt of a shard lies."""
    return out / "shards" / f"{name}.json"


def table_places(out: Path, name: str) -> dict[str, Path]:
    """Return where the tables of a shard lie.

    >>> table_places(Path("out"), "0a1b")["claims"].as_posix()
    'out/claims/0a1b.parquet'
    """
    return {table: out / table / f"{name}.parquet" for table in FOLDERS[:2]}


def write_receipt(out: Path, receipt: Receipt) -> None:
    """Keep a receipt."""
    content = json.dumps(asdict(receipt), ensure_ascii=False, sort_keys=True, indent=1)
    put(place_of(out, receipt.shard), content.encode("utf-8", "surrogateescape") + b"\n")


def read_receipt(out: Path, name: str) -> Receipt | None:
    """Return the receipt of a shard, if it is there and its tables are as they were written."""
    try:
        value = json.loads(place_of(out, name).read_bytes())
        receipt = Receipt(**{**value, "rejects": tuple(tuple(each) for each in value["rejects"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    places = table_places(out, name)
    if receipt.form != FORM or set(receipt.files) != set(places):
        return None
    return receipt if all(_digest_of(places[table]) == wanted for table, wanted in receipt.files.items()) else None


def _digest_of(path: Path) -> str | None:
    """Return the checksum of a file, `None` where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
