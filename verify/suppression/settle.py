"""Everything that keeps findings from being reported, in order: rules, [sic], comments, files beside, git, baseline.

In: ledgers as the checks left them, and the settings. Out: ledgers as they are reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from verify.config.settings import Config
from verify.model import DocumentLedger
from verify.suppression import baseline
from verify.suppression.changed import only_changed
from verify.suppression.inline import commented
from verify.suppression.rules import ruled
from verify.suppression.sic import marked
from verify.suppression.sidecar import beside

__all__ = ["settled"]


def settled(ledgers: Iterable[DocumentLedger], config: Config, diff_base: str | None) -> tuple[DocumentLedger, ...]:
    """Return ledgers with their suppressed findings marked."""
    left = [_article(ledger, config) for ledger in ledgers]
    if diff_base is not None:
        left = list(only_changed(left, diff_base))
    if config.baseline is not None:
        known = baseline.read(config.baseline)
        left = list(baseline.without_known(left, known, config.baseline.parent))
    return tuple(left)


def _article(ledger: DocumentLedger, config: Config) -> DocumentLedger:
    """Follow what is said of one article."""
    ledger = ruled(ledger, config.rules_of(Path(ledger.document.name)))
    if config.inline_suppression:
        ledger = commented(marked(ledger), require_reasons=config.require_reasons)
    return beside(ledger)
