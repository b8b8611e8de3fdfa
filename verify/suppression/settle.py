"""Everything that keeps findings from being reported, in order: rules, [sic], comments, files beside, git, baseline.

In: ledgers as the checks left them, and the settings. Out: ledgers as they are reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from verify.config.settings import Config
from verify.messages.voice import ENGLISH, Voice, voice_of
from verify.model import DocumentLedger, LedgerEntry
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
    voice = voice_of(config.ui_lang)
    return tuple(left) if voice.lang == ENGLISH else tuple(_told(ledger, voice) for ledger in left)


def _article(ledger: DocumentLedger, config: Config) -> DocumentLedger:
    """Follow what is said of one article."""
    ledger = ruled(ledger, config.rules_of(Path(ledger.document.name)))
    if config.inline_suppression:
        ledger = commented(marked(ledger), require_reasons=config.require_reasons)
    return beside(ledger)


def _told(ledger: DocumentLedger, voice: Voice) -> DocumentLedger:
    """Say in another language why nothing is reported of a number, and what is wrong with a comment."""
    entries = tuple(
        replace(entry, message=voice.again(entry.message)) if _is_silent(entry) else entry for entry in ledger.entries
    )
    notices = tuple(_noticed(entry, voice) for entry in ledger.notices)
    return replace(ledger, entries=entries, notices=notices)


def _is_silent(entry: LedgerEntry) -> bool:
    """Tell whether all that was found of a number is suppressed."""
    return all(finding.suppression is not None for finding in entry.findings)


def _noticed(entry: LedgerEntry, voice: Voice) -> LedgerEntry:
    found = tuple(replace(finding, message=voice.again(finding.message)) for finding in entry.findings)
    return replace(entry, message=voice.again(entry.message), findings=found)
