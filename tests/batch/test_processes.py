"""Shards in several processes: the same bytes as in one, and a process that dies costs no other shard."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.batch.archives import articles, batch_of, checked, lines, tables
from verify.batch.processes import DIED, Done, in_processes
from verify.batch.run import run_batch
from verify.batch.shard import Job

WORKERS = partial(in_processes, workers=2)


def killing(seen: set[int], when: Callable[[], bool]) -> threading.Thread:
    """Kill every process of this one, once, as soon as it is there, while `when` says so."""

    def kill() -> None:
        while when():
            for child in multiprocessing.active_children():
                if child.pid is not None and child.pid not in seen:
                    seen.add(child.pid)
                    child.kill()
            time.sleep(0.01)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    return thread


@pytest.mark.slow
def test_many_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    archive = lines(tmp_path / "archive.jsonl", articles(20))
    alone = checked(archive, tmp_path / "one")

    many = checked(archive, tmp_path / "many", executor=partial(in_processes, workers=8))

    assert alone == many
    assert tables(tmp_path / "one") == tables(tmp_path / "many")


@pytest.mark.slow
def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    archive = lines(tmp_path / "archive.jsonl", articles(20))
    alone = checked(archive, tmp_path / "one")
    seen: set[int] = set()

    def killed(jobs: Iterable[Job]) -> Iterator[Done]:
        for number, done in enumerate(WORKERS(jobs)):
            yield done
            if number == 0:
                killing(seen, lambda: not seen).join()

    again = checked(archive, tmp_path / "two", executor=killed)

    assert seen
    assert alone == again
    assert tables(tmp_path / "one") == tables(tmp_path / "two")


def test_a_shard_whose_processes_die_again_and_again_is_given_up_and_named(tmp_path: Path) -> None:
    batch = batch_of(lines(tmp_path / "archive.jsonl", articles(1)), tmp_path / "out")
    seen: set[int] = set()
    over = threading.Event()
    thread = killing(seen, lambda: not over.is_set())

    result = run_batch(batch, WORKERS, lambda _: None)
    over.set()
    thread.join()

    assert 3 == len(seen)
    assert ((batch.shards[0], DIED),) == result.failures
