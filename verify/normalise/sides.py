"""Tell on which side of its figures a sentence names those whose they are.

In: a context, a sentence and the tokens at which it names them. Out: whether that is behind the figures.
"102 in Paris and 52 in Lyon" names them behind, "in Paris 102 and in Lyon 52" before; a name that stands between
two figures belongs to the one as well as to the other, and only the first figure tells to which.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Kind
from verify.normalise.context import COUNTED, Context
from verify.normalise.sentences import Sentence

__all__ = ["FIGURES", "is_named_behind"]

FIGURES = COUNTED | {Kind.MONEY, Kind.MEASURE, Kind.PERCENT}


def is_named_behind(context: Context, sentence: Sentence, names: Iterable[int]) -> bool:
    """Tell whether a figure stands before the first of some names of a sentence."""
    figures = (context.places[at].first for at in context.in_sentence(sentence) if context.mentions[at].kind in FIGURES)
    return next(figures, sentence.last) < min(names, default=sentence.first)
