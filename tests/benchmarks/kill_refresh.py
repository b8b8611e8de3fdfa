"""Kill refreshes at random moments, and read what they leave.

    python -m tests.benchmarks.kill_refresh [RUNS] [SEED]

Each run is a process of its own that asks a server on this machine and is ended by `kill -9` at a
random moment of its time. Afterwards the pack must be whole, and hold the figures of before or those
that were served, and nothing else. Prints how many were neither; exit code 1 if any.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from verify.errors import VerifyError
from verify.reference.folder import read_source
from verify.reference.generations import current, slot
from verify.reference.observations import load_observations
from verify.refresh.fetch import Fetcher
from verify.refresh.run import Settings, refresh

FIRST = date(2024, 1, 1)
CALIBRATED = 5  # undisturbed runs that tell how long one takes
LOADED = load_observations  # imported here, so that each process starts with it


def write_pack(folder: Path, url: str) -> Path:
    """Write a pack that asks an address."""
    pack = folder / "strikes"
    pack.mkdir()
    fields = [{"name": name, "type": "string"} for name in ("metric", "entity")]
    fields += [{"name": name, "type": "date"} for name in ("as_of", "vintage")]
    resource = {
        "name": "daily",
        "path": "daily.csv",
        "licenses": [{"name": "CC0-1.0"}],
        "sources": [{"title": "made up"}],
        "schema": {
            "fields": [*fields, {"name": "value", "type": "integer"}],
            "primaryKey": ["metric", "entity", "as_of", "vintage"],
        },
        "verify:reference": {
            "shape": "series",
            "metrics": {"strikes": {"unit": "strike"}},
            "series": [{"metric": "strikes", "entity": "x", "first": "2024-01-01", "last": "2024-01-01"}],
            "accumulation": "cumulative",
            "monotone": True,
            "vintages": "first_seen",
            "claimant": "nobody",
            "status": "official",
            "refresh": {
                "url": url,
                "adapter": "csv_table",
                "map": {
                    "columns": {"day": "as_of", "count": "value"},
                    "constant": {"metric": "strikes", "entity": "x"},
                },
            },
        },
    }
    (pack / "datapackage.json").write_text(json.dumps({"name": "strikes", "resources": [resource]}), encoding="utf-8")
    (pack / "daily.csv").write_text("metric,entity,as_of,vintage,value\nstrikes,x,2024-01-01,2024-01-01,1\n", "utf-8")
    return pack


def serve(folder: Path, days: int) -> None:
    """Let the server send some days."""
    lines = [f"{FIRST + timedelta(days=at)},{at + 1}\n" for at in range(days)]
    part = folder / "part"
    part.write_text("day,count\n" + "".join(lines), encoding="utf-8")
    os.utime(part, (days, days))  # a second apart, which is all that Last-Modified tells
    part.replace(folder / "data.csv")


def started(pack: Path, days: int) -> int:
    """Start a refresh in a process of its own."""
    child = os.fork()
    if child == 0:
        code = 1
        with suppress(VerifyError):
            refresh(pack, Settings(FIRST + timedelta(days=days), Fetcher()))
            code = 0
        os._exit(code)
    return child


def days_in(pack: Path) -> int | None:
    """Return how many days a pack holds; `None` where it cannot be read or is not whole."""
    try:
        generation, warning = current(pack)
        source = read_source(pack if generation is None else generation.folder)
    except (VerifyError, OSError):
        return None
    rows = [line.rpartition(",")[2] for line in source.files["daily"].decode().splitlines()[1:]]
    return len(rows) if warning is None and rows == [str(at + 1) for at in range(len(rows))] else None


def kill(pack: Path, served: Path, runs: int, draw: random.Random) -> Counter[str]:
    """Kill refreshes and count what they left."""
    held, times = 1, []
    for _ in range(CALIBRATED):
        serve(served, held + 1)
        began = time.monotonic()
        os.waitpid(started(pack, held + 1), 0)
        times.append(time.monotonic() - began)
        held += 1
    length = statistics.median(times)
    found: Counter[str] = Counter()
    for _ in range(runs):
        serve(served, held + 1)
        child = started(pack, held + 1)
        time.sleep(draw.uniform(0, 1.4 * length))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        ended = "ended" if os.WIFEXITED(status) else "killed"
        left = any(slot(pack).glob(".part-*"))
        days = days_in(pack)
        if days not in {held, held + 1}:
            found["unreadable"] += 1
        else:
            found[f"{ended}, {'new' if days == held + 1 else 'old'}{', half written beside' if left else ''}"] += 1
        held = days or held
    sys.stdout.write(f"a refresh takes {length * 1000:.0f} ms; {runs} processes ended at random moments:\n")
    return found


def main(runs: int, seed: int) -> int:
    """Serve, kill, count."""
    with tempfile.TemporaryDirectory() as name:
        served = Path(name, "served")
        served.mkdir()
        os.environ["VERIFY_DATA_DIR"] = str(Path(name, "data"))
        command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(served)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            line = server.stdout.readline() if server.stdout else ""
            port = re.search(r"port (\d+)", line)
            pack = write_pack(Path(name), f"http://127.0.0.1:{port[1] if port else 0}/data.csv")
            found = kill(pack, served, runs, random.Random(seed))  # noqa: S311 - no secret
            again = os.waitpid(started(pack, 10_000), 0)[1]
        finally:
            server.terminate()
            server.wait()
        for words, count in sorted(found.items()):
            sys.stdout.write(f"  {count:4} {words}\n")
        sys.stdout.write(
            f"unreadable: {found['unreadable']}; the refresh after them: {'well' if again == 0 else 'FAILED'}\n"
        )
        return int(bool(found["unreadable"]) or again != 0)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(numbers[0] if numbers else 500, numbers[1] if numbers[1:] else 1))
