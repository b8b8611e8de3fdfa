"""Ordinals: "21e", "vingt-et-unième", "21st", with the noun that they order."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.evidence import is_alone
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import exact


@detector("ordinal", precedence=70)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the ordinals; a homograph ("second") needs a word that it orders."""
    for numeral in seen.numerals:
        if not numeral.ordinal or seen.lexicon.ordinal_not_before.at(seen.tokens, numeral.last) is not None:
            continue
        noun = seen.next_noun(numeral.last)
        if numeral.doubtful and noun is None and not is_alone(seen, numeral.first, numeral.last):
            continue
        yield Mention(seen.span(numeral.first, numeral.last), Kind.ORDINAL, exact(numeral.value), "ordinal", noun=noun)
