"""Show the scores: for a screen, as Markdown, as JSON; and the cases that went wrong.

In: scores. Out: text. Of the unseen part only sums are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.benchmarks.verdicts.article import Article
from tests.benchmarks.verdicts.scores import Case, Scores, Tally, wilson

__all__ = ["as_json", "as_markdown", "as_text", "corpus_line", "errors", "tables"]

TITLES = {
    "wrong": "wrong values flagged",
    "alarms": "false alarms on the numbers of true texts",
    "harmless": "false alarms on the changed numbers of harmless versions",
    "flags": "flags right",
    "hints": "right hint, of wrong values flagged",
    "resolved": "decidable true claims resolved",
}
COLUMNS = ("", "open part", "share", "95 %", "unseen part", "share", "95 %")
AROUND = 60  # characters shown around a figure

Table = tuple[str, list[tuple[str, ...]]]


def corpus_line(articles: Sequence[Article]) -> str:
    """Say how large the corpus is."""
    counts = Counter(article.lang for article in articles)
    unseen = sum(article.unseen for article in articles)
    listed = ", ".join(f"{count} {lang}" for lang, count in sorted(counts.items()))
    return f"{len(articles)} articles ({listed}), {unseen} of them in the unseen part."


def tables(scores: Scores) -> Iterator[Table]:
    """Yield each table with its title."""
    for name, title in TITLES.items():
        yield title, [COLUMNS, *(_row(scores, name, row) for row in sorted(scores.rows(name), key=_order))]


def _order(row: str) -> tuple[bool, str]:
    return row not in {"all", "right"} and not row.startswith("of claims"), row


def _row(scores: Scores, table: str, row: str) -> tuple[str, ...]:
    cells = [cell for part in ("open", "unseen") for cell in _cells(scores.tally(table, row, part))]
    return (row, *cells)


def _cells(tally: Tally) -> tuple[str, str, str]:
    if not tally.total:
        return "0", "–", "–"
    low, high = wilson(tally)
    return f"{tally.hits}/{tally.total}", f"{tally.hits / tally.total:.3f}", f"{low:.3f}–{high:.3f}"


def as_text(scores: Scores) -> str:
    """Return the tables for a screen."""
    lines = []
    for title, rows in tables(scores):
        widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
        lines += ["", f"== {title}"]
        lines += [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        ]
    return "\n".join(lines)


def as_markdown(scores: Scores) -> list[str]:
    """Return the tables as lines of Markdown."""
    lines = []
    for title, rows in tables(scores):
        first, *others = [f"| {' | '.join(row)} |" for row in rows]
        lines += [f"### {title.capitalize()}", "", first, "|" + " --- |" * len(COLUMNS), *others, ""]
    return lines[:-1]


def as_json(scores: Scores) -> dict[str, dict[str, int]]:
    """Return the counts as plain values."""
    return {
        f"{part}/{table}/{row}": {"hits": tally.hits, "total": tally.total}
        for (part, table, row), tally in sorted(scores.cells.items())
    }


def errors(scores: Scores, wanted: str | None = None) -> Iterator[str]:
    """Yield the cases of the open part that went wrong, one a line."""
    for case in scores.cases:
        version = case.outcome.version
        if not version.article.unseen and (wanted is None or case.what.startswith(wanted)):
            yield _shown(case)


def _shown(case: Case) -> str:
    version = case.outcome.version
    where = f"{version.article.lang}/{version.article.name}"
    start = case.mark.start if case.mark else version.spans[0].start if version.spans else 0
    if case.said is not None and case.what != "miss":
        start = case.said.span.start
    text = " ".join(version.text[max(0, start - AROUND) : start + AROUND].split())
    said = "not found" if case.said is None else f"{case.said.verdict} [{case.said.subject}] {case.said.message}"
    hint = f" hint={case.said.hint}" if case.said is not None and case.said.hint else ""
    return f"{case.what} | {where} | {version.kind}: {version.note} | {said}{hint} | …{text}…"
