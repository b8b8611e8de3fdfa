"""Measure how long one article takes from a cold process on: `python -m tests.benchmarks.startup FOLDER`.

In: a folder for the environments, made when missing: one with verify and its dependencies alone, one with numpy too,
and one for each of the other checkers of text. Out: a table of medians, each command in turns in one run; on request
in docs/benchmarks.md. A checker that cannot be had is named.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.tables import replace_section

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "docs" / "samples" / "2024-04-26-astana.en.md"
LOCK = ROOT / "requirements" / "runtime.txt"
NOTHING = "python -c pass"
PEERS = {  # what to install, and what it is asked; each reads the same article, ruff a module of about its size
    "codespell": ("codespell", "{article}"),
    "proselint": ("proselint", "check", "{article}"),
    "typos": ("typos", "{article}"),
    "ruff": ("ruff", "check", "--isolated", "--no-cache", "{module}"),
}
OWN = {  # what verify is asked, and what it finds in its cache
    "verify --help": ("--help",),
    "verify extract": ("extract", "{article}"),
    "verify check, the article as it was": ("check", "{article}"),
    "verify check, the article changed": ("check", "{changed}"),
    "verify check, nothing kept": ("check", "--no-cache", "{article}"),
}


@dataclass(slots=True)
class Timed:
    """What a command took, round by round, in milliseconds: of the processor, and by the clock."""

    command: Sequence[str]
    busy: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)

    def run(self, names: Mapping[str, str], surroundings: Mapping[str, str]) -> None:
        """Run the command once; its exit code is a matter of what it finds."""
        command = [part.format(**names) for part in self.command]
        before, begun = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=False, env=surroundings, cwd=names["folder"], capture_output=True)
        after, ended = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        self.busy.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        self.clock.append(1000 * (ended - begun))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    asked = _parser().parse_args(arguments)
    places = {
        "with its own dependencies": _own(asked.folder / "core"),
        "with numpy": _own(asked.folder / "numpy", "numpy"),
    }
    timed, missing = _commands(places, asked.folder)
    with TemporaryDirectory() as folder:
        for turn in range(asked.rounds + 1):
            _round(timed, Path(folder), turn)
    lines = [*_table(timed, asked.rounds), *(f"- {name} is left out: {why}" for name, why in missing.items())]
    print("\n".join(lines))
    if asked.write_docs:
        replace_section("startup", lines)
    return 0


def _own(folder: Path, *more: str) -> Path:
    """Return the programs of an environment with verify as it is here; verify itself is installed anew."""
    scripts = _environment(folder, ["--require-hashes", "-r", str(LOCK)], *([each] for each in more))
    _install(scripts, "--force-reinstall", "--no-deps", str(ROOT))
    return scripts


def _environment(folder: Path, *steps: Sequence[str]) -> Path:
    """Return the programs of an environment; one that is half made, or of another lock, is made anew."""
    scripts, done = folder / "bin", folder / "installed"
    wanted = f"{steps}\n{LOCK.read_text(encoding='utf-8')}"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        for step in steps:
            _install(scripts, *step)
        done.write_text(wanted, encoding="utf-8")
    return scripts


def _install(scripts: Path, *what: str) -> None:
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", *what], check=True, capture_output=True)


def _commands(places: Mapping[str, Path], folder: Path) -> tuple[dict[str, Timed], dict[str, str]]:
    """Return what is to be timed, by name, and why a checker could not be had."""
    first = next(iter(places.values()))
    timed = {NOTHING: Timed((str(first / "python"), "-c", "pass"))}
    for about, scripts in places.items():
        for name, asked in OWN.items():
            timed[name if scripts == first else f"{name}, {about}"] = Timed((str(scripts / "verify"), *asked))
    missing = {}
    for name, (program, *words) in PEERS.items():
        try:
            timed[name] = Timed((str(_environment(folder / name, [name]) / program), *words))
        except (OSError, subprocess.SubprocessError) as err:
            missing[name] = f"{type(err).__name__}: {err}"
    return timed, missing


def _round(timed: Mapping[str, Timed], folder: Path, turn: int) -> None:
    """Time each command once; what the first round takes, which fills caches, does not count."""
    text = ARTICLE.read_text(encoding="utf-8")
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VERIFY_"))}
    for at, each in enumerate(timed.values()):
        own = folder / str(at)
        own.mkdir(exist_ok=True)
        names = {"article": own / ARTICLE.name, "changed": own / f"{turn}.{ARTICLE.name}", "module": Path(__file__)}
        names["article"].write_text(text, encoding="utf-8")
        names["changed"].write_text(text + "\n" * turn, encoding="utf-8")
        cache = {"VERIFY_CACHE_DIR": str(own / "cache"), "VERIFY_DATA_DIR": str(own / "data")}
        each.run({name: str(path) for name, path in {**names, "folder": own}.items()}, surroundings | cache)
        if turn == 0:
            each.busy.clear()
            each.clock.clear()


def _table(timed: Mapping[str, Timed], rounds: int) -> Iterator[str]:
    """Return the table."""
    article = f"an article of {len(ARTICLE.read_text(encoding='utf-8'))} characters"
    yield (
        f"Medians of {rounds} rounds in turns, {article}, Python {platform.python_version()}, {os.cpu_count()} cores; "
        f"in milliseconds, and as multiples of `{NOTHING}`."
    )
    yield from ("", "| command | processor | × | clock | × |", "| --- | --- | --- | --- | --- |")
    least = timed[NOTHING]
    for name, each in timed.items():
        cells = [
            f"{median(own):.0f} | {median(own) / median(nothing):.1f}"
            for own, nothing in ((each.busy, least.busy), (each.clock, least.clock))
        ]
        yield f"| {f'`{name}`' if name == NOTHING else name} | {' | '.join(cells)} |"
    yield ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.startup", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the environments are made")
    parser.add_argument("--rounds", type=int, default=15, help="how often each command runs (default 15)")
    parser.add_argument("--write-docs", action="store_true", help="write the table into docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
