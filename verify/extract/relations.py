"""What a figure is relative to: a change ("up 12 %"), a multiple ("3 times"), the start of a change ("from 8 to 12").

In: a scan and the place of an amount. Out: the note that a mention bears, so that no check takes it for a level.
"""

from __future__ import annotations

from verify.extract.amounts import Amount
from verify.extract.scan import Scan

__all__ = ["CHANGE", "CONVERSION", "FROM", "MULTIPLE", "RANK", "is_place", "relation"]

CHANGE = "change"
FROM = "from"  # the level before a change
MULTIPLE = "multiple"
RANK = "rank"
CONVERSION = "conversion"  # the figure before, in another unit


def relation(seen: Scan, amount: Amount, last: int) -> str | None:
    """Return the note of an amount whose mention ends before token `last`; `None` for a level."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first = amount.first
    sign = None if tokens.is_word(first - 1) else lexicon.currencies.ending(tokens, first)
    if sign is not None:
        first = sign[0]
    bound = lexicon.bounds_before.ending(tokens, first) if amount.bound is not None else None
    for start in (first,) if bound is None else (first, bound[0]):
        if start == 0 or tokens.words[start - 1] not in lexicon.edges.relating:
            continue
        if _is_conversion(seen, start, last):
            return CONVERSION
        if lexicon.changes["before"].ending(tokens, start) is not None:
            return CHANGE
        opening = lexicon.range_pairs.ending(tokens, start)
        if opening is not None and lexicon.range_words["changes"].ending(tokens, opening[0]) is not None:
            return FROM if opening[1].at(tokens, last) is not None else None
    return CHANGE if lexicon.changes["after"].at(tokens, last) is not None else None


def _is_conversion(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a figure stands alone in brackets behind another with a unit: "10 km (6 miles)"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    words = tokens.words
    is_bracketed = first > 1 and words[first - 1] == "(" and last < len(words) and words[last] == ")"
    if not is_bracketed:
        return False
    return any(table.ending(tokens, first - 1) is not None for table in (lexicon.units, lexicon.currencies))


def is_place(seen: Scan, amount: Amount) -> bool:
    """Tell whether a number is a place in a ranking: "le numéro 3 mondial", not "ticket No. 3"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    found = lexicon.rankings["numbers"].ending(tokens, amount.first) if amount.plain else None
    if found is None:
        return False
    before = found[0] - 1
    is_named = tokens.is_word(before) and tokens.words[before] not in lexicon.stopwords
    follows = (lexicon.rankings["after"], lexicon.percent_of, lexicon.cues["locatives"])
    return not is_named and any(table.at(tokens, amount.last) is not None for table in follows)
