"""Show that reading takes time in proportion to the text: `python -m tests.benchmarks.linear [--write-docs]`.

In: every compiled pattern of the package, found by walking it, and texts that repeat one thing in each language.
Out: a table of processor times over 10 kB, 100 kB and 1 MB of the text that grows worst; exit code 1 where one grows
faster than the text.
"""

# ruff: noqa: T201 - a command prints

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

from tests.benchmarks.patterns import used_patterns
from tests.benchmarks.pumps import Pump, pumps
from tests.benchmarks.tables import replace_section
from verify.errors import DocumentError
from verify.extract.mentions import extract
from verify.language.lexicon import languages, load_lexicon
from verify.language.phrases import Phrases
from verify.model import Document
from verify.text.reader import ReadOptions, read

__all__ = ["Growth", "grown", "main", "shared", "texts"]

SIZES = (10_000, 100_000, 1_000_000)  # characters
FASTEST = 3.0  # times the growth of the text, beyond which time grows faster than it; square growth is 10 times
SHORT = 0.05  # seconds; from shorter times nothing can be told
TRIES = 3  # the least time of so many counts, where one says that time grows too fast
LIMIT = 60.0  # seconds of processor time that one reading may take
PIECES = (
    *("7", "a", " ", "\n", "-", ".", ",", "'", "1 ", "1.", "1,", "1.234.", "1 234 2345 ", "1/", "1/2/", "1:2", "1-2-"),
    *("+33 1 ", "01 23 ", "(555) ", "2024-", "5.5.", "12h", "2 3/4 ", "1½", "e\u0301", "٣٤ ", "\u200f7", "\u00a07"),
    *("Aa ", "A.", "A 1 ", "XX ", "XIVe ", "&nbsp;111", "https://a", "www.a.", "a@b.", "$", "5 $ ", "5 % ", "5 km ("),
    *(
        "# ",
        "> ",
        ">1",
        "- ",
        "1. ",
        "| a ",
        "|-",
        "```\n",
        "~~~",
        "<!--",
        "<a ",
        "</a>",
        "[a](",
        "![",
        "*",
        "**a ",
        "`",
    ),
    *("---\n", "a: b\n", "[^a]: ", "«", "“a", '"', "12 Aaaa ", "48° ", "34\n356 "),
)
FORMATS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Growth:
    """The times that one kind of text takes, by its size; `None` where a reading was stopped."""

    name: str
    pump: Pump
    seconds: Mapping[int, float | None]

    @property
    def factor(self) -> float:
        """How much faster than the text the time grows in the worst step; 1 is in proportion."""
        steps = zip(self.seconds, list(self.seconds)[1:], strict=False)
        return max((self._step(small, large) for small, large in steps), default=1.0)

    def _step(self, small: int, large: int) -> float:
        before, after = self.seconds[small], self.seconds[large]
        if after is None:
            return float("inf")
        if before is None or after < SHORT:
            return 1.0
        return after / max(before, SHORT * small / large) / (large / small)

    @property
    def is_linear(self) -> bool:
        """Tell whether the time grows no faster than the text."""
        return self.factor <= FASTEST


def grown(name: str, pump: Pump, run: Callable[[str], object], sizes: Sequence[int] = SIZES) -> Growth:
    """Measure how time grows with a text; the larger sizes are left out where a smaller one shows it."""
    seconds: dict[int, float | None] = {}
    growth = Growth(name, pump, seconds)
    for size in sizes:
        seconds[size] = _least(run, pump.text(size), 1)
        for tries in range(2, TRIES + 1):
            if growth.is_linear:
                break
            seconds[size] = _least(run, pump.text(size), tries)
        if not growth.is_linear:
            break
    return growth


def _least(run: Callable[[str], object], text: str, tries: int) -> float | None:
    """Return the least processor time of some readings of a text; `None` where one takes too long."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        try:
            with _Limit(LIMIT):
                run(text)
        except TimeoutError:
            return None
        times.append(time.process_time() - start)
    return min(times)


class _Limit:
    """Stop what takes too long, where the system can."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds if hasattr(signal, "setitimer") else 0.0

    def __enter__(self) -> None:
        if self._seconds:
            signal.signal(signal.SIGVTALRM, self._stop)
            signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        if self._seconds:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what a handler is given
        raise TimeoutError


def shared() -> Iterator[Pump]:
    """Yield the texts that are read in every language and format: each piece alone, and all of them in turn."""
    yield from (Pump(piece, after="") for piece in (*PIECES, " ".join(PIECES)))


def texts(lang: str) -> Iterator[Pump]:
    """Yield the texts for a language: those of all, and the longest phrase of each table, alone and with a number."""
    yield from shared()
    lexicon = load_lexicon(lang)
    for name in lexicon.__struct_fields__:
        value = getattr(lexicon, name)
        for table in value.values() if isinstance(value, Mapping) else (value,):
            if isinstance(table, Phrases):
                phrase = max((phrase for phrase, _ in table.pairs()), key=len, default="")
                yield from (Pump(f"{phrase} ", after=""), Pump(f"{phrase} 5 ", after="")) if phrase else ()


def _measured(sizes: Sequence[int], langs: Sequence[str]) -> Iterator[Growth]:
    """Yield the worst growth of each pattern, then of whole readings in each language and of each format."""
    for used in used_patterns():
        yield _worst(grown(used.name, pump, used.run, sizes) for pump in pumps(used.pattern))
    for lang in langs:
        yield _whole(f"extraction, {lang}", _extraction(lang), texts(lang), sizes)
    for suffix in FORMATS:
        yield _whole(f"reading {suffix}", _reading(suffix), shared(), sizes)


def _whole(name: str, run: Callable[[str], object], pumped: Iterable[Pump], sizes: Sequence[int]) -> Growth:
    """Return the growth of a whole reading; the largest size is left to the text that grows worst before it."""
    worst = _worst(grown(name, pump, run, sizes[:-1]) for pump in pumped)
    return grown(name, worst.pump, run, sizes) if worst.is_linear else worst


def _extraction(lang: str) -> Callable[[str], object]:
    lexicon = load_lexicon(lang)
    return lambda text: extract(Document("pump", text, lang), lexicon, Phrases([]))


def _reading(suffix: str) -> Callable[[str], object]:
    options = ReadOptions(stopwords={lang: load_lexicon(lang).stopwords for lang in languages()})

    def run(text: str) -> None:
        with suppress(DocumentError):  # the language of most such texts cannot be told
            read(text.encode(), name=f"pump{suffix}", options=options)

    return run


def _worst(growths: Iterable[Growth]) -> Growth:
    return max(growths, key=lambda growth: (growth.factor, max(each or 0 for each in growth.seconds.values())))


def _table(growths: Iterable[Growth], sizes: Sequence[int]) -> Iterator[str]:
    """Yield the rows of the table, each as soon as it is known."""
    yield "Milliseconds of processor time over the text that grows worst, by its size in characters."
    yield ""
    yield f"| pattern or reading | text | {' | '.join(f'{size:,}' for size in sizes)} | growth, 1 is in proportion |"
    yield "|" + " --- |" * (len(sizes) + 3)
    for growth in growths:
        cells = [_milliseconds(growth.seconds[size]) if size in growth.seconds else "–" for size in sizes]
        text = _shown(growth.pump).replace("|", "\\|")
        factor = f"{growth.factor:.1f}" if growth.is_linear else f"**{growth.factor:.1f}**"
        yield f"| {growth.name} | {text} | {' | '.join(cells)} | {factor} |"


def _milliseconds(seconds: float | None) -> str:
    return f"over {LIMIT * 1000:,.0f}" if seconds is None else f"{seconds * 1000:,.1f}"


def _shown(pump: Pump) -> str:
    parts = [f"`` {pump.before!a} ``", f"n × `` {pump.unit!a} ``", f"`` {pump.after!a} ``"]
    return " + ".join(part for part, text in zip(parts, (pump.before, pump.unit, pump.after), strict=True) if text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.linear", description=__doc__)
    parser.add_argument("--langs", help="only these languages, as in fr,en")
    parser.add_argument("--write-docs", action="store_true", help="write the table into docs/benchmarks.md")
    asked = parser.parse_args(arguments)
    langs = asked.langs.split(",") if asked.langs else sorted(languages())
    growths = []

    def kept() -> Iterator[Growth]:
        for growth in _measured(SIZES, langs):
            growths.append(growth)
            yield growth

    lines = []
    for line in _table(kept(), SIZES):
        print(line, flush=True)
        lines.append(line)
    if asked.write_docs:
        replace_section("linear", lines)
    return 0 if all(growth.is_linear for growth in growths) else 1


if __name__ == "__main__":
    sys.exit(main())
