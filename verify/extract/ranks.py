"""Ranks: grades of a scale given to a person ("le général de brigade Untel"); names come from the packs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.extract.detector import detector
from verify.extract.scan import Scan
from verify.model import Kind, Mention
from verify.quantity import Quantity


@detector("rank", precedence=80)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the grades that stand right before a name, or between commas right behind one."""
    for first, last, (scale, low, high) in seen.find(seen.grades):
        ignored = seen.lexicon.ignored.at(seen.tokens, first) or seen.lexicon.ignored.ending(seen.tokens, last)
        name = _name(seen, first, last) if ignored is None else None
        if name is not None:
            written = Decimal(low) if low == high else None
            quantity = Quantity(written, Decimal(low), Decimal(high), unit="OF")
            span = seen.span(name, name + 1)
            yield Mention(seen.span(first, last), Kind.RANK, quantity, "rank", noun=span, note=scale)


def _name(seen: Scan, first: int, last: int) -> int | None:
    """Return the token of the name that a grade belongs to, over the point of a short form ("Gen. Smith")."""
    tokens = seen.tokens
    is_short = last < len(tokens) and tokens.words[last] == "." and tokens.words[last - 1] in seen.lexicon.abbreviations
    after = last + is_short
    if seen.is_close(after) and ((tokens.is_word(after) and tokens.is_upper(after)) or _is_caseless_name(seen, after)):
        return after
    at = first - 1
    while at > 0 and tokens.words[at] in seen.lexicon.stopwords:
        at -= 1
    return at - 1 if at > 0 and tokens.words[at] == "," and tokens.is_word(at - 1) and tokens.is_upper(at - 1) else None


def _is_caseless_name(seen: Scan, index: int) -> bool:
    """Tell whether a word of a script without capitals may be a name: unknown to the lexicon and without article."""
    tokens, clitics = seen.tokens, seen.lexicon.clitics
    if not tokens.is_word(index) or tokens.text[tokens.starts[index]].upper() != tokens.text[tokens.starts[index]]:
        return False
    word = tokens.words[index]
    return bool(clitics.articles) and word not in clitics.vocabulary and not word.startswith(clitics.articles)
