"""Run the checks over the tables of a batch.

In: the claims table with the claims that pandera refused, the tables of matches and of links. Out:
findings, every claim with at least one, the worst first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from msgspec import Struct

from verify.checks.check import Check, all_checks
from verify.checks.facts import Row, explained, facts, link_facts
from verify.messages.voice import Voice
from verify.model import Finding, Hint, Severity, Verdict

__all__ = ["run_checks"]

EXPLAINED = frozenset({Verdict.MISMATCH, Verdict.STALE, Verdict.LOOSE})
WORST_FIRST = {verdict: standing for standing, verdict in enumerate(Verdict)}


def run_checks(
    matches: pl.DataFrame,
    links: pl.DataFrame,
    failed: Mapping[str, frozenset[int]],
    names: Mapping[str, str],
    voice: Voice,
) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of each claim."""
    rows = {row["claim"]: row for row in matches.iter_rows(named=True)}
    found: dict[int, list[Finding]] = {claim: [] for claim in rows}
    told = _Told(names, voice)
    for check in all_checks().values():
        if check.table == "links":
            for link in _linked(links, check):
                found[link["claim"]].append(told.finding(check, rows[link["claim"]], link))
            continue
        flagged, notes = _select(matches, check, failed)
        for claim in flagged:
            found[claim].append(told.finding(check, rows[claim], is_note=claim in notes))
    return {claim: tuple(sorted(each, key=_standing)) for claim, each in found.items()}


def _select(
    matches: pl.DataFrame, check: Check, failed: Mapping[str, frozenset[int]]
) -> tuple[list[int], frozenset[int]]:
    if check.where is None:
        return sorted(failed.get(check.id, frozenset())), frozenset()
    kept = matches.lazy().filter(pl.sql_expr(check.where))
    note = pl.lit(value=False) if check.note_where is None else pl.sql_expr(check.note_where)
    table = kept.select("claim", note=note).collect()
    return table["claim"].to_list(), frozenset(table.filter(pl.col("note"))["claim"].to_list())


def _linked(links: pl.DataFrame, check: Check) -> Sequence[Row]:
    """Return the links that a check selects, of each claim one."""
    kept = links.lazy().filter(pl.sql_expr(str(check.where))).unique("claim", keep="first", maintain_order=True)
    return kept.collect().rows(named=True)


class _Told(Struct, frozen=True):
    """In which words findings are told."""

    names: Mapping[str, str]
    voice: Voice

    def finding(self, check: Check, row: Row, link: Row | None = None, *, is_note: bool = False) -> Finding:
        """Say what a check has found."""
        voice = self.voice.writing(row["figures"])
        fields = {**facts(row, self.names, voice), **({} if link is None else link_facts(link, voice))}
        hint = None
        if check.hint is not None:
            hint = Hint(check.hint[0], voice.say(check.hint[1], **fields))
        elif check.verdict in EXPLAINED and row["hint_code"] is not None:
            hint = explained(row, self.names, voice)
        return Finding(
            claim=int(str(row["claim"])),
            check=check.id,
            verdict=check.verdict,
            severity=Severity.NOTE if is_note else check.severity,
            message=voice.say(check.message, **fields),
            hint=hint,
        )


def _standing(finding: Finding) -> tuple[int, str]:
    return WORST_FIRST[finding.verdict], finding.check
