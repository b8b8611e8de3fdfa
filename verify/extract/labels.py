"""Labels: numbers that name and count nothing ("Boeing 737", "article 51", "G7", "7-Octobre")."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.tokens import TokenKind
from verify.model import Kind, Mention

HYPHENS = {"-", "‐", "‑"}
PHONE_GROUPS = 4


@detector("label", precedence=5)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the labels; the note says what sort each is."""
    for index, kind in enumerate(seen.tokens.kinds):
        if kind == TokenKind.CODE:
            yield Mention(seen.span(index, index + 1), Kind.LABEL, None, "label", note="time or code")
    yield from _phones(seen)
    for amount in seen.amounts:
        last = _end(seen, amount)
        if last is not None:
            yield Mention(seen.span(amount.first, last), Kind.LABEL, None, "label", note="name")


def _end(seen: Scan, amount: Amount) -> int | None:
    """Return the end of the label that an amount is, or `None` where it is no label."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first, last = amount.first, amount.last
    if first > 0 and tokens.kinds[first - 1] == TokenKind.WORD and amount.digits:
        gap = tokens.gap(first)
        if gap == "" and lexicon.currencies.ending(tokens, first) is None:
            return last
        if gap in HYPHENS and tokens.is_upper(first - 1) and first - 1 not in seen.starting:
            return last
    if last < len(tokens) and tokens.kinds[last] == TokenKind.WORD and amount.plain:
        gap = tokens.gap(last)
        month = lexicon.months.at(tokens, last)
        if gap in HYPHENS and tokens.is_upper(last) and month is not None:
            return month[0]
        if gap == "" and not _is_unit(seen, last):
            return last + 1
    if not amount.digits and _is_named(seen, first):
        return last
    if amount.plain and lexicon.labels["before"].ending(tokens, first) is not None:
        return last
    if amount.plain and lexicon.labels["after"].at(tokens, last) is not None:
        return last
    return first + 1 if amount.is_range and _is_score(seen, amount) else None


def _is_unit(seen: Scan, index: int) -> bool:
    tables = (seen.lexicon.units, seen.lexicon.currencies, seen.lexicon.magnitudes, seen.lexicon.durations)
    return any(table.at(seen.tokens, index) is not None for table in tables)


def _is_named(seen: Scan, first: int) -> bool:
    """Tell whether a numeral in words stands in a name: a capital in mid-sentence, outside the title."""
    tokens, title = seen.tokens, seen.document.title
    if first == 0 or not tokens.is_upper(first) or tokens.kinds[first - 1] != TokenKind.WORD or "\n" in tokens.gap(first):
        return False
    return title is None or not title.start <= tokens.starts[first] < title.end


def _is_score(seen: Scan, amount: Amount) -> bool:
    return seen.lexicon.labels["scores"].ending(seen.tokens, amount.first) is not None


def _phones(seen: Scan) -> Iterator[Mention]:
    """Yield telephone numbers: four or more groups of two digits in a row."""
    tokens = seen.tokens
    index = 0
    while index < len(tokens):
        last = index
        while last < len(tokens) and tokens.kinds[last] == TokenKind.NUMBER and len(tokens.raw(last)) == 2 and (  # noqa: PLR2004
            last == index or tokens.gap(last) in {" ", ".", "\u00a0", "-"}
        ):
            last += 1
        if last - index >= PHONE_GROUPS:
            yield Mention(seen.span(index, last), Kind.LABEL, None, "label", note="telephone number")
        index = max(last, index + 1)
