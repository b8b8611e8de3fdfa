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
        if sign is not None and not tokens.gap(first).strip() and not _is_name(seen, sign[0], first):
            first, code = sign
        of = lexicon.percent_of.at(tokens, last)
        named = lexicon.currencies.at(tokens, last) or (
            lexicon.currencies.at(tokens, of[0]) if of is not None else None
        )
        if named is not None and seen.is_close(last):
            last, code = named
        if code is not None:
            quantity = replace(amount.quantity, unit=code)
            yield Mention(seen.span(first, last), Kind.MONEY, quantity, "money", amount.bound)


def _is_name(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a currency is written out ("euros"): such a word before a number is not about it."""
    tokens = seen.tokens
    return tokens.is_word(last - 1) and not (last == first + 1 and tokens.raw(first).isupper())
