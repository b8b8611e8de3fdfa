"""Read a magnitude and a currency in one word: "MUSD", "kEUR".

In: a scan and a token. Out: what the letter multiplies by and the code, or `None`.
"""

from __future__ import annotations

from decimal import Decimal

from verify.extract.scan import Scan

__all__ = ["fused_currency"]

FUSED = 4  # letters of a magnitude and a code


def fused_currency(seen: Scan, index: int) -> tuple[Decimal, str] | None:
    """Return the magnitude and the currency of a letter and a code in one word."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not tokens.is_word(index) or tokens.ends[index] - tokens.starts[index] != FUSED:
        return None
    raw = tokens.raw(index)
    factor = lexicon.letters.get(raw[0]) or lexicon.money_letters.get(raw[0])
    code = raw[1:]
    return (factor, code) if factor is not None and code.isupper() and code in lexicon.currency_codes else None
