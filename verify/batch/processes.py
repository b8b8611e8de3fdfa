"""Check shards in this process, or in several that are spawned.

In: jobs. Out: each with its receipt or with why it failed, as they are done. A worker that dies takes the others of its
pool with it; the shards that it may have died of are then tried alone, a limited number of times.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process

from verify.batch.receipt import Receipt
from verify.batch.shard import Job

__all__ = ["SURROUNDINGS", "TRIES", "Done", "in_processes", "in_turn"]

TRIES = 3
SURROUNDINGS = {"POLARS_MAX_THREADS": "1", "_RJEM_MALLOC_CONF": "dirty_decay_ms:0,muzzy_decay_ms:0"}
DIED = f"the process that checked it died {TRIES} times"


Done = tuple[Job, Receipt | str]  # a shard, with what came of it or why it failed


def in_turn(jobs: Iterable[Job]) -> Iterator[Done]:
    """Check shards one by one, here."""
    for job in jobs:
        yield job, _tried(job)


def in_processes(jobs: Iterable[Job], workers: int) -> Iterator[Done]:
    """Check shards in some processes at once."""
    left, suspects = deque(jobs), deque[Job]()
    died: Counter[str] = Counter()
    while left or suspects:
        lost: list[Job] = []
        yield from _round(suspects, 1, lost) if suspects else _round(left, workers, lost)
        for job in lost:
            died[job.shard.name] += 1
            if died[job.shard.name] < TRIES:
                suspects.append(job)
            else:
                yield job, DIED


def _round(queue: deque[Job], workers: int, lost: list[Job]) -> Iterator[Done]:
    """Check the shards of a queue until it is empty or a process dies; those that were under way then are lost."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin)
    running: dict[Future[Receipt | str], Job] = {}
    try:
        while queue or running:
            while queue and len(running) < workers:
                running[pool.submit(_tried, queue[0])] = queue[0]
                queue.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for work in done:
                yield running[work], _outcome(work)
                del running[work]
    except BrokenProcessPool:
        lost.extend(running.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(work: Future[Receipt | str]) -> Receipt | str:
    """Return what came of a shard; what its process could not even say is a failure too."""
    try:
        return work.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001  one shard must not end the others
        return _reason(error)


def _tried(job: Job) -> Receipt | str:
    """Check a shard; what goes wrong is said and not raised, since not every error can travel."""
    from verify.batch.work import run_shard  # with it come tables, whose threads are counted when they are loaded

    try:
        return run_shard(job)
    except Exception as error:  # noqa: BLE001  one shard must not end the others
        return _reason(error)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _begin() -> None:
    """Prepare a process: one thread for tables, memory given back at once, no end but the parent's."""
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent is killed: a process that waits for work would not notice."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
