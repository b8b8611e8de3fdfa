"""Measure characters per second of the extraction beside other libraries: `python -m tests.benchmarks.speed FOLDER`.

In: a folder for the environments of the others, made when missing. Out: two tables, one of news and one of texts
full of figures, each library on the same text, in turns, in one run; on request in docs/benchmarks.md. A library that
cannot be had is named.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.peer_worker import timed
from tests.benchmarks.tables import replace_section
from verify.extract.mentions import extract
from verify.language.lexicon import languages, load_lexicon
from verify.language.phrases import Phrases
from verify.model import Document

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "docs" / "samples"
TENS = 100  # from here on, tenths say nothing
LONG = 500_000  # characters of the text that verify alone reads in one piece
OWN, LONG_TEXT, DECODING = "verify", "verify, long text", "decoding UTF-8"
DECODINGS = 2000  # in a row, since one takes less time than to look at the clock
TEXTS = {"news": "News as newsrooms write it", "dense": "Texts full of figures: the samples of these pages"}
Speeds = dict[tuple[str, str, str], list[float] | str]  # characters a second, by library, text and language


@dataclass(frozen=True, slots=True)
class Peer:
    """Another library, running in a process of its own."""

    name: str
    langs: frozenset[str]
    process: subprocess.Popen[str]

    def seconds(self, lang: str, text: str, *, warm: bool) -> float | str:
        """Return how long it reads a text, or what went wrong."""
        if self.process.stdin is None or self.process.stdout is None:
            return "no pipe"
        try:
            self.process.stdin.write(json.dumps({"lang": lang, "text": text, "warm": warm}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        said = json.loads(line) if line else {"error": "the process ended"}
        return str(said["error"]) if "error" in said else float(said["seconds"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    asked = _parser().parse_args(arguments)
    langs = asked.langs.split(",") if asked.langs else sorted(languages())
    known = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    texts = {(kind, lang): sample(kind, lang, asked.size) for kind in TEXTS for lang in langs}
    with ExitStack() as stack:
        peers, missing = _peers(known, asked.folder, stack)
        speeds = _measured(texts, peers, asked.rounds)
    tables = [line for kind in TEXTS for line in (*_table(kind, speeds, texts, langs), "")]
    lines = [_head(asked), "", *tables, *_notes(known, missing, speeds)]
    print("\n".join(lines))
    if asked.write_docs:
        replace_section("speed", lines)
    return 0


def sample(kind: str, lang: str, size: int) -> str:
    """Return text of a size, over and over: a language's news beside this file, or its samples of these pages."""
    pages = [HERE / "texts" / f"{lang}.txt"] if kind == "news" else sorted(SAMPLES.glob(f"*.{lang}.*"))
    text = "\n\n".join(page.read_text(encoding="utf-8") for page in pages) + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def _peers(known: Mapping[str, Any], folder: Path, stack: ExitStack) -> tuple[list[Peer], dict[str, str]]:
    """Start every library that can be had; of the others, say why not."""
    peers, missing = [], {}
    for name, about in known.items():
        try:
            python = _environment(folder / name, about["install"])
        except (OSError, subprocess.SubprocessError) as err:
            missing[name] = f"{type(err).__name__}: {err}"
            continue
        command = [str(python), "-W", "ignore", str(HERE / "peer_worker.py"), about["reader"]]
        process = stack.enter_context(
            subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        )
        peers.append(Peer(name, frozenset(about["langs"]), process))
    return peers, missing


def _environment(folder: Path, steps: Sequence[Sequence[str]]) -> Path:
    """Return the Python of an environment that holds a library; one that is half made is made anew."""
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        venv.create(folder, clear=True, with_pip=True)
        for step in steps:
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", *step], check=True, capture_output=True)
        done.touch()
    return python


def _measured(texts: Mapping[tuple[str, str], str], peers: Sequence[Peer], rounds: int) -> Speeds:
    """Let all read in turns, once to warm up; a library that fails once in a language is left out of it."""
    found: Speeds = {}
    for turn in range(rounds):
        for (kind, lang), text in texts.items():
            for name, size, seconds in _turn(lang, text, peers, warm=turn == 0):
                kept = found.setdefault((name, kind, lang), [])
                if isinstance(seconds, str):
                    found[name, kind, lang] = seconds
                elif isinstance(kept, list):
                    kept.append(size / seconds)
    return found


def _turn(lang: str, text: str, peers: Sequence[Peer], *, warm: bool) -> Iterator[tuple[str, int, float | str]]:
    for name, piece in ((OWN, text), (LONG_TEXT, text * (LONG // len(text)))):
        yield name, len(piece), _own_seconds(lang, piece, warm=warm)
    yield DECODING, len(text) * DECODINGS, timed(_decoded, text)
    for peer in peers:
        if lang in peer.langs:
            yield peer.name, len(text), peer.seconds(lang, text, warm=warm)


def _own(lang: str) -> Callable[[str], Sequence[object]]:
    """Return our extraction."""
    lexicon = load_lexicon(lang)
    return lambda text: extract(Document("speed", text, lang), lexicon, Phrases([]))


def _own_seconds(lang: str, text: str, *, warm: bool) -> float:
    """Return how long our extraction reads a text."""
    if warm:
        _own(lang)(text)
    return timed(_own(lang), text)


def _decoded(text: str) -> None:
    """Decode a text again and again: what no reader of texts can do without."""
    printed = text.encode()
    for _ in range(DECODINGS):
        printed.decode()


def _head(asked: argparse.Namespace) -> str:
    return (
        "Characters per second of processor time, in thousands: the median of "
        f"{asked.rounds} rounds in turns over {asked.size} characters a language (the long text: {LONG}), "
        "and in brackets the slowest round."
    )


def _table(kind: str, speeds: Speeds, texts: Mapping[tuple[str, str], str], langs: Sequence[str]) -> Iterator[str]:
    yield from (f"{TEXTS[kind]}:", "", f"| library | {' | '.join(langs)} |", "|" + " --- |" * (len(langs) + 1))
    density = (1000 * len(_own(lang)(texts[kind, lang])) / len(texts[kind, lang]) for lang in langs)
    yield f"| *figures in 1,000 characters* | {' | '.join(f'{each:.1f}' for each in density)} |"
    for name in dict.fromkeys(name for name, *_ in speeds if name != DECODING):
        yield f"| {name} | {' | '.join(_shown(speeds.get((name, kind, lang))) for lang in langs)} |"
    times = (_middle(speeds[DECODING, kind, lang]) / _middle(speeds[OWN, kind, lang]) for lang in langs)
    yield f"| *decoding UTF-8, times as fast as verify* | {' | '.join(f'{each:,.0f}' for each in times)} |"


def _middle(speed: list[float] | str) -> float:
    return 0 if isinstance(speed, str) else median(speed)


def _shown(speed: list[float] | str | None) -> str:
    if speed is None:
        return "–"
    return "fails" if isinstance(speed, str) or not speed else f"{_round(median(speed))} ({_round(min(speed))})"


def _round(speed: float) -> str:
    thousands = speed / 1000
    return f"{thousands:.1f}" if thousands < TENS else f"{thousands:,.0f}"


def _notes(known: Mapping[str, Any], missing: Mapping[str, str], speeds: Speeds) -> Iterator[str]:
    """Say what each library does, and what could not be measured."""
    yield "- verify: every kind of number of these pages, with bounds, shares and labels; extraction alone"
    for name, about in known.items():
        yield f"- {name}: {about['does']}" + (f". Left out: {missing[name]}" if name in missing else "")
    for (name, kind, lang), speed in speeds.items():
        if isinstance(speed, str):
            yield f"- {name} fails in {lang} ({kind}): {speed}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the environments of the others are made")
    parser.add_argument("--langs", help="only these languages, as in fr,en")
    parser.add_argument("--rounds", type=int, default=5, help="how often each reads each text (default 5)")
    parser.add_argument("--size", type=int, default=3000, help="characters of the text that all read (default 3000)")
    parser.add_argument("--write-docs", action="store_true", help="write the table into docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
