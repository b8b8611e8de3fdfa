"""Say in Markdown what a batch found.

In: the receipts of its shards, and the tables that they are of. Out: counts, the findings that occur most often, and
what was not checked. Nothing in it depends on how long the run took or how many workers it had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from verify.batch.receipt import Receipt, table_places
from verify.batch.shard import Run, Shard
from verify.model import Verdict
from verify.report.escape import escaped
from verify.report.summary import NOT_CHECKED

__all__ = ["summary"]

MOST = 20  # lines of a table that could be long
FINDING = ("check", "subject", "metric", "figure", "message")
TOLD = ("check", "subject", "figure", "message", "findings", "articles", "one of them")


def summary(run: Run, receipts: Sequence[Receipt], failures: Sequence[tuple[Shard, str]]) -> str:
    """Return the text of the summary."""
    parts = [
        "# Batch",
        _table(("", "count"), _counts(receipts)),
        *([_failed(failures)] if failures else []),
        "## Verdicts",
        _table(("verdict", "claims"), _by_verdict(receipts)),
        "## Findings by check",
        _table(("check", "findings"), _ranked(_sum(receipt.checks for receipt in receipts))),
        f"## Most frequent findings\n\nThe {MOST} that occur most often; those that something suppresses are left out.",
        _table(TOLD, _frequent(run, receipts)),
        f"## Not checked\n\nThe {MOST} most frequent reasons.",
        _table(("reason", "claims"), _ranked(_sum(receipt.unchecked for receipt in receipts), MOST)),
        "## Rows that could not be read",
        _table(("reason", "rows"), _ranked(_sum(_reasons(receipt) for receipt in receipts), MOST)),
        "## Languages",
        _table(("language", "articles"), _ranked(_sum(receipt.langs for receipt in receipts))),
        "## Packs",
        _table(("pack", "digest"), sorted(_packs(run, receipts).items())),
    ]
    return "\n\n".join(parts) + "\n"


def _counts(receipts: Sequence[Receipt]) -> list[tuple[str, int]]:
    verdicts = _sum(receipt.verdicts for receipt in receipts)
    unchecked = sum(verdicts[verdict.value] for verdict in NOT_CHECKED)
    return [
        ("articles", sum(receipt.articles for receipt in receipts)),
        ("rows that could not be read", sum(len(receipt.rejects) for receipt in receipts)),
        ("numbers", verdicts.total()),
        ("of these checked", verdicts.total() - unchecked),
        ("findings", sum(receipt.findings for receipt in receipts)),
        ("suppressed findings", sum(receipt.suppressed for receipt in receipts)),
    ]


def _failed(failures: Sequence[tuple[Shard, str]]) -> str:
    """Name the shards that are missing from all that follows."""
    rows = [(shard.name, shard.label or shard.files[0], str(shard.count), reason) for shard, reason in failures]
    return "## Shards that failed\n\n" + _table(("shard", "of", "articles", "reason"), rows)


def _by_verdict(receipts: Sequence[Receipt]) -> list[tuple[str, int]]:
    found = _sum(receipt.verdicts for receipt in receipts)
    return [(verdict.value, found[verdict.value]) for verdict in Verdict]


def _frequent(run: Run, receipts: Sequence[Receipt]) -> list[tuple[object, ...]]:
    """Return the findings that occur most often, and of each one article; equal ones come by their words."""
    places = [table_places(run.out, receipt.shard)["findings"] for receipt in receipts if receipt.findings]
    if not places:
        return []
    grouped = (
        pl.scan_parquet(places)
        .filter(pl.col("suppressed").is_null())
        .group_by(FINDING)
        .agg(findings=pl.len(), articles=pl.col("article").n_unique(), one=pl.col("article").min())
        .sort(["findings", "articles", *FINDING], descending=[True, True, *[False] * len(FINDING)])
        .head(MOST)
        .collect(engine="streaming")
    )
    names = [name for name in FINDING if name != "metric"]
    return grouped.select(*names, "findings", "articles", "one").rows()


def _packs(run: Run, receipts: Iterable[Receipt]) -> dict[str, str]:
    """Return the packs that some claim was held against."""
    used = {name for receipt in receipts for name in receipt.packs}
    return {name: digest for name, digest in run.identity.packs.items() if name in used}


def _reasons(receipt: Receipt) -> Counter[str]:
    return Counter(reason for _, _, reason in receipt.rejects)


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Add up counts."""
    found: Counter[str] = Counter()
    for each in counts:
        found.update(each)
    return found


def _ranked(found: Mapping[str, int], most: int | None = None) -> list[tuple[str, int]]:
    """Return counts, the largest first, equal ones by their words."""
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:most]


def _table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table, or that it would be empty."""
    lines = list(_lines(rows))
    if not lines:
        return "None."
    return "\n".join([f"| {' | '.join(headers)} |", f"|{' --- |' * len(headers)}", *lines])


def _lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    for row in rows:
        cells = ("" if cell is None else escaped(str(cell)) for cell in row)
        yield f"| {' | '.join(cells)} |"
