"""Tell the rows whose whole text is a word that shows no date by itself: an assistant's answer, and no sentence.

In: the text of a row and its language. Out: whether it is the name of a month or a weekday ("mar.", "May", "sat"),
or an article and a number ("the 24th").
"""

from __future__ import annotations

from verify.extract.scan import GradeCode, Scan, scan
from verify.language.lexicon import load_lexicon
from verify.language.phrases import Phrases
from verify.model import Document

__all__ = ["is_alone"]

NO_GRADES: Phrases[GradeCode] = Phrases([])


def is_alone(text: str, lang: str) -> bool:
    """Tell whether nothing but such a word stands in a text.

    >>> [is_alone(text, "en") for text in ("sat.", "the 24", "on Saturday", "the 24 soldiers")]
    [True, True, False, False]
    """
    seen = scan(Document("", text, lang), load_lexicon(lang), NO_GRADES)
    tokens = seen.tokens
    end = len(tokens) - 1 if len(tokens) and tokens.words[len(tokens) - 1] == "." else len(tokens)
    names = (seen.lexicon.months, seen.lexicon.weekdays)
    if any((found := table.at(tokens, 0)) is not None and found[0] == end for table in names):
        return True
    return _is_number(seen, end)


def _is_number(seen: Scan, end: int) -> bool:
    article = seen.lexicon.dates["articles"].at(seen.tokens, 0)
    numeral = seen.starting.get(article[0]) if article is not None else None
    return numeral is not None and numeral.last == end
