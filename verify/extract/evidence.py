"""Tell whether an article, a pronoun or a homograph is a number where it stands.

In: a scan and a doubtful amount ("un", "one", "neuf"). Out: whether the text gives evidence that it counts.
"""

from __future__ import annotations

from verify.extract.amounts import Amount
from verify.extract.scan import Scan

__all__ = ["is_alone", "is_elapsed", "is_evident"]

REACH = 9  # words after a counted person in which what happened to him is said


def is_evident(seen: Scan, amount: Amount) -> bool:
    """Tell whether a doubtful amount is a number.

    A homograph is one before a plural ("neuf soldats") or a whole ("neuf des otages"); a pronoun before a
    noun ("one man"); an article before somebody to whom something countable happened ("un soldat a été tué").
    """
    tokens, lexicon = seen.tokens, seen.lexicon
    word, after = tokens.words[amount.first], amount.last
    before = tokens.words[amount.first - 1] if amount.first > 0 else ""
    if is_alone(seen, amount.first, after) or _is_counted_on(seen, amount):
        return True
    if before in lexicon.blocked_before.get(word, frozenset()) or not seen.is_close(after):
        return False
    if word in lexicon.homographs:
        is_plural = tokens.is_word(after) and tokens.words[after].endswith(lexicon.plural_endings)
        is_plural = is_plural and tokens.words[after] not in lexicon.stopwords
        return is_plural or lexicon.percent_of.at(tokens, after) is not None
    if word in lexicon.pronouns:
        return seen.next_noun(after) is not None
    role = lexicon.roles.at(tokens, after)
    return role is not None and (lexicon.metrics.at(tokens, after) is not None or _is_struck(seen, role[0]))


def _is_counted_on(seen: Scan, amount: Amount) -> bool:
    """Tell whether the next number follows behind a comma: "one, two, three"."""
    after = amount.last
    if after >= len(seen.tokens) or seen.tokens.words[after] != ",":
        return False
    following, value = seen.starting.get(after + 1), amount.quantity.written
    return following is not None and not following.digits and value is not None and following.value == value + 1


def is_alone(seen: Scan, first: int, last: int) -> bool:
    """Tell whether tokens have their line for themselves, as in a cell of a table."""
    tokens = seen.tokens
    is_first = first == 0 or "\n" in tokens.gap(first)
    return is_first and (last >= len(tokens) or "\n" in tokens.gap(last))


def _is_struck(seen: Scan, index: int) -> bool:
    """Tell whether the clause says what happened to one person; a plural speaks of others."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for at in range(index, min(index + REACH, len(tokens))):
        if not seen.is_close(at) or not (tokens.is_word(at) or at in seen.starting):
            return False
        if lexicon.metrics.at(tokens, at) is not None:
            return not tokens.words[at].endswith(lexicon.plural_endings)
        if lexicon.roles.at(tokens, at) is not None:
            return False
    return False


def is_elapsed(seen: Scan, first: int, last: int) -> bool:
    """Tell whether an article before a unit of time counts: "il y a un an", "a year ago", not "once a week"."""
    dates = seen.lexicon.dates
    return (
        dates["elapsed_before"].ending(seen.tokens, first) is not None
        or dates["elapsed_after"].at(seen.tokens, last) is not None
    )
