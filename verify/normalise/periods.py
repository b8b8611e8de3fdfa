"""Tell what a count covers: all since a beginning, or a shorter time, and as of which day.

In: a context and a count's position. Out: `Coverage`: whether the count is of a whole, how sure
that is, the day it describes, or the reason why it is of something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from verify.model import Kind, Span
from verify.normalise.context import Context
from verify.normalise.days import Days
from verify.normalise.occasions import beginnings
from verify.normalise.sentences import Sentence
from verify.reference.entries import Series

__all__ = ["CUMULATIVE", "Coverage", "coverage", "follows"]

UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
ELAPSED_SLACK = 0.02  # of the time since the beginning, beside half a unit: what "seven months" may be off
CUMULATIVE = "cumulative"
BESIDE = 3  # words between "bringing the toll to" and the count that it calls so
MONTH = 31  # days
EARLY = 60  # days after the first of a series without origin in which a count that is told since then begins
TELLING = frozenset({"name", "kind"})
SINCE_REACH = 3  # words between "since" and its day


class Coverage(Struct, frozen=True):
    """What time a count covers."""

    as_of: date | None
    stated: bool = False  # the text gives the day
    firm: bool = False  # the text says that it counts all since the beginning
    reason: str | None = None
    words: Span | None = None  # for the day that the text gives


def coverage(context: Context, position: int, series: Series) -> Coverage:
    """Return what a count covers when it is held against a series."""
    sentence = context.places[position].sentence
    if series.accumulation != CUMULATIVE:
        return _at_a_point(context, sentence)
    is_whole = _is_whole_time(context, position, series)
    if not is_whole and _is_period(context, position):
        return Coverage(None, reason="it counts a shorter time than the series")
    reach = _reach(context, position)
    begins = [at for at, days in beginnings(context, sentence).items() if series.origin in days]
    begins += [at for at in context.in_sentence(sentence) if at not in begins and _is_month_of(context, at, series)]
    firm = is_whole or bool(begins) or _is_toll(context, sentence, reach) or _is_since_event(context, sentence, series)
    own = [at for at in context.in_sentence(sentence) if at in context.days and context.places[at].first < reach]
    own = [at for at in own if at not in begins and not _is_of_part(context, context.places[position].last, at)]
    stated, reason = _stated(context, own, firm=firm)
    if reason is None and not firm and context.has_cue("events", sentence.first, sentence.last):
        reason = "it counts one event, the series all since its beginning"
    if reason is None and stated is None and _is_earlier(context, sentence.first, reach):
        reason = "it counts as of an earlier day, which is not given"
    as_of = stated if stated is not None else context.dateline
    if reason is None and stated is None and _is_elapsed(context, sentence, series):
        reason = "it counts as of another time after the beginning"
    if reason is None and as_of is None:
        reason = "the day that the text speaks from is not known"
    words = context.mentions[own[-1]].span if stated is not None else None
    return Coverage(as_of, stated is not None, firm, reason, words)


def _is_since_event(context: Context, sentence: Sentence, series: Series) -> bool:
    """Tell whether a sentence counts since the event with which a series begins: "since the full-scale *invasion*"."""
    begun = context.index.starts.get(series.origin, ()) if series.origin is not None else ()
    since, tokens = context.scan.lexicon.cues["since"], context.scan.tokens
    for hit in context.hits_in(sentence.first, sentence.last):
        is_start = any(alias.entity in begun and alias.facet in TELLING for alias in hit.aliases)
        nearest = range(hit.first, max(sentence.first, hit.first - SINCE_REACH - 1), -1)
        if is_start and any(since.ending(tokens, at) is not None for at in nearest):
            return True
    return False


def _is_of_part(context: Context, first: int, position: int) -> bool:
    """Tell whether a day behind a count is one of a part of it: "3,002 dead, *most of them* since late September"."""
    place = context.places[position]
    shares = any(
        first <= context.places[at].first < place.first
        for at in context.in_sentence(place.sentence)
        if context.mentions[at].kind == Kind.SHARE
    )
    return shares or context.has_cue("part", first, place.first)


def _is_earlier(context: Context, first: int, last: int) -> bool:
    """Tell whether a stretch speaks of an earlier day; "prima *che*" joins a clause and gives none."""
    relatives, words = context.scan.lexicon.relatives, context.scan.tokens.words
    return any(end >= len(words) or words[end] not in relatives for _, end, _ in context.cues("earlier", first, last))


def _is_month_of(context: Context, position: int, series: Series) -> bool:
    """Tell whether a count is told since the time in which its series begins: "since October 2023".

    A series without origin began where its first table does, or so soon after that the count is the same.
    """
    days = context.days.get(position)
    if days is None or not follows(context, "since", position):
        return False
    if series.origin is not None:
        return days[0] <= series.origin <= days[1] and (days[1] - days[0]).days < MONTH
    own = (each.first for each in context.index.series[series.metric] if each.entity == series.entity)
    return days[0] <= min(own) + timedelta(days=EARLY)


def _reach(context: Context, position: int) -> int:
    """Return where the words about a count end: at the next count, unless the two are joined by "and"."""
    place = context.places[position]
    after = context.stretch(position)[1]
    while after < place.sentence.last and context.scan.tokens.words[after - 1] in context.scan.lexicon.joiners:
        joined = next(at for at in context.in_sentence(place.sentence) if context.places[at].first == after)
        after = context.stretch(joined)[1]
    return after


def _is_elapsed(context: Context, sentence: Sentence, series: Series) -> bool:
    """Tell whether a sentence sets its counts so long after the beginning of a series that it is not the text's day."""
    for at, off, slack in _lengths(context, sentence, series):
        place = context.places[at]
        beside = context.begins("elapsed", place.last) or _ends(context, "elapsed", place.first)
        if beside and off > slack:
            return True
    return False


def _is_whole_time(context: Context, position: int, series: Series) -> bool:
    """Tell whether the clause of a count gives all the time since the beginning: "four months of war killed 4,324".

    So does "4,324 killed in four months of war". "After four months of war, a raid killed 12" tells when, not how long.
    """
    place = context.places[position]
    for at, off, slack in _lengths(context, place.sentence, series):
        own = context.places[at]
        first, last = (own.last, place.first) if own.last <= place.first else (place.last, own.first)
        is_joined = not context.has_mark(first, last)
        told = context.begins("elapsed", own.last) and not _ends(context, "elapsed", own.first)
        if is_joined and told and off <= slack:
            return True
    return False


def _lengths(context: Context, sentence: Sentence, series: Series) -> Iterator[tuple[int, float, float]]:
    """Yield the durations of a sentence, with how far each is from the time since a beginning and how far it may be."""
    if series.origin is None or context.dateline is None:
        return
    since = (context.dateline - series.origin).days
    for at in context.in_sentence(sentence):
        quantity = context.mentions[at].quantity
        days = None if quantity is None else UNIT_DAYS.get(quantity.unit or "")
        if (
            context.mentions[at].kind == Kind.DURATION
            and days
            and quantity is not None
            and quantity.written is not None
        ):
            yield at, abs(float(quantity.written) * days - since), days / 2 + since * ELAPSED_SLACK


def _ends(context: Context, cue: str, index: int) -> bool:
    return context.scan.lexicon.cues[cue].ending(context.scan.tokens, index) is not None


def _is_toll(context: Context, sentence: Sentence, reach: int) -> bool:
    """Tell whether a sentence counts a whole: it names the war, or calls this count, not the next, a toll."""
    limit = reach if reach == sentence.last else reach - BESIDE
    tolls = (last for _, last, _ in context.cues("toll", sentence.first, reach))
    return context.has_cue("cumulative", sentence.first, sentence.last) or any(last <= limit for last in tolls)


def _stated(context: Context, dates: list[int], *, firm: bool) -> tuple[date | None, str | None]:
    """Return the day that dates give to a count, or the reason why they make it count something else."""
    stated: Days | None = None
    for at in dates:
        if follows(context, "since", at):
            return None, "it counts since another day than the series"
        given = firm or context.days[at] == _today(context)
        if not (given or follows(context, "as_of", at) or follows(context, "said", at)):
            return None, "it counts what happened on a day, the series all since its beginning"
        stated = context.days[at]
    if stated is not None and stated[0] != stated[1]:
        return None, "the day is not given to the day"
    return (None if stated is None else stated[0]), None


def _at_a_point(context: Context, sentence: Sentence) -> Coverage:
    """Return the day of a figure that does not add up: the one that its sentence gives, else that of the text."""
    dates = [at for at in context.in_sentence(sentence) if at in context.days and context.days[at] != _today(context)]
    if len(dates) > 1:
        return Coverage(None, reason="the sentence gives several days")
    as_of = context.days[dates[0]][1] if dates else context.dateline
    reason = "the day that the text speaks from is not known" if as_of is None else None
    words = context.mentions[dates[0]].span if dates else None
    return Coverage(as_of, bool(dates), firm=True, reason=reason, words=words)


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
    return any(context.has_cue(cue, first, last) for cue in ("toll", "since"))


def _today(context: Context) -> Days | None:
    return None if context.dateline is None else (context.dateline, context.dateline)


def follows(context: Context, cue: str, position: int) -> bool:
    """Tell whether the day at a position follows a cue, perhaps with an article between."""
    table, place = context.scan.lexicon.cues[cue], context.places[position]
    stop = max(place.sentence.first, place.first - SINCE_REACH)
    return any(table.ending(context.scan.tokens, at) is not None for at in range(place.first, stop, -1))
