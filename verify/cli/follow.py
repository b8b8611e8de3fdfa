"""A run in, what it says of itself on standard error out: how far it is, what it went by, what it came to.

Nothing of this is a result. The bar is drawn on a terminal only, and not before a run has taken its time; the rest
is said where it is asked for.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from msgspec import field

from verify.cli.output import tell
from verify.cli.progress import Pace, bar
from verify.config.settings import Config
from verify.errors import UsageError
from verify.report.visible import one_line
from verify.watch import Watch

if TYPE_CHECKING:
    from verify.messages.voice import Voice
    from verify.model import DocumentLedger, Report

__all__ = ["Follower"]

PATIENCE = 1.0  # seconds that a run may take before a bar is drawn
Each = TypeVar("Each")


class Follower(Watch, frozen=True):
    """Who follows a run: `quiet` wants nothing but findings, `verbose` what was gone by, `stats` what it cost."""

    quiet: bool = False
    verbose: bool = False
    stats: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        if self.quiet and self.verbose:
            raise UsageError("--quiet", "is given with --verbose", "give one of them")

    @property
    def tells(self) -> bool:
        """Tell whether something is said of how the report came about, not of what it says."""
        return self.verbose or self.stats

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of a stage."""
        begun = monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + monotonic() - begun

    def each(self, items: Sequence[Each]) -> Iterator[Each]:
        """Draw how many articles are done, where that takes its time and somebody watches."""
        if self.quiet:
            yield from items
            return
        with bar(sys.stderr, "verify", lambda done, whole: f"{done} of {whole}", Pace(PATIENCE)) as draw:
            for done, item in enumerate(items):
                draw(done, len(items))
                yield item

    def settings(self, config: Config) -> None:
        """Say which files the settings are from."""
        if self.verbose:
            files = ", ".join(dict.fromkeys(config.sources.values())) or "no file, so the defaults"
            tell(f"settings: {one_line(files)}\n")

    def report(self, report: Report) -> None:
        """Say what a report rests on, and what it cost."""
        if self.verbose:
            from verify.report.wording import speaking

            voice = speaking(report)
            tell("".join(f"pack {pack.name}: {pack.digest}\n" for pack in report.packs))
            tell("".join(_went_by(ledger, voice) for ledger in report.documents))
        if self.stats:
            tell(f"{_counts(report)}\n\n{_times(self.seconds)}\n")


def _went_by(ledger: DocumentLedger, voice: Voice) -> str:
    """Say by what one article was checked."""
    from verify.report.wording import known_day

    document = ledger.document
    langs = ", ".join(dict.fromkeys((document.lang, *document.block_langs)))
    packs = sorted({entry.reference.pack for entry in ledger.entries if entry.reference is not None})
    return (
        f"{one_line(document.name)}: language {langs}; dateline {known_day(document, voice)}; "
        f"packs {', '.join(packs) or 'none'}\n"
    )


def _counts(report: Report) -> str:
    """Count the numbers by verdict and check, the worst first."""
    from verify.model import Severity, Verdict
    from verify.report.flagged import rows
    from verify.report.table import grid

    worst_first = {each: place for place, each in enumerate((*Severity, *Verdict))}
    every = [(row.entry.severity, row.entry.verdict, row.check) for row in rows(report, notices=True)]
    counts = sorted(
        Counter(every).items(), key=lambda item: (worst_first[item[0][0]], worst_first[item[0][1]], item[0][2])
    )
    lines = [(severity.value, verdict.value, check, str(count)) for (severity, verdict, check), count in counts]
    return grid(("severity", "verdict", "check", "numbers"), lines, sys.maxsize)


def _times(seconds: dict[str, float]) -> str:
    """Write how long each stage took."""
    from verify.report.table import grid

    whole = sum(seconds.values())
    lines = [(name, f"{each:.2f}") for name, each in (*seconds.items(), ("all", whole))]
    return grid(("stage", "seconds"), lines, sys.maxsize)
