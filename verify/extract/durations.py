"""Durations and ages: an amount and a unit of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention


@detector("duration", precedence=50)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield durations, and ages where the text says that somebody is that old."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for amount in seen.amounts:
        compound = lexicon.ages["compounds"].at(tokens, amount.last)
        unit = lexicon.durations.at(tokens, amount.last)
        if not seen.is_close(amount.last) or (compound is None and unit is None):
            continue
        last = compound[0] if compound is not None else unit[0] if unit is not None else amount.last
        is_age = compound is not None or _is_age(seen, amount, last)
        if amount.doubtful and not is_age and lexicon.dates["vague"].at(tokens, amount.last) is not None:
            continue
        quantity = replace(amount.quantity, unit="year" if is_age else unit[1] if unit is not None else None)
        kind = Kind.AGE if is_age else Kind.DURATION
        yield Mention(seen.span(amount.first, last), kind, quantity, "duration", amount.bound)


def _is_age(seen: Scan, amount: Amount, last: int) -> bool:
    """Tell whether the text says that somebody is that old: "âgé de 45 ans", ", 45 ans,"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.ages["before"].ending(tokens, amount.first) is not None:
        return True
    if lexicon.ages["after"].at(tokens, last) is not None:
        return True
    if lexicon.ages["words"].at(tokens, amount.last) is None or amount.first < 2 or last >= len(tokens):  # noqa: PLR2004
        return False
    between = tokens.words[amount.first - 1] == "," and tokens.words[last] in {",", "."}
    return between and tokens.is_upper(amount.first - 2)
