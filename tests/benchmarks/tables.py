"""Show scores as tables: on the screen, as JSON, in docs/benchmarks.md.

In: the results of suites. Out: text. Scores are F1: "value" for the right worth at an overlapping place,
"span" for exactly the right place, "strict" for both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.conventions import DATES, UNREAD
from tests.benchmarks.scoring import MEASURES, Tallies, Tally, total
from tests.benchmarks.suites import reasons

__all__ = ["Result", "as_json", "as_text", "write_docs"]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- {}: begin -->", "<!-- {}: end -->"
HEADER = ("suite", "language", "type", "cases", "value", "span", "strict", "known", "value without known")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one suite in one language: with every case, and without the known differences."""

    suite: str
    lang: str
    rows: int
    every: Tallies
    agreed: Tallies
    known: Mapping[str, str]  # the reason, by id


def as_text(results: Sequence[Result]) -> str:
    """Return the table for a screen, and what is not read."""
    rows = [HEADER, *(row for result in results for row in _rows(result))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADER))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_unread(results)])


def as_json(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return the scores as plain values."""
    return [
        {
            "suite": result.suite,
            "lang": result.lang,
            "rows": result.rows,
            "known": dict(result.known),
            "scores": {name: _counts(tallies) for name, tallies in _grouped(result.every)},
            "scores_without_known": {name: _counts(tallies) for name, tallies in _grouped(result.agreed)},
        }
        for result in results
    ]


def write_docs(results: Sequence[Result], *, supported: str | None) -> None:
    """Write the table of scores into the page, between its markers."""
    note = f"Only cases that {supported} passes, where a suite says so." if supported else "All cases of the suites."
    lines = [note, "", *_markdown([HEADER, *(row for each in results for row in _rows(each))]), "", *_unread(results)]
    replace_section("gold", lines)


def replace_section(name: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Put lines between the markers of a section of a page."""
    text = page.read_text(encoding="utf-8")
    begin, end = BEGIN.format(name), END.format(name)
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        message = f"{page}: no markers {begin!r} and {end!r}; put them where the table belongs"
        raise SystemExit(message)
    page.write_text(f"{before}{begin}\n\n" + "\n".join(lines) + f"\n\n{end}{after}", encoding="utf-8")


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    agreed = dict(_grouped(result.agreed))
    known = str(len(result.known) or "")
    for name, tallies in _grouped(result.every):
        gold = max(tallies[measure].gold for measure in MEASURES)
        scores = [_shown(tallies[measure]) for measure in MEASURES]
        without = _shown(agreed[name]["value"]) if name in agreed else "–"
        yield (result.suite, result.lang, name, str(gold), *scores, known, without)


def _grouped(tallies: Tallies) -> Iterator[tuple[str, dict[str, Tally]]]:
    """Yield the types, then the groups that targets are set for."""
    yield from sorted(tallies.items())
    dates = [name for name in DATES if name in tallies]
    read = [name for name in tallies if name not in UNREAD]
    for label, names in (("= dates", dates), ("= all read", read), ("= all", list(tallies))):
        if len(names) > 1 and (label != "= all" or len(names) > len(read)):
            yield label, {measure: total(tallies[name][measure] for name in names) for measure in MEASURES}


def _counts(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int | None]]:
    return {
        name: {"right": each.right, "gold": each.gold, "predicted": each.predicted, "f1": each.f1}
        for name, each in tallies.items()
    }


def _shown(tally: Tally) -> str:
    return "–" if tally.f1 is None else f"{tally.f1:.3f}"


def _unread(results: Sequence[Result]) -> list[str]:
    """Say how many cases are of types that are not read, and why."""
    counted = Counter(reason for each in results for reason in each.known.values())
    why = reasons()
    lines = [f"- known differences, {name}: {count} ({why.get(name, name)})" for name, count in sorted(counted.items())]
    for name, reason in UNREAD.items():
        counts = {
            f"{each.suite}.{each.lang}": max(each.every[name][measure].gold for measure in MEASURES)
            for each in results
            if name in each.every
        }
        if sum(counts.values()):
            lines.append(f"- not read: {sum(counts.values())} of type {name} ({reason})")
    return lines


def _markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    first, *others = [f"| {' | '.join(row)} |" for row in rows]
    return [first, "|" + " --- |" * len(HEADER), *others]
