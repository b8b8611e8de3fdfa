"""An age and the year of birth beside it: "Ana Ruiz, 45, born in 1978"; of the dead also the year of death."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.consistency.link import linker
from verify.model import CalendarDate, Claim, Kind, Link, Span
from verify.normalise.context import Context
from verify.normalise.sentences import Sentence
from verify.quantity import interval

AGES = frozenset({Kind.AGE, Kind.DURATION})
GAP = 4  # tokens between an age and the birth
TEEN = 13  # days of birth are given with an age in full from here on
ONE_LIFE = 2  # years that a sentence on a life gives: those of birth and death


@linker("birth")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the ages beside "born in ..." with a year: as of the dateline, of the dead as of the year of death."""
    for position, claim in enumerate(claims):
        quantity = claim.mention.quantity
        if claim.mention.kind not in AGES or quantity is None or quantity.unit != "year" or claim.mention.bound:
            continue
        if quantity.written is None or quantity.written < TEEN:
            continue
        for years, spans in _lives(context, position):
            expected = interval(max(years - 1, 0), years, unit="year")
            yield position, Link("birth", quantity, expected, spans)


def _lives(context: Context, position: int) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield the years since a birth that is told beside an age, and where that is told."""
    sentence = context.places[position].sentence
    is_dead = context.has_cue("died", sentence.first, sentence.last)
    if is_dead:
        life = _life(context, sentence)
        if life is not None and context.has_cue("died", *_around(context, position)):
            yield life
        return
    dates = [at for at in context.in_sentence(sentence) if context.mentions[at].date is not None]
    for at in (position - 1, position + 1):
        year = _birth(context, position, at)
        if year is not None and context.dateline is not None and dates == [at]:
            yield context.dateline.year - year, (context.mentions[at].span,)


def _around(context: Context, position: int) -> tuple[int, int]:
    """Return the words beside an age in which it is told whose it is: "died in 2020 at the age of 70"."""
    place = context.places[position]
    return max(place.sentence.first, place.first - 2 * GAP), min(place.sentence.last, place.last + GAP)


def _life(context: Context, sentence: Sentence) -> tuple[int, tuple[Span, ...]] | None:
    """Return the years between a birth and a death in one sentence: "(1950-2020)", "born in 1950 ... in 2020"."""
    dates = [at for at in context.in_sentence(sentence) if context.mentions[at].date is not None]
    printed = [(at, date) for at in dates if (date := context.mentions[at].date) is not None]
    if len(printed) == 1 and context.scan.tokens.words[context.places[dates[0]].first - 1] == "(":
        first = printed[0][1]
        last = first.until
        if last is not None and first.month is None and first.year is not None and last.year is not None:
            return last.year - first.year, (context.mentions[dates[0]].span,)
    if len(printed) != ONE_LIFE or not _is_born(context, dates[0]) or _is_born(context, dates[1]):
        return None
    born, dead = (_year(date) for _, date in printed)
    if born is None or dead is None:
        return None
    return dead - born, tuple(context.mentions[at].span for at in dates)


def _year(date: CalendarDate) -> int | None:
    return None if date.until is not None else date.year


def _is_born(context: Context, at: int) -> bool:
    """Tell whether words for a birth stand right before a date."""
    place = context.places[at]
    start = max(place.first - GAP, place.sentence.first)
    return any(place.first - last <= GAP // 2 for _, last, _ in context.cues("born", start, place.first))


def _birth(context: Context, position: int, at: int) -> int | None:
    """Return the year of a birth that is told right beside an age."""
    if not 0 <= at < len(context.mentions):
        return None
    printed, place, age = context.mentions[at].date, context.places[at], context.places[position]
    if printed is None or printed.year is None or printed.until is not None or place.sentence != age.sentence:
        return None
    start = age.last if at > position else max(place.first - GAP, place.sentence.first)
    is_born = any(place.first - last <= GAP // 2 for _, last, _ in context.cues("born", start, place.first))
    if at < position and not _is_beside(context, place.last, age.first):
        return None
    return printed.year if is_born and place.first - age.last <= GAP else None


def _is_beside(context: Context, first: int, last: int) -> bool:
    """Tell whether an age stands right behind a birth or a name: "born in 1978, 45", not "born in 1978, she was 22"."""
    tokens, ages = context.scan.tokens, context.scan.lexicon.ages["before"]
    found = ages.ending(tokens, last)
    between = range(first, last if found is None else found[0])
    names = not context.scan.lexicon.capital_nouns
    return all(not tokens.is_word(at) or (names and tokens.is_upper(at)) for at in between)
