"""Money: an amount with a currency's sign before or after it, its code or its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention


@detector("money", precedence=20)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the amounts of money; the unit is the currency's ISO 4217 code."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for amount in seen.amounts:
        if amount.doubtful:
            continue
        first, last, code = amount.first, amount.last, None
        sign = lexicon.currencies.ending(tokens, first)
        if sign is not None and tokens.gap(first).strip() == "" and not tokens.words[sign[0]].isalpha():
            first, code = sign[0], sign[1]
        of = lexicon.percent_of.at(tokens, last)
        named = lexicon.currencies.at(tokens, last) or (lexicon.currencies.at(tokens, of[0]) if of is not None else None)
        if named is not None:
            last, code = named
        if code is not None:
            yield Mention(
                seen.span(first, last), Kind.MONEY, replace(amount.quantity, unit=code), "money", amount.bound
            )
