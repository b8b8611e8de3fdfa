"""Labels: numbers that name and count nothing ("Boeing 737", "article 51", "G7", "7-Octobre", "14h30")."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import Kind, Mention

SCORE_DIGITS = 2
YEAR_DIGITS = 4
SCORE_REACH = 3  # words between a score and the word that tells it


@detector("label", precedence=5)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the labels; the note says what sort each is."""
    for index, kind in enumerate(seen.tokens.kinds):
        if kind is TokenKind.CODE:
            yield _label(seen, index, index + 1, "code")
    for first, last, _ in seen.lexicon.labels["names"].find(seen.tokens):
        digits = [at for at in range(first, last) if seen.tokens.kinds[at] is TokenKind.NUMBER]
        if digits:
            yield _label(seen, digits[0], digits[-1] + 1, "name")
    for amount in seen.amounts:
        for note, end in (("time", _clock), ("score", _score), ("name", _name)):
            at = end(seen, amount)
            if at is not None:
                yield _label(seen, amount.first, at, note)
                break


def _label(seen: Scan, first: int, last: int, note: str) -> Mention:
    return Mention(seen.span(first, last), Kind.LABEL, None, "label", note=note)


def _clock(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a time of day: "à 14 heures", "5 p.m."."""
    tokens, clock = seen.tokens, seen.lexicon.clock
    after = clock["after"].at(tokens, amount.last)
    if after is not None and amount.digits:
        return after[0]
    hours = clock["hours"].at(tokens, amount.last)
    if hours is None or clock["before"].ending(tokens, amount.first) is None:
        return None
    return hours[0] if seen.lexicon.percent_of.at(tokens, hours[0]) is None else None


def _score(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a score: "3-1", and "1-2" behind a word that tells one."""
    tokens, lexicon = seen.tokens, seen.lexicon
    other = seen.starting.get(amount.last)
    if not amount.is_range and amount.plain and other is not None and tokens.gap(amount.last) in HYPHENS:
        return other.last
    is_short = all(len(tokens.words[at]) <= SCORE_DIGITS for at in range(amount.first, amount.last))
    if not (amount.is_range and amount.plain and is_short) or seen.noun(amount.last) is not None:
        return None
    nearest = range(amount.first, max(amount.first - SCORE_REACH, 0), -1)
    return amount.last if any(lexicon.labels["scores"].ending(tokens, at) for at in nearest) else None


def _name(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a number that is part of a name, glued to it or behind a word that is numbered."""
    tokens, lexicon, first, last = seen.tokens, seen.lexicon, amount.first, amount.last
    if not amount.digits:
        return None
    if tokens.is_word(first - 1):
        gap = tokens.gap(first)
        is_glued = gap == "" and lexicon.currencies.ending(tokens, first) is None
        if is_glued or (gap in HYPHENS and tokens.is_upper(first - 1) and first not in seen.ending):
            return last
    if amount.plain and tokens.is_word(last):
        month = lexicon.months.at(tokens, last) if tokens.gap(last) in HYPHENS and tokens.is_upper(last) else None
        if month is not None:
            return month[0]
        if tokens.gap(last) == "" and not _is_unit(seen, first, last):
            return _glued(seen, last)
    before = lexicon.labels["before"].ending(tokens, first)
    is_named = before is not None and not (lexicon.roles.at(tokens, last) or lexicon.metrics.at(tokens, last))
    return last if amount.plain and (is_named or lexicon.labels["after"].at(tokens, last) is not None) else None


def _glued(seen: Scan, index: int) -> int:
    """Return the end of letters and digits that stand together: "4x4"."""
    while index < len(seen.tokens) and seen.tokens.gap(index) == "" and seen.tokens.kinds[index] is not TokenKind.SIGN:
        index += 1
    return index


def _is_unit(seen: Scan, first: int, last: int) -> bool:
    """Tell whether what is glued to digits is a unit, or the ending of a decade ("1990s")."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_year = len(tokens.words[first]) == YEAR_DIGITS
    if is_year and lexicon.dates["decade_after"].at(tokens, last) is not None:
        return True
    tables = (lexicon.units, lexicon.currencies, lexicon.magnitudes, lexicon.durations)
    return any(table.at(tokens, last) is not None for table in tables)
