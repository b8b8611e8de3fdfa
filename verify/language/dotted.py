"""Tell ordinals with a point from digits at the end of a sentence: "am 21. Tag", "26. April".

In: tokens, the place of digits, a lexicon. Out: whether the point makes an ordinal.
"""

from __future__ import annotations

from verify.language.lexicon import Lexicon
from verify.language.tokens import Tokens

__all__ = ["is_dotted"]

LONGEST_DOTTED = 3  # digits of an ordinal with a point


def is_dotted(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a point behind digits makes an ordinal: "am 21. Tag", "vom 5. bis 7. Mai", "21. April".

    The point ends a sentence where a capital follows, unless that is a month, or a word before the digits
    shows that they order.
    """
    dot, after = index + 1, index + 2
    is_whole_text = bool(lexicon.ordinal_dotted) and index == 0 and after == len(tokens) and tokens.words[dot] == "."
    if is_whole_text and tokens.words[0].isdigit():
        return True
    if not lexicon.ordinal_dotted or after >= len(tokens) or tokens.words[dot] != "." or tokens.gap(dot):
        return False
    raw = tokens.words[index]
    if not raw.isdigit() or len(raw) > LONGEST_DOTTED or "\n\n" in tokens.gap(after):
        return False
    if not tokens.is_word(after) or tokens.gap(after).strip():
        return False
    if lexicon.months.at(tokens, after) is not None or not tokens.is_upper(after):
        return True
    is_ordering = index > 0 and tokens.words[index - 1] in lexicon.ordinal_dotted
    return is_ordering and tokens.words[after] not in lexicon.stopwords
