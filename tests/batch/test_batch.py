"""A batch as a whole: what it finds, what it keeps when it is stopped, what a change makes it do again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from msgspec.structs import replace

from tests.batch.archives import PACKS, articles, batch_of, checked, lines, tables
from verify.batch.layout import Archive
from verify.batch.processes import Done, in_turn
from verify.batch.run import run_batch
from verify.batch.shard import Identity, Job
from verify.batch.work import differing, run_shard
from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.errors import ReferenceDataError, UsageError


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Path]:
    """Return an archive of 21 articles, of which one cannot be read, and what a batch made of it; to be copied."""
    folder = tmp_path_factory.mktemp("batch")
    archive = lines(folder / "archive.jsonl", [*articles(20), {"id": "a20", "text": "Il a 12 ans.", "lang": "xx"}])
    checked(archive, folder / "out")
    return archive, folder / "out"


@pytest.fixture
def again(done: tuple[Archive, Path], tmp_path: Path) -> tuple[Archive, Path]:
    """Return the archive, and a copy of what was made of it."""
    archive, out = done
    shutil.copytree(out, tmp_path / "out")
    return archive, tmp_path / "out"


def times(out: Path) -> dict[str, int]:
    """Return when each receipt was written."""
    return {path.stem: path.stat().st_mtime_ns for path in (out / "shards").iterdir()}


def renewed(out: Path, before: dict[str, int]) -> set[str]:
    """Return the shards that were checked since."""
    return {name for name, time in times(out).items() if before.get(name) != time}


def test_every_number_has_the_verdict_that_a_check_gives_it(done: tuple[Archive, Path]) -> None:
    settings = Settings(Config(lang="en", references=(PACKS,)), date(2025, 1, 15))
    sources = [Source(row["id"], data=row["text"].encode()) for row in articles(20)]
    report, _ = check(sources, settings)
    expected = [
        (ledger.document.name, entry.verdict.value, entry.message)
        for ledger in report.documents
        for entry in ledger.entries
    ]

    claims = pl.read_parquet(done[1] / "claims" / "*.parquet")

    assert sorted(expected) == sorted(claims.select("article", "verdict", "message").rows())


def test_findings_are_the_errors_and_warnings(done: tuple[Archive, Path]) -> None:
    findings = pl.read_parquet(done[1] / "findings" / "*.parquet").sort("article")

    assert {"series.mismatch"} == set(findings["check"])
    assert ["a11", "a15", "a19", "a3", "a7"] == findings["article"].to_list()
    assert {"12,750"} == {figure.split()[0] for figure in findings["figure"]}


def test_rows_that_cannot_be_read_are_kept_with_the_reason(done: tuple[Archive, Path]) -> None:
    rejects = [json.loads(line) for line in (done[1] / "rejects.jsonl").read_text().splitlines()]

    reason = "language 'xx' is not known; use one of ar, de, en, es, fr, it, pt"
    assert [{"id": "a20", "row": 21, "table": "archive.jsonl", "reason": reason}] == rejects


def test_the_summary_counts_everything(done: tuple[Archive, Path]) -> None:
    summary = (done[1] / "summary.md").read_text().splitlines()
    manifest = json.loads((done[1] / "manifest.json").read_text())

    for line in (
        "| articles | 20 |",
        "| rows that could not be read | 1 |",
        "| mismatch | 5 |",
        "| series.mismatch | 5 |",
    ):
        assert line in summary
    assert 20 == sum(shard["articles"] for shard in manifest["shards"])
    assert {"beds"} == {name for shard in manifest["shards"] for name in shard["packs"]}


def test_a_second_run_does_nothing_again_and_gives_the_same_bytes(again: tuple[Archive, Path]) -> None:
    archive, out = again
    before, content = times(out), tables(out)

    checked(archive, out)

    assert set() == renewed(out, before)
    assert content == tables(out)


def test_a_run_that_is_stopped_goes_on_where_it_was(again: tuple[Archive, Path], tmp_path: Path) -> None:
    archive, whole = again

    def stopped(jobs: Iterable[Job]) -> Iterator[Done]:
        for job in list(jobs)[:2]:
            yield job, run_shard(job)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        checked(archive, tmp_path / "part", executor=stopped)
    before = times(tmp_path / "part")
    (tmp_path / "part" / "claims" / ".part-killed").write_bytes(b"half")
    checked(archive, tmp_path / "part")

    assert 2 == len(before)
    assert set(before).isdisjoint(renewed(tmp_path / "part", before))
    assert tables(whole) == tables(tmp_path / "part")


@pytest.mark.parametrize(
    ("folder", "damage"),
    [("claims", Path.unlink), ("findings", lambda path: path.write_bytes(b"")), ("shards", Path.unlink)],
)
def test_what_is_damaged_is_made_again(
    again: tuple[Archive, Path], folder: str, damage: Callable[[Path], object]
) -> None:
    archive, out = again
    content, before = tables(out), times(out)
    file = min((out / folder).iterdir())
    damage(file)

    checked(archive, out)

    assert {file.stem} == renewed(out, before)
    assert content == tables(out)


def test_a_changed_article_has_its_own_shard_checked_again(again: tuple[Archive, Path], tmp_path: Path) -> None:
    _, out = again
    before = times(out)
    rows = articles(20)
    rows[9]["text"] = rows[9]["text"].replace("12,500", "12,570")

    result = checked(lines(tmp_path / "archive.jsonl", rows), out)

    assert len(result.receipts) == len(times(out))
    assert len(renewed(out, before)) <= 3
    assert 6 == sum(receipt.verdicts.get("mismatch", 0) for receipt in result.receipts)


def test_other_figures_of_a_pack_have_only_the_shards_checked_again_that_use_it(
    tmp_path: Path,
) -> None:
    silent = ({**row, "text": "No figure."} for row in articles(9))
    archive, out = lines(tmp_path / "archive.jsonl", [*articles(20), *silent]), tmp_path / "out"
    packs = tmp_path / "packs"
    shutil.copytree(PACKS, packs)
    used = {receipt.shard for receipt in checked(archive, out, packs).receipts if receipt.packs}
    before = times(out)
    table = packs / "beds" / "beds.csv"
    table.write_text(table.read_text().replace(",12500,", ",12750,"))

    result = checked(archive, out, packs)

    assert used == renewed(out, before)
    assert 0 < len(used) < len(before)
    assert 5 == sum(receipt.verdicts.get("mismatch", 0) for receipt in result.receipts)


def test_other_settings_have_all_checked_again(again: tuple[Archive, Path]) -> None:
    archive, out = again
    before = times(out)

    checked(archive, out, lang="fr")

    assert set(before) == renewed(out, before)


def test_shards_that_the_archive_has_no_more_are_taken_away(again: tuple[Archive, Path], tmp_path: Path) -> None:
    _, out = again

    checked(lines(tmp_path / "archive.jsonl", articles(8)), out)

    assert 8 == pl.read_parquet(out / "claims" / "*.parquet")["article"].n_unique()


def test_a_folder_of_somebody_else_is_left_alone(done: tuple[Archive, Path], tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("mine")

    with pytest.raises(UsageError, match="holds files that are none of a batch"):
        checked(done[0], tmp_path)


def test_a_pack_that_cannot_be_read_ends_the_run_before_it_begins(done: tuple[Archive, Path], tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError):
        checked(done[0], tmp_path / "out", tmp_path)


def test_a_shard_that_fails_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    rows = articles(20)
    archive = lines(tmp_path / "archive.jsonl", rows)
    batch = batch_of(archive, tmp_path / "out")

    def failing(jobs: Iterable[Job]) -> Iterator[Done]:
        first, *others = jobs
        yield first, "the process that checked it died 3 times"
        yield from in_turn(others)

    result = run_batch(batch, failing, lambda _: None)

    assert [batch.shards[0]] == [shard for shard, _ in result.failures]
    assert len(batch.shards) - 1 == len(result.receipts)
    assert "## Shards that failed" in (tmp_path / "out" / "summary.md").read_text()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Identity("1.0", "a", {"p": "1", "q": "2"}), ""),
        (Identity("1.1", "b", {}), "version 1.1 in place of 1.0"),
        (Identity("1.0", "b", {}), "another program of version 1.0"),
        (Identity("1.0", "a", {"p": "1", "q": "3", "r": "4"}), "other packs: q, r"),
    ],
)
def test_a_worker_that_differs_says_how(other: Identity, said: str) -> None:
    assert said == differing(Identity("1.0", "a", {"p": "1", "q": "2"}), other)


def test_a_worker_with_other_packs_checks_nothing(tmp_path: Path) -> None:
    batch = batch_of(lines(tmp_path / "archive.jsonl", articles(1)), tmp_path / "out")
    other = replace(batch.run, digest="other", identity=replace(batch.run.identity, version="0.0.1"))

    result = run_batch(replace(batch, run=other), in_turn, lambda _: None)

    assert () == result.receipts
    assert "in place of 0.0.1" in result.failures[0][1]
