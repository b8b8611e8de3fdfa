"""Resolve dates and ordinals: of events, of numbered meetings, of persons in office.

In: a context, the position of a mention and the claims before it. Out: a claim with its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.relations import RANK
from verify.model import AHEAD, CalendarDate, Claim, Kind, Part, Step
from verify.normalise.anniversaries import is_anniversary, is_day_of
from verify.normalise.context import Context
from verify.normalise.days import Days, is_impossible, resolve
from verify.normalise.editions import edition
from verify.normalise.items import Identified, distance, identified, is_of_another
from verify.normalise.nearest import RECENT, fits_weekday
from verify.normalise.sentences import Sentence
from verify.normalise.steps import TODAY
from verify.normalise.terms import identified_by_holder, is_behind_noun, is_taken_on, is_told_by_holder, term
from verify.normalise.tied import is_of_item
from verify.quantity import days as day_quantity
from verify.reference.entries import Occasion

__all__ = ["NO_REFERENCE_DATE", "beginnings", "resolve_date", "resolve_ordinal"]

CALENDAR = "calendar"
NO_REFERENCE_DATE = "no reference fixes this date"
OTHER_YEAR = "the weekday is that of another year, which the text does not say"
YEAR = 400  # days within which a date is about an item that a name, or number and place, fix
NEWS = 14  # days around the dateline of which a text tells the news
RELATIVE_WINDOW = 6  # days around an event within which a day that points from the dateline is about it
SHORT = 2  # days within which editions of a body are told, which dispatches tell of on the days around
DONE_REACH = 3  # words behind an event's cues in which "was condemned" stands
DISPLACED_REACH = 10  # words before an event's cues in which "after", "in response to" stand


class _Printed(Struct, frozen=True):
    """A date as printed, whether its occasion is fixed without it, and whether it is of the text's own days."""

    date: CalendarDate
    fixed: bool
    is_news: bool


def resolve_date(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    """Return the claim of a date: of an event or an edition, else of the calendar where a weekday is printed."""
    mention, sentence = context.mentions[position], context.places[position].sentence
    days, printed = context.days.get(position), mention.date
    claim = Claim(mention, context.span(sentence), metric="date")
    if printed is None or is_impossible(printed) or (printed.until is not None and is_impossible(printed.until)):
        return replace(claim, shape=CALENDAR, lacks=Part.DAY, reason="the calendar has no such day")
    if days is None:
        return replace(claim, lacks=Part.DAY, reason="the text does not say of which year it speaks")
    claim = replace(claim, mention=replace(mention, quantity=day_quantity(*days)), as_of=days[0])
    for shape in ("editions", "events", "offices"):
        dated = _dated(context, position, shape, days)
        if dated:
            found, chosen, meant = dated[0]
            claim = replace(claim, mention=replace(mention, quantity=day_quantity(*meant)), as_of=meant[0])
            cue = context.scan.span(found.first, found.last)
            others = tuple((other.entity, context.scan.span(each.first, each.last)) for each, other, _ in dated[1:])
            claim = replace(claim, steps=(Step(Part.ENTITY, chosen.entity, cue, others=others),))
            rivals = tuple(each for each, _ in others)
            return replace(claim, shape=shape, entity=chosen.entity, rivals=rivals, cues=(cue,), day_stated=True)
    if printed.weekday is not None and printed.day is not None:
        unsure = _is_year_guessed(context, printed, days[0])
        if unsure:
            return replace(claim, lacks=Part.DAY, reason=OTHER_YEAR)
        return replace(claim, shape=CALENDAR, entity=CALENDAR)
    own = context.dateline is not None and days == (context.dateline, context.dateline)
    return replace(claim, reason=TODAY) if own else replace(claim, lacks=Part.ENTITY, reason=NO_REFERENCE_DATE)


def _is_year_guessed(context: Context, printed: CalendarDate, day: date) -> bool:
    """Tell whether a weekday that does not fit may be that of another year: none is printed, the day is long past."""
    if printed.year is not None or printed.pointer not in {None, AHEAD} or fits_weekday(day, printed):
        return False
    return context.dateline is None or abs((context.dateline - day).days) > RECENT


def beginnings(context: Context, sentence: Sentence) -> dict[int, frozenset[date]]:
    """Return, for each date of a sentence, the day that it gives and the day of what it is about.

    A war whose first day is printed wrong, or only as a month, is still that war: its count is compared.
    """
    found: dict[int, frozenset[date]] = {}
    for at in context.in_sentence(sentence):
        days = context.days.get(at)
        if days is not None:
            about = {chosen.start for _, chosen, _ in _dated(context, at, "events", days)}
            printed = context.mentions[at].date
            is_day = days[0] == days[1] and printed is not None and printed.month is not None
            found[at] = frozenset(about | ({days[0]} if is_day else set()))
    return found


def _dated(context: Context, position: int, shape: str, days: Days) -> list[tuple[Identified, Occasion, Days]]:
    """Return what a date gives the day of: the item that stands nearest, and others that stand as near."""
    place, printed = context.places[position], context.mentions[position].date
    if printed is None:
        return []
    about: list[tuple[int, Identified, Occasion, Days]] = []
    for each in identified(context, place.sentence, shape):
        if _nearest_date(context, position, each) != position or _is_displaced(context, position, each):
            continue
        if shape == "events" and is_anniversary(context, place.sentence) and not is_day_of(context, position, each):
            continue
        chosen, fixed = _occasion(context, position, each)
        if chosen is None or (shape == "offices" and not is_taken_on(context, position, each)):
            continue
        meant = days if shape == "offices" else _in_year_of(chosen, printed, days)
        news = context.dateline is not None and abs((context.dateline - meant[0]).days) <= NEWS
        if not is_of_item(context, position, each, chosen, meant):
            continue
        if _is_about(each, chosen, meant, _Printed(printed, fixed=fixed, is_news=news)):
            about.append((_gap(each, place.first, place.last), each, chosen, meant))
    nearest = min((gap for gap, _, _, _ in about), default=0)
    near = [(each, chosen, meant) for gap, each, chosen, meant in about if gap == nearest]
    if shape != "offices":
        return near
    of_day = [(each, chosen, meant) for _, each, chosen, meant in about if chosen.start == meant[0]]
    several = len({each.item.title.partition(",")[0] for _, each, _, _ in about}) > 1  # whose day it is, is not sure
    return of_day or ([] if several else near)


def _in_year_of(chosen: Occasion, printed: CalendarDate, days: Days) -> Days:
    """Return the day nearest to an occasion that a date without year can mean, if its weekday fits.

    Which year a date means that prints none was guessed from the dateline; a text about an event means the event's.
    """
    if printed.year is not None or printed.month is None or printed.day is None:
        return days
    years = (chosen.start.year + shift for shift in (-1, 0, 1))
    until = printed.until
    found = (
        resolve(replace(printed, year=year, until=None if until is None else replace(until, year=year)), None)
        for year in years
    )
    known = (each for each in found if each is not None)
    near = min(known, key=lambda each: abs((each[0] - chosen.start).days), default=days)
    return near if fits_weekday(near[0], printed) else days


def _occasion(context: Context, position: int, each: Identified) -> tuple[Occasion | None, bool]:
    if each.item.shape in {"events", "offices"}:
        return (each.item.occasions[0] if each.item.occasions else None), each.named
    if is_told_by_holder(each.item):  # a term has no day of its own beside those that the office table holds
        return None, False
    found = edition(context, context.places[position].sentence, each.item, position)
    return found.chosen, found.fixed


def _is_about(each: Identified, chosen: Occasion, days: Days, date_: _Printed) -> bool:
    """Tell whether a date is near enough to be meant for an occasion, right or wrong.

    The same day of another year that is printed is near: a wrong year is a slip that keeps the day. The
    news of these days is not: an anniversary keeps the day too.
    """
    printed, last = date_.date, chosen.end or chosen.start
    away = max((chosen.start - days[1]).days, (days[0] - last).days, 0)
    if printed.day is None and printed.offset is None and printed.weekday is None:
        return away == 0
    if printed.month is None:
        return away <= RELATIVE_WINDOW
    same_day = {(printed.month, printed.day)} & {(chosen.start.month, chosen.start.day), (last.month, last.day)}
    again = each.item.shape == "offices" and days[0] > chosen.start  # another term begins on the same day of the year
    slip = bool(same_day) and printed.year is not None and not date_.is_news and not again
    return slip or away <= (max(each.item.window, YEAR) if date_.fixed else each.item.window)


def _gap(each: Identified, first: int, last: int) -> int:
    return max(each.first - last, first - each.last, 0)


def _nearest_date(context: Context, position: int, each: Identified) -> int:
    """Return the date of the sentence that stands nearest to an item's cues; that of the dispatch only alone."""
    sentence = context.places[position].sentence
    dates = [
        at for at in context.in_sentence(sentence) if context.mentions[at].kind == Kind.DATE and at in context.days
    ]
    other = [at for at in dates if context.days[at][0] != context.dateline or _covers(each, context.days[at][0])]
    own = [at for at in other if context.days[at][0] != context.dateline and _is_near(each, context.days[at][0])]
    return min(
        own or other or dates, key=lambda at: (_gap(each, context.places[at].first, context.places[at].last), at)
    )


def _is_near(each: Identified, day: date) -> bool:
    """Tell whether a day lies within the window of an item of several: beside it the text's own day is no other."""
    item = each.item
    return item.shape == "editions" and any(distance(one, day) <= item.window for one in item.occasions)


def _is_displaced(context: Context, position: int, each: Identified) -> bool:
    """Tell whether the sentence sets the item at another time than the date.

    The day of the dispatch is that of its own news: it is an item's day only where the text says
    that the two fall together ("en marge de"). A word such as "after" before the item parts them.
    """
    place, days = context.places[position], context.days[position]
    start = max(place.sentence.first, each.first - DISPLACED_REACH)
    together = context.has_cue("concurrent", start, each.last)
    is_short = each.item.shape == "editions" and each.item.window <= SHORT
    if days[0] == context.dateline and (not together or is_short) and not _covers(each, days[0]):
        return True
    if together or place.last > each.first:
        return False
    parted = context.has_cue("displaced", max(start, place.last), each.first)
    return parted or context.has_cue("displaced", each.last, each.last + DONE_REACH)


def _covers(each: Identified, day: date) -> bool:
    return any(one.start <= day <= (one.end or one.start) for one in each.item.occasions)


def resolve_ordinal(context: Context, position: int, _before: Mapping[int, Claim]) -> Claim:
    """Return the claim of an ordinal: the number of a meeting, told by its body and its place or day, or of a term."""
    mention, place = context.mentions[position], context.places[position]
    claim = Claim(mention, context.span(place.sentence))
    about = identified(context, place.sentence, "editions", (place.first, place.last))
    bodies = [each for each in about if _is_of_meeting(context, position, each)]
    bodies = bodies or [*identified_by_holder(context, position)]
    if not bodies:
        return replace(claim, lacks=Part.ENTITY, reason=_unnumbered(context, position))
    body = min(bodies, key=lambda each: _gap(each, place.first, place.last))
    cue = context.scan.span(body.first, body.last)
    others = [(each.item.entity, context.scan.span(each.first, each.last)) for each in bodies if each is not body]
    steps = (Step(Part.METRIC, "number", mention.span), Step(Part.ENTITY, body.item.entity, cue, others=tuple(others)))
    claim = replace(claim, metric="number", entity=body.item.entity, steps=steps)
    dates = [
        at
        for at in context.in_sentence(place.sentence)
        if at in context.days and context.mentions[at].kind == Kind.DATE
    ]
    at = min(dates, key=lambda at: abs(context.places[at].first - place.first), default=None)
    number = None if mention.quantity is None or mention.quantity.written is None else int(mention.quantity.written)
    told = is_told_by_holder(body.item)
    if told:
        chosen, day = term(context, position, body, number), None if at is None else context.days[at]
    else:
        found = edition(context, place.sentence, body.item, at, number)
        chosen, day = found.chosen, found.days
    if chosen is None:
        return replace(claim, lacks=Part.DAY, reason="which of them is meant is not said")
    until = day[1] if day is not None else context.dateline
    if not told and is_of_another(body.item, chosen, until, number):
        return replace(claim, lacks=Part.DAY, reason="no edition that the reference holds has this number and day")
    how = "by its holder" if told else "by its place, or by the day"
    step = Step(Part.DAY, chosen.start.isoformat(), None if at is None else context.mentions[at].span, how)
    claim = replace(claim, steps=(*claim.steps, step))
    return replace(claim, shape="editions", entity=chosen.entity, as_of=chosen.start, cues=(cue,))


def _unnumbered(context: Context, position: int) -> str:
    """Say what no reference holds: the numbers of what an ordinal orders, or the ranking that it is a place in."""
    mention, place, text = context.mentions[position], context.places[position], context.scan.document.text
    stopwords = context.scan.lexicon.stopwords
    ranking = context.scan.lexicon.rankings["after"].at(context.scan.tokens, place.last)
    if ranking is not None:
        last, tokens = ranking[0], context.scan.tokens
        last += last < place.sentence.last and tokens.is_word(last) and tokens.words[last] not in stopwords
        span = context.scan.span(place.last, last)
        return f'no reference ranks by "{" ".join(text[span.start : span.end].split())}"'
    if mention.noun is None or mention.note == RANK:
        return "no reference holds this ranking" if mention.note == RANK else "no reference numbers this"
    return f'no reference gives the number of this "{text[mention.noun.start : mention.noun.end]}"'


def _is_of_meeting(context: Context, position: int, body: Identified) -> bool:
    """Tell whether an ordinal orders a meeting: its noun says so, or is one of the words for the body.

    "The 75th anniversary summit" is not the 75th summit. Where an article is written in one with an
    ordinal, it stands behind what it orders.
    """
    place, meetings = context.places[position], context.scan.lexicon.cues["meetings"]
    behind = is_behind_noun(context, position)
    if body.last <= place.first:
        return behind and place.first - body.last <= 1
    if body.first <= place.last < body.last or context.begins("meetings", place.last):
        return True
    return behind and meetings.ending(context.scan.tokens, place.first) is not None
