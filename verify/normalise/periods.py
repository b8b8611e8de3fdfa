"""Tell what a count covers: all since a beginning, or a shorter time, and as of which day.

In: a context and a count's position. Out: `Coverage`: whether the count is of a whole, how sure
that is, the day it describes, or the reason why it is of something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.normalise.context import Context
from verify.normalise.days import Days
from verify.normalise.occasions import beginnings
from verify.normalise.sentences import Sentence
from verify.reference.entries import Series

__all__ = ["Coverage", "coverage"]

CUMULATIVE = "cumulative"
SINCE_REACH = 3  # words between "since" and its day


@dataclass(frozen=True, slots=True)
class Coverage:
    """What time a count covers."""

    as_of: date | None
    stated: bool = False  # the text gives the day
    firm: bool = False  # the text says that it counts all since the beginning
    reason: str | None = None


def coverage(context: Context, position: int, series: Series) -> Coverage:
    """Return what a count covers when it is held against a series."""
    sentence = context.places[position].sentence
    if series.accumulation != CUMULATIVE:
        return _at_a_point(context, sentence)
    if _is_period(context, position):
        return Coverage(None, reason="it counts a shorter time than the series")
    dates = [at for at in context.in_sentence(sentence) if at in context.days]
    begins = [at for at, days in beginnings(context, sentence).items() if series.origin in days]
    said = any(context.has_cue(cue, sentence.first, sentence.last) for cue in ("cumulative", "toll"))
    firm = bool(begins) or said
    stated: Days | None = None
    for at in (at for at in dates if at not in begins):
        if _follows(context, "since", at):
            return Coverage(None, reason="it counts since another day than the series")
        given = firm or context.days[at] == _today(context)
        if not (given or _follows(context, "as_of", at) or _follows(context, "said", at)):
            return Coverage(None, reason="it counts what happened on a day, the series all since its beginning")
        stated = context.days[at]
    if not firm and context.has_cue("events", sentence.first, sentence.last):
        return Coverage(None, reason="it counts one event, the series all since its beginning")
    if stated is not None and stated[0] != stated[1]:
        return Coverage(None, reason="the day is not given to the day")
    as_of = stated[0] if stated is not None else context.dateline
    reason = "the day that the text speaks from is not known" if as_of is None else None
    return Coverage(as_of, stated is not None, firm, reason)


def _at_a_point(context: Context, sentence: Sentence) -> Coverage:
    """Return the day of a figure that does not add up: the one that its sentence gives, else that of the text."""
    dates = [context.days[at] for at in context.in_sentence(sentence) if at in context.days]
    stated = [last for first, last in dates if (first, last) != _today(context)]
    if len(stated) > 1:
        return Coverage(None, reason="the sentence gives several days")
    as_of = stated[0] if stated else context.dateline
    reason = "the day that the text speaks from is not known" if as_of is None else None
    return Coverage(as_of, bool(stated), firm=True, reason=reason)


def _is_period(context: Context, position: int) -> bool:
    """Tell whether a count is of a shorter time: its own stretch says so, or an earlier one that no toll ends.

    "51 killed in 24 hours, bringing the toll to 34 356": the first is, the second is not.
    """
    place = context.places[position]
    before, after = context.stretch(position)
    if context.has_cue("period", before, after) and not _ends_period(context, before, place.first):
        return True
    found = [last for _, last, _ in context.cues("period", place.sentence.first, before)]
    return bool(found) and not _ends_period(context, found[-1], place.first)


def _ends_period(context: Context, first: int, last: int) -> bool:
    return any(context.has_cue(cue, first, last) for cue in ("toll", "cumulative"))


def _today(context: Context) -> Days | None:
    return None if context.dateline is None else (context.dateline, context.dateline)


def _follows(context: Context, cue: str, position: int) -> bool:
    """Tell whether the day at a position follows a cue, perhaps with an article between."""
    table, place = context.scan.lexicon.cues[cue], context.places[position]
    stop = max(place.sentence.first, place.first - SINCE_REACH)
    return any(table.ending(context.scan.tokens, at) is not None for at in range(place.first, stop, -1))
