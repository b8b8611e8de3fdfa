"""Tell a sentence that looks back on an event, years after it, and the day that it gives of that event.

In: a context, a sentence, the position of a date, an event. Out: whether so.
"""

from __future__ import annotations

from verify.model import Kind
from verify.normalise.context import Context
from verify.normalise.items import Identified
from verify.normalise.sentences import Sentence

__all__ = ["is_anniversary", "is_day_of"]

OF_REACH = 4  # words behind the cues of an event in which its day stands


def is_anniversary(context: Context, sentence: Sentence) -> bool:
    """Tell whether a sentence counts years from an event: "six ans après", "a year after"."""
    for at in context.in_sentence(sentence):
        mention, place = context.mentions[at], context.places[at]
        is_years = mention.kind == Kind.DURATION and mention.quantity is not None and mention.quantity.unit == "year"
        if is_years and (context.begins("elapsed", place.last) or context.begins("displaced", place.last)):
            return True
    return False


def is_day_of(context: Context, position: int, each: Identified) -> bool:
    """Tell whether a day of an earlier year stands right behind an event: "years after *the quake of 12 May 2015*"."""
    printed, place, today = context.mentions[position].date, context.places[position], context.dateline
    is_past = printed is not None and printed.year is not None and (today is None or printed.year < today.year)
    return is_past and any(0 <= place.first - at < OF_REACH for at in (each.first, each.last))
