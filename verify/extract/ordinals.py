"""Ordinals: "21e", "vingt-et-unième", "21st", with the noun that they order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verify.extract.detector import detector
from verify.extract.evidence import is_alone
from verify.extract.ordinal_ranges import ordinal_ranges
from verify.extract.relations import RANK, is_place
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import exact


@detector("ordinal", precedence=70)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the ordinals; a homograph ("second") needs a word that it orders."""
    for amount in seen.free_amounts():
        if is_place(seen, amount):
            span, noun = seen.span(amount.first, amount.last), seen.next_noun(amount.last)
            yield Mention(span, Kind.ORDINAL, replace(amount.quantity, step=None), "ordinal", noun=noun, note=RANK)
    for first, last, quantity in ordinal_ranges(seen):
        span, note = seen.span(first, last), _note(seen, first, last)
        yield Mention(span, Kind.ORDINAL, quantity, "ordinal", noun=seen.next_noun(last), note=note)
    for numeral in seen.numerals:
        if not numeral.ordinal or seen.lexicon.ordinal_not_before.at(seen.tokens, numeral.last) is not None:
            continue
        noun, note = seen.next_noun(numeral.last), _note(seen, numeral.first, numeral.last)
        is_placed = noun is not None or seen.lexicon.rankings["after"].at(seen.tokens, numeral.last) is not None
        if numeral.doubtful and not is_placed and not is_alone(seen, numeral.first, numeral.last):
            continue
        span = seen.span(numeral.first, numeral.last)
        yield Mention(span, Kind.ORDINAL, exact(numeral.value), "ordinal", noun=noun, note=note)


def _note(seen: Scan, first: int, last: int) -> str | None:
    """Tell a place in a ranking: "ranked 12th", "third-largest", "deuxième puissance"."""
    rankings = seen.lexicon.rankings
    is_rank = rankings["before"].ending(seen.tokens, first) or rankings["after"].at(seen.tokens, last)
    return RANK if is_rank is not None else None
