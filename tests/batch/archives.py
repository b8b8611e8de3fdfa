"""Archives that are small, and shards that are smaller."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from verify.batch.layout import Archive, Sizes, Table
from verify.batch.processes import in_turn
from verify.batch.run import Batch, Executor, Result, prepare, run_batch
from verify.batch.shard import Columns
from verify.config.settings import Config
from verify.engine import Settings

SMALL = Sizes(most=4, least=2, every=2)
PACKS = Path(__file__).parent.parent / "pipeline" / "packs"
BEDS = "Examplia had {} hospital beds on 31 December 2023, the ministry said in report {}."
NEWS = "The reporter of dispatch {} walked 12 km to the coast and met three fishermen."

Rows = Iterable[Mapping[str, Any]]


def articles(count: int) -> list[dict[str, Any]]:
    """Return articles of which every other one gives a figure that a pack holds, and every fourth gives it wrong."""
    return [
        {"id": f"a{number}", "text": _text(number), "lang": "en", "published": "2025-01-15"} for number in range(count)
    ]


def _text(number: int) -> str:
    if number % 2 == 0:
        return NEWS.format(number)
    return BEDS.format("12,500" if number % 4 == 1 else "12,750", number)


def lines(path: Path, rows: Rows) -> Archive:
    """Write rows as JSON Lines, and return the archive that they are."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Archive(path.parent, (), (Table(path.name, str(path)),))


def batch_of(
    archive: Archive, out: Path, packs: Path = PACKS, columns: Columns | None = None, lang: str | None = None
) -> Batch:
    """Prepare a batch of small shards."""
    return prepare(archive, out, Settings(Config(lang, references=(packs,))), columns or Columns(), SMALL)


def checked(
    archive: Archive, out: Path, packs: Path = PACKS, executor: Executor = in_turn, lang: str | None = None
) -> Result:
    """Check an archive in small shards."""
    return run_batch(batch_of(archive, out, packs, lang=lang), executor, lambda _: None)


def tables(out: Path) -> dict[str, bytes]:
    """Return every file that a run wrote but its receipts, whose bytes are the same as well."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
