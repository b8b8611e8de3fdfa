"""Cardinal numbers: what no other detector takes, with the noun that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention


@detector("cardinal", precedence=90)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield a count where a noun follows, else a bare number."""
    for amount in seen.amounts:
        if not amount.doubtful or _is_evident(seen, amount):
            noun = seen.noun(amount.last)
            kind = Kind.NUMBER if noun is None else Kind.COUNT
            yield Mention(seen.span(amount.first, amount.last), kind, amount.quantity, "cardinal", amount.bound, noun=noun)


def _is_evident(seen: Scan, amount: Amount) -> bool:
    """Tell whether an article or a homograph is a number here.

    An article is one before a word that is counted ("un mort") or beside another number ("un ou deux"); a
    homograph is one before a plural ("neuf soldats").
    """
    tokens, lexicon = seen.tokens, seen.lexicon
    word, after = tokens.words[amount.first], amount.last
    before = tokens.words[amount.first - 1] if amount.first > 0 else ""
    if before in lexicon.blocked_before.get(word, frozenset()) or not seen.is_close(after):
        return False
    if word in lexicon.homographs:
        return tokens.words[after].endswith(lexicon.plural_endings) and tokens.words[after][0].isalpha()
    return lexicon.roles.at(tokens, after) is not None or lexicon.metrics.at(tokens, after) is not None
