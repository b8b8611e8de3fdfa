"""Tell of which day or year a level is, and which of the series with its key are of such a time.

In: a context, a figure's position and the series of its entity. Out: a `Moment`, or the claim with it. A year fits a
series of years, a month one of months; a year told of a daily price is an average that no reference holds.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from verify.model import Claim, Kind, Part, Span
from verify.normalise.context import Context
from verify.normalise.days import Days
from verify.normalise.steps import day_step
from verify.quantity import Bound
from verify.reference.entries import Series

__all__ = ["Moment", "dated", "moment"]

LENGTHS = {"P1D": 1, "P1W": 7, "P1M": 31, "P3M": 92, "P1Y": 366}  # days of a series' steps
FIGURES = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
SLACK = 2  # days by which a period may be longer than the step of its series


class Moment(Struct, frozen=True):
    """The day that a figure describes, the first day of the period that it is of, and the scope of its series."""

    as_of: date | None
    since: date | None = None
    stated: bool = False
    scope: str = ""
    reason: str | None = None
    words: Span | None = None  # for the time that the text gives


def moment(context: Context, position: int, own: tuple[Series, ...], cues: tuple[Span, ...]) -> Moment:
    """Return the time that a sentence gives to a figure, else that of the text; `cues` hold no date."""
    place, today = context.places[position], context.dateline
    sentence = place.sentence
    dates = [
        at
        for at in context.in_sentence(sentence)
        if at in context.days
        and context.mentions[at].kind == Kind.DATE
        and context.places[at].first not in context.filed
        and context.mentions[at].bound not in {Bound.AT_LEAST, Bound.MORE_THAN}  # "its highest since 2021"
        and not any(_meets(context.mentions[at].span, cue) for cue in cues)
    ]
    stop = next((context.places[at].first for at in _figures(context, position) if at > position), sentence.last)
    if context.has_cue("earlier", place.last, stop) and not any(place.last <= context.places[at].first for at in dates):
        return Moment(None, reason="it is of another time, which is not given")
    stated = _days_of(context, position, dates)
    if len(stated) > 1:
        return Moment(None, reason="the sentence gives several days")
    if stated and (today is None or stated[0] != (today, today)):
        given = next(at for at in dates if context.days[at] == stated[0])
        return replace(_of_period(stated[0], own), words=context.mentions[given].span)
    if context.has_cue("earlier", sentence.first, sentence.last):
        return Moment(None, reason="it is of another time, which is not given")
    finest = min(own, key=_length)
    reason = "the day that the text speaks from is not known" if today is None else None
    return Moment(today, scope=finest.scope, reason=reason)


def dated(context: Context, position: int, claim: Claim, own: tuple[Series, ...]) -> Claim:
    """Return a claim with its day and its scope, among the series of its metric."""
    when = moment(context, position, tuple(each for each in own if each.entity == claim.entity), claim.cues)
    if when.reason is not None:
        return replace(claim, lacks=Part.DAY, reason=when.reason)
    scope = dict(part.split("=", 1) for part in when.scope.split(";") if part)
    day = "" if when.as_of is None else when.as_of.isoformat()
    steps = (*claim.steps, day_step(day, when.words, stated=when.stated))
    claim = replace(claim, shape="series", scope=scope, steps=steps)
    return replace(claim, as_of=when.as_of, since=when.since, day_stated=when.stated)


def _figures(context: Context, position: int) -> list[int]:
    """Return the positions of the figures of a sentence, of the kind that stands at a level, and of the one meant."""
    own = context.in_sentence(context.places[position].sentence)
    return [at for at in own if at == position or context.mentions[at].kind in FIGURES]


def _days_of(context: Context, position: int, dates: list[int]) -> list[Days]:
    """Return the days that a figure may be of: all of a sentence if they are one, else those beside it.

    Days and figures take turns, either first ("$60 on Wednesday, $63 in April"). A day between two figures is
    of neither for sure, unless the turns tell. Beside another day the text's own says when the figure was given.
    """
    every = list(dict.fromkeys(context.days[at] for at in dates))
    if len(every) < 2:  # noqa: PLR2004 - one day is of all
        return every
    turns = sorted({*dates, *_figures(context, position)})
    is_day = [at in dates for at in turns]
    own = turns.index(position)
    beside = [at for at in (own - 1, own + 1) if 0 <= at < len(turns) and is_day[at]]
    if all(one != other for one, other in pairwise(is_day)):  # strict turns
        beside = [at for at in beside if (at < own) == is_day[0] or is_day[0] == is_day[-1]]
    else:
        beside = [at for at in beside if not _is_shared(is_day, at, own)]
    beside = [at for at in beside if len(beside) == 1 or at < own or not _is_apart(context, turns[own], turns[at])]
    found = list(dict.fromkeys(context.days[turns[at]] for at in beside))
    today = context.dateline
    other = [each for each in found if today is None or each != (today, today)]
    return (other if len(found) > 1 else found) or every


def _is_apart(context: Context, position: int, day: int) -> bool:
    """Tell whether a mark parts a figure from a day behind it: another clause tells of that."""
    return context.has_mark(context.places[position].last, context.places[day].first)


def _is_shared(is_day: list[bool], at: int, own: int) -> bool:
    """Tell whether a figure stands on the other side of a day too."""
    beyond = 2 * at - own
    return 0 <= beyond < len(is_day) and not is_day[beyond]


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
