"""Count what was flagged and what was not.

In: the outcomes of the articles as they are, of their wrong versions and of their harmless ones. Out: tallies by
cell, for the part that is looked at and for the part that is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt

from tests.benchmarks.verdicts.article import Article, Mark
from tests.benchmarks.verdicts.outcomes import Outcome, Said, touches
from verify.model import Span, Verdict

__all__ = ["Case", "Scores", "Tally", "score", "wilson"]

Z = 1.96  # 95 of 100 such intervals hold the true share
RESOLVED = frozenset({Verdict.MATCH, Verdict.ROUNDED})
# The hints that explain a kind of slip; other kinds have none of their own.
HINTS: Mapping[str, frozenset[str]] = {
    "transposed": frozenset({"transposed"}),
    "swapped-roles": frozenset({"swapped-roles"}),
    "scale": frozenset({"scale"}),
    "earlier-value": frozenset({"earlier-value"}),
    "neighbour": frozenset({"neighbour"}),
    "unit": frozenset({"unit"}),
    "year": frozenset({"year", "earlier-value"}),
    "off-by-one": frozenset({"off-by-one", "weekday"}),
    "confused-series": frozenset({"confused-series"}),
}
PARTS = ("open", "unseen")


@dataclass(slots=True)
class Tally:
    """How many of how many."""

    hits: int = 0
    total: int = 0

    def add(self, *, hit: bool) -> None:
        """Count one more."""
        self.hits += hit
        self.total += 1


@dataclass(frozen=True, slots=True)
class Case:
    """Something that went wrong, for the list of errors."""

    what: str
    outcome: Outcome
    said: Said | None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What was said of an article as it is: its flags, and where its resolved claims stand."""

    flags: frozenset[tuple[str, str]]
    resolved: tuple[Span, ...]


@dataclass(slots=True)
class Scores:
    """Tallies by part, table and row; the cases that went wrong."""

    cells: dict[tuple[str, str, str], Tally] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)

    def add(self, article: Article, table: str, row: str, *, hit: bool) -> None:
        """Count one more in a cell of the article's part."""
        key = (PARTS[article.unseen], table, row)
        self.cells.setdefault(key, Tally()).add(hit=hit)

    def rows(self, table: str) -> list[str]:
        """Return the rows of a table in the order in which they came."""
        return list(dict.fromkeys(row for _, name, row in self.cells if name == table))

    def tally(self, table: str, row: str, part: str | None = None) -> Tally:
        """Return a tally of one part, or of both."""
        found = [self.cells.get((each, table, row), Tally()) for each in PARTS if part in {None, each}]
        return Tally(sum(each.hits for each in found), sum(each.total for each in found))


def wilson(tally: Tally) -> tuple[float, float]:
    """Return the ends of the Wilson interval of a share.

    >>> [round(end, 3) for end in wilson(Tally(95, 100))]
    [0.888, 0.978]
    """
    if not tally.total:
        return 0.0, 1.0
    share, size = tally.hits / tally.total, tally.total
    middle = share + Z * Z / (2 * size)
    spread = Z * sqrt(share * (1 - share) / size + Z * Z / (4 * size * size))
    whole = 1 + Z * Z / size
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def score(true: Iterable[Outcome], others: Iterable[Outcome]) -> Scores:
    """Count over the articles as they are, and over their versions."""
    scores = Scores()
    before: dict[tuple[str, str], Before] = {}
    for outcome in true:
        article = outcome.version.article
        flags = frozenset((each.words, each.message) for each in outcome.flags)
        before[article.lang, article.name] = Before(flags, tuple(_true(scores, outcome)))
    for outcome in others:
        article = outcome.version.article
        (_wrong if outcome.version.wrong else _harmless)(scores, outcome, before[article.lang, article.name])
    return scores


def _true(scores: Scores, outcome: Outcome) -> Iterator[Span]:
    """Count the false alarms of a true text, and its claims that were resolved; yield the places of those."""
    article = outcome.version.article
    for said in outcome.said:
        for row in ("all", article.lang):
            scores.add(article, "alarms", row, hit=said.flagged)
    for said in outcome.flags:
        scores.add(article, "flags", "right", hit=False)
        scores.cases.append(Case("false alarm", outcome, said))
    for mark in article.marks:
        if mark.key is not None:
            said_of = [each for each in outcome.said if touches(each, [Span(mark.start, mark.end)])]
            hit = any(each.verdict in RESOLVED for each in said_of)
            for row in ("all", article.lang, mark.key.metric):
                scores.add(article, "resolved", row, hit=hit)
            if hit:
                yield Span(mark.start, mark.end)
            else:
                scores.cases.append(Case("unresolved", outcome, said_of[0] if said_of else None, mark))


def _wrong(scores: Scores, outcome: Outcome, before: Before) -> None:
    """Count whether a wrong value was flagged, and what else was."""
    version, article = outcome.version, outcome.version.article
    at = [each for each in outcome.flags if _rests(outcome, each)]
    rows = ["all", f"kind: {version.kind}", f"language: {article.lang}"]
    if any(one.start < other.end and other.start < one.end for one in before.resolved for other in version.old):
        rows.append("of claims that are resolved while true")
    for row in rows:
        scores.add(article, "wrong", row, hit=bool(at))
    if not at:
        near = [each for each in outcome.said if touches(each, version.spans)]
        scores.cases.append(Case("miss", outcome, near[0] if near else None))
    for _ in at:
        scores.add(article, "flags", "right", hit=True)
    _elsewhere(scores, outcome, before)
    wanted = HINTS.get(version.kind)
    if at and wanted is not None:
        hit = any(each.hint in wanted for each in at)
        for row in ("all", version.kind):
            scores.add(article, "hints", row, hit=hit)
        if not hit:
            scores.cases.append(Case("hint", outcome, at[0]))


def _harmless(scores: Scores, outcome: Outcome, before: Before) -> None:
    """Count the false alarms on what was changed, and on the rest."""
    version, article = outcome.version, outcome.version.article
    for said in outcome.said:
        if touches(said, version.spans):
            known = (said.words, said.message) in before.flags
            for row in ("all", version.kind):
                scores.add(article, "harmless", row, hit=said.flagged and not known)
            if said.flagged and not known:
                scores.add(article, "flags", "right", hit=False)
                scores.cases.append(Case("harmless flagged", outcome, said))
    _elsewhere(scores, outcome, before)


def _elsewhere(scores: Scores, outcome: Outcome, before: Before) -> None:
    """Count the flags on what was not changed, without those that the true text has as well."""
    article = outcome.version.article
    for said in _new(outcome, before):
        scores.add(article, "flags", "right", hit=False)
        scores.cases.append(Case("flagged elsewhere", outcome, said))


def _rests(outcome: Outcome, said: Said) -> bool:
    """Tell whether a flag is on what was changed, or says that it contradicts it."""
    version = outcome.version
    new = {version.text[span.start : span.end] for span in version.spans}
    return touches(said, version.spans, related=True) or any(f'"{words}"' in said.message for words in new)


def _new(outcome: Outcome, before: Before) -> Iterator[Said]:
    for said in outcome.flags:
        if not _rests(outcome, said) and (said.words, said.message) not in before.flags:
            yield said
