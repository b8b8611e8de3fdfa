"""Verbs of a text by their tense: those of the future, those of any other, and what begins a clause of its own.

In: a scan and a token. Out: whether such a verb stands there. The words and endings are the lexicon's.
"""

from __future__ import annotations

from itertools import compress

from verify.extract.scan import Scan
from verify.language.tokens import TokenKind

__all__ = ["cue", "future_places", "is_clause", "is_future", "is_other", "is_passive", "is_to_come"]

SOON_REACH = 8  # words before "in three days" in which a verb puts it in the future
SHORTEST = 5  # letters of a verb that its beginning shows


def is_to_come(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a verb before a span of time, or right behind, shows that it is still to come ("ocurrirá")."""
    tokens, soon = seen.tokens, seen.lexicon.tense["soon"]
    for at in (last, *range(first - 1, max(first - SOON_REACH, 0) - 1, -1)):
        if at < first and not tokens.is_word(at) and tokens.words[at] in {".", ";", "!", "?"}:
            return False
        if soon.at(tokens, at) is not None or is_future(seen, at):
            return True
    return False


def future_places(seen: Scan) -> list[int]:
    """Return the tokens that may be verbs of the future, by their words: few days have one near."""
    places = seen.tokens.places
    return sorted(
        [at for word in compress(places, map(seen.lexicon.edges.coming.__getitem__, places)) for at in places[word]]
    )


def cue(seen: Scan, at: int, limit: int) -> bool | None:
    """Tell whether a verb of the future stands at a token, and means it; `None` where none does."""
    tokens, tense = seen.tokens, seen.lexicon.tense
    perfect = tense["perfect"].at(tokens, at)
    if perfect is not None and perfect[0] < limit and is_other(seen, perfect[0]):  # "will have died by 13 June"
        return False
    if not is_future(seen, at):
        return None
    return tense["over"].ending(tokens, at) is None  # "was due to open"


def is_future(seen: Scan, at: int) -> bool:
    """Tell whether a verb of the future stands at a token."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.tense["future"].at(tokens, at) is not None:
        return True
    if not tokens.is_word(at) or _is_name(seen, at):
        return False
    word = tokens.words[at]
    if not word.endswith(lexicon.endings["future_endings"]):
        begins = lexicon.endings["future_beginnings"]
        if not begins or len(word) < SHORTEST or not word.startswith(begins):
            return False
    return lexicon.tense["future_not"].at(tokens, at) is None


def is_other(seen: Scan, at: int) -> bool:
    """Tell whether a verb in another tense or a participle stands at a token."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.tense["other"].at(tokens, at) is not None:
        return not tokens.is_upper(at) or not tokens.is_word(at - 1)
    if not tokens.is_word(at) or not tokens.words[at].endswith(lexicon.endings["past_endings"]):
        return False
    return not _is_name(seen, at) and not _is_noun(seen, at)


def is_passive(seen: Scan, at: int) -> bool:
    """Tell whether a participle stands behind its own verb of the future: "will be formally *opened*"."""
    be = seen.lexicon.tense["be"]
    return any(be.at(seen.tokens, near) is not None or is_future(seen, near) for near in (at - 1, at - 2) if near >= 0)


def is_clause(seen: Scan, at: int) -> bool:
    """Tell whether another clause, or an event that may have a day of its own, begins at a token."""
    tokens, lexicon = seen.tokens, seen.lexicon
    return lexicon.tense["clause"].at(tokens, at) is not None or lexicon.cues["events"].at(tokens, at) is not None


def _is_name(seen: Scan, at: int) -> bool:
    """Tell whether a word is no verb: a small word, or one with the capital of a name inside its sentence."""
    tokens = seen.tokens
    is_first = at == 0 or not tokens.is_word(at - 1)
    return tokens.words[at] in seen.lexicon.stopwords or (tokens.is_upper(at) and not is_first)


def _is_noun(seen: Scan, at: int) -> bool:
    """Tell whether an article stands before a word: "le comité", "el partido"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    before = tokens.words[at - 1] if at > 0 and tokens.kinds[at - 1] is TokenKind.WORD else ""
    return before in lexicon.articles or lexicon.dates["articles"].ending(tokens, at) is not None
