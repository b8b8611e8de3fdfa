"""Tell whether a date that is not the day of an event is printed as that day, or is the day of something else.

In: a context, the position of a date, an event and the days that the date means. Out: whether it is the event's.
"The inquiry into the fire opened on 14 September" gives no day of the fire: a verb parts the two. Behind the event
on a day that is not even near, the event opens its clause too: "flowers for those of the fire" may be laid that day.
The verbs of `taking_place` part nothing where the event opens the clause: "the summit was held on 12 July", but not
"the inquiry into the fire opened". A war is told by the word before its first day as well ("since 7 October 2022").
"""

from __future__ import annotations

from verify.language.tokens import TokenKind
from verify.normalise.context import Context
from verify.normalise.days import Days
from verify.normalise.items import Identified, distance
from verify.reference.entries import Occasion

__all__ = ["is_of_item"]

EMPTY = ("taking_place", "events", "meetings", "concurrent")  # cues that part no event from its day
SLIP = 3  # days by which a day is off that is a slip wherever it is printed


def is_of_item(context: Context, position: int, each: Identified, chosen: Occasion, days: Days) -> bool:
    """Tell whether a date is the day of an event, or is printed as if it were."""
    away, place = min(distance(chosen, day) for day in days), context.places[position]
    if away == 0:
        return True
    is_stretch = days[0] != days[1]  # of which one day says little
    if not is_stretch and _is_given(context, position, chosen):
        return False
    if each.item.shape == "offices":
        return True
    same = (days[0].month, days[0].day) == (chosen.start.month, chosen.start.day)
    if (same or away <= SLIP) and context.scan.lexicon.cues["since"].ending(context.scan.tokens, place.first):
        return True
    opens = _opens(context, position, each)
    if opens and context.has_cue("concurrent", place.sentence.first, each.first):
        return True
    between = (place.last, each.first) if place.last <= each.first else (each.last, place.first)
    is_within = each.first < place.last and place.first < each.last  # between the words that tell the event
    if (is_within and context.has_cue("said", each.first, each.last)) or _has_content(context, position, *between):
        return False
    return opens or ((away <= SLIP or (same and days[1] < chosen.start)) and _is_attached(context, *between))


def _is_given(context: Context, position: int, chosen: Occasion) -> bool:
    """Tell whether another date of the sentence is the right one: "elected on 11 December, sworn in on the 13th"."""
    others = (context.days.get(at) for at in context.in_sentence(context.places[position].sentence) if at != position)
    return any(days is not None and days[0] == days[1] and distance(chosen, days[0]) == 0 for days in others)


def _is_attached(context: Context, first: int, last: int) -> bool:
    """Tell whether nothing parts an event from a date, or a mark and a participle: "the strike, led on 1 April"."""
    tokens, auxiliaries = context.scan.tokens, context.scan.lexicon.auxiliaries
    if any(tokens.words[at] in auxiliaries for at in range(first, last)):
        return False
    return context.has_mark(first, first + 1) or not context.has_cue("taking_place", first, last)


def _opens(context: Context, position: int, each: Identified) -> bool:
    """Tell whether an event, with the nouns right before it, or the date opens the clause of the event."""
    tokens, stopwords = context.scan.tokens, context.scan.lexicon.stopwords
    place, at = context.places[position], min(each.first, context.places[position].first)
    while at > place.sentence.first and tokens.is_word(at - 1) and tokens.words[at - 1] not in stopwords:
        at -= 1
    first, printed = at, _printed(context, position)
    while first > place.sentence.first and (first - 1 in printed or not context.has_mark(first - 1, first)):
        first -= 1
    return not _has_content(context, position, first, at)


def _printed(context: Context, position: int) -> set[int]:
    """Return the tokens of the figures and the days of a sentence; the point of "18." is no mark."""
    places = (context.places[at] for at in context.in_sentence(context.places[position].sentence))
    return {at for place in places for at in range(place.first, place.last)}


def _has_content(context: Context, position: int, first: int, last: int) -> bool:
    """Tell whether a stretch holds a word that is no function word, name, figure, day or part of one.

    Nor is it a verb by which a day is told, a word for what happens ("the *operation* True Promise") or for days.
    """
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    empty = _printed(context, position) | context.named_in(first, last)
    units = lexicon.durations.find(tokens, first, last)  # "celebrada los *días* 20 y 21"
    empty.update(at for start, end, _ in units for at in range(start, end))
    for words in (lexicon.clock["day_parts"], *(lexicon.cues[name] for name in EMPTY)):
        empty.update(at for start, end, _ in words.find(tokens, first, last) for at in range(start, end))
    return any(
        tokens.kinds[at] == TokenKind.WORD
        and at not in empty
        and tokens.words[at] not in lexicon.stopwords
        and tokens.words[at] not in lexicon.auxiliaries
        for at in range(first, last)
    )
