"""Follow the comments of an article, and say which of them are wrong, unused or give no reason.

In: a ledger. Out: the ledger with the findings that comments suppress, and a notice for each comment that does
nothing or not what it seems to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from verify.checks.check import Check, all_checks
from verify.config.rules import fits
from verify.config.values import meant
from verify.model import Claim, DocumentLedger, Finding, Kind, LedgerEntry, Mention, Span, Suppression
from verify.suppression.comments import ACTIONS, Directive, directives
from verify.suppression.weigh import silenced

__all__ = ["commented", "notice"]


def commented(ledger: DocumentLedger, *, require_reasons: bool) -> DocumentLedger:
    """Return a ledger whose comments are followed."""
    said = directives(ledger.document)
    if not said:
        return ledger
    notices = [*_wrong(said), *(_reasonless(said) if require_reasons else ())]
    acting = [each for each in said if each.action in ACTIONS and each.action != "enable" and not _unknown(each)]
    used: set[Span] = set()
    entries = tuple(_entry(entry, acting, used) for entry in ledger.entries)
    notices += [
        notice("suppression.unused", each.span, checks=", ".join(each.checks) or "any check")
        for each in acting
        if each.span not in used
    ]
    return replace(ledger, entries=entries, notices=(*ledger.notices, *sorted(notices, key=_place)))


def notice(check_id: str, span: Span, **fields: str) -> LedgerEntry:
    """Return an entry for something in a text that is no number."""
    check: Check = all_checks()[check_id]
    message = check.message.format_map(fields)
    finding = Finding(-1, check.id, check.verdict, check.severity, message)
    claim = Claim(Mention(span, Kind.LABEL, None, "suppression"), span)
    return LedgerEntry(claim, check.verdict, check.severity, message, (finding,))


def _entry(entry: LedgerEntry, acting: Sequence[Directive], used: set[Span]) -> LedgerEntry:
    """Follow the directives whose stretch a number lies in, and note which of them had something to suppress."""
    start = entry.claim.mention.span.start
    near = [each for each in acting if each.reach.start <= start < each.reach.end]

    def why(finding: Finding) -> Suppression | None:
        own = [each for each in near if each.names(finding.check)]
        used.update(each.span for each in own)
        return Suppression("inline", own[0].reason) if own else None

    return silenced(entry, why) if near else entry


def _wrong(said: Sequence[Directive]) -> Iterator[LedgerEntry]:
    for each in said:
        if each.action not in ACTIONS:
            yield notice("suppression.unknown", each.span, word=each.action, remedy=meant(each.action, ACTIONS))
        elif unknown := _unknown(each):
            yield notice("suppression.unknown", each.span, word=unknown, remedy=meant(unknown, all_checks()))


def _unknown(each: Directive) -> str | None:
    """Return the first name that is no check and no family of checks."""
    return next((name for name in each.checks if not any(fits(name, check) for check in all_checks())), None)


def _reasonless(said: Sequence[Directive]) -> Iterator[LedgerEntry]:
    for each in said:
        if each.action in ACTIONS and each.action != "enable" and each.reason is None:
            yield notice("suppression.reason", each.span)


def _place(entry: LedgerEntry) -> Span:
    return entry.claim.mention.span
