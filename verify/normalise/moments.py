"""Tell of which day or year a level is, and which of the series with its key are of such a time.

In: a context, a figure's position and the series of its entity. Out: a `Moment`. A year fits a series of
years, a month one of months; a year told of a daily price is an average that no reference holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.model import Kind, Span
from verify.normalise.context import Context
from verify.normalise.days import Days
from verify.reference.entries import Series

__all__ = ["Moment", "moment"]

LENGTHS = {"P1D": 1, "P1W": 7, "P1M": 31, "P3M": 92, "P1Y": 366}  # days of a series' steps
SLACK = 2  # days by which a period may be longer than the step of its series


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that a figure describes, the first day of the period that it is of, and the scope of its series."""

    as_of: date | None
    since: date | None = None
    stated: bool = False
    scope: str = ""
    reason: str | None = None


def moment(context: Context, position: int, own: tuple[Series, ...], cues: tuple[Span, ...]) -> Moment:
    """Return the time that a sentence gives to a figure, else that of the text; `cues` hold no date."""
    sentence = context.places[position].sentence
    days = [
        context.days[at]
        for at in context.in_sentence(sentence)
        if at in context.days
        and context.mentions[at].kind == Kind.DATE
        and not any(_meets(context.mentions[at].span, cue) for cue in cues)
    ]
    today = context.dateline
    stated = list(dict.fromkeys(each for each in days if today is None or each != (today, today)))
    if len(stated) > 1:
        return Moment(None, reason="the sentence gives several days")
    if stated:
        return _of_period(stated[0], own)
    if context.has_cue("earlier", sentence.first, sentence.last):
        return Moment(None, reason="it is of another time, which is not given")
    finest = min(own, key=_length)
    reason = "the day that the text speaks from is not known" if today is None else None
    return Moment(today, scope=finest.scope, reason=reason)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _length(each: Series) -> int:
    return LENGTHS.get(each.frequency, 1)


def _of_period(days: Days, own: tuple[Series, ...]) -> Moment:
    """Return the moment of a period: in the series whose steps are the shortest that are as long as it."""
    first, last = days
    length = (last - first).days + 1
    if not any(each.frequency for each in own):
        return Moment(last, stated=True, scope=own[0].scope)
    fitting = [each for each in own if _length(each) + SLACK >= length]
    if not fitting:
        return Moment(None, reason="the reference has several figures within that time")
    series = min(fitting, key=_length)
    is_whole = length * 2 > _length(series)
    return Moment(last, since=first if is_whole and length > 1 else None, stated=True, scope=series.scope)
