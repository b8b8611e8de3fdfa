"""Days and periods that point from the dateline: "hier", "last Friday", "il y a trois jours", "next month"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.detector import detector
from verify.extract.elapsed import find_elapsed
from verify.extract.feasts import find_feasts
from verify.extract.parts import Dated
from verify.extract.pointers import pointer, second_pointer
from verify.extract.scan import Scan
from verify.extract.weekdays_away import find_weekdays_away
from verify.model import CalendarDate, Kind, Mention

DAYS = frozenset(range(1, 32))
ENDS = frozenset(",.;:)!?")
WEEK = 7
SILENT_REACH = 2  # words before a day within which a phrase with it begins


@detector("relative_day", precedence=15)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the relative days, and weekdays that stand alone or with the day of the month."""
    tokens, lexicon = seen.tokens, seen.lexicon
    for first, last, day_or_period in (*find_elapsed(seen), *find_weekdays_away(seen), *find_feasts(seen)):
        yield Mention(seen.span(first, last), Kind.DATE, None, "relative_day", date=day_or_period)
    for first, last, offset in seen.find(lexicon.offsets):
        if last == first + 1 and (_is_silent(seen, first) or _is_described(seen, first, last)):
            continue
        if (
            last > first + 1 and lexicon.percent_of.at(tokens, last) is not None
        ):  # "la veille du scrutin" is another day
            continue
        yield Mention(seen.span(first, last), Kind.DATE, None, "relative_day", date=CalendarDate(offset=offset))
    for first, last, weekday in seen.find(lexicon.weekdays):
        is_short = lexicon.dates["abbreviated"].at(tokens, first) is not None
        is_low = lexicon.capital_days and not tokens.is_upper(first) and (is_short or lexicon.capital_nouns)
        if is_low or first in seen.silent:
            continue
        day = _day(seen, last)
        if day is None and _is_repeated(seen, first, last):
            if first in seen.starting:  # "cada sexta-feira" holds no ordinal
                yield Mention(seen.span(first, last), Kind.LABEL, None, "relative_day", note="day")
            continue
        end, number = day if day is not None else (last, None)
        if number is None and lexicon.dates["abbreviated"].at(tokens, first) is not None:
            continue
        beyond = _beyond(seen, first, last, weekday) if number is None else None
        found = CalendarDate(weekday=weekday, day=number, pointer=pointer(seen, first, end))
        begin, end, found = beyond if beyond is not None else (first, end, found)
        yield Mention(seen.span(begin, end), Kind.DATE, None, "relative_day", date=found)


def _beyond(seen: Scan, first: int, last: int, weekday: int) -> Dated | None:
    """Read a weekday some weeks beyond the next or the last one: "Friday after next", "jeudi en huit"."""
    second = second_pointer(seen, first, last)
    if second is not None:
        nearest = CalendarDate(weekday=weekday, pointer="next" if second[2] > 0 else "last")
        return second[0], second[1], CalendarDate(unit="day", elapsed=WEEK if second[2] > 0 else -WEEK, base=nearest)
    weeks = seen.lexicon.calendar_numbers["weeks_on"].at(seen.tokens, last)
    if weeks is None or not seen.is_close(last):
        return None
    nearest = CalendarDate(weekday=weekday, pointer="last")  # on a Tuesday, "mardi en huit" is a week from today
    return first, weeks[0], CalendarDate(unit="day", elapsed=WEEK * (weeks[1] + 1), base=nearest)


def _is_repeated(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a weekday is that of many weeks: "every Monday", "Friday mornings"."""
    dates = seen.lexicon.dates
    return dates["each"].ending(seen.tokens, first) is not None or dates["each_after"].at(seen.tokens, last) is not None


def _is_silent(seen: Scan, index: int) -> bool:
    """Tell whether the word for a day means none: "por la mañana", or is a noun by its capital: "guten *Morgen*"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if lexicon.capital_nouns and tokens.is_upper(index) and tokens.is_word(index - 1) and seen.is_close(index):
        return True
    starts = range(max(index - SILENT_REACH, 0), index + 1)
    parts = ((at, lexicon.clock["day_parts"].at(tokens, at)) for at in starts)
    is_part = any(found is not None and found[0] > max(index, at + 1) for at, found in parts)
    return is_part or index in seen.silent


def _is_described(seen: Scan, first: int, last: int) -> bool:
    """Tell whether the word for today is a day that words behind it tell: "اليوم الأول", "the day", the first one."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if not tokens.raw(first).startswith(lexicon.clitics.articles) or not lexicon.clitics.articles:
        return False
    ordinal = seen.starting.get(last)
    tables = (lexicon.dates["last_after"], lexicon.dates["next_after"], lexicon.calendar["final_after"])
    return (ordinal is not None and ordinal.ordinal) or any(table.at(tokens, last) is not None for table in tables)


def _day(seen: Scan, index: int) -> tuple[int, int] | None:
    """Return the end and the number of a day of the month that counts nothing: "vendredi 26, ..."."""
    tokens, lexicon = seen.tokens, seen.lexicon
    is_bracketed = index + 2 < len(tokens) and tokens.words[index] == "(" and tokens.words[index + 2] == ")"
    is_comma = index < len(tokens) and tokens.words[index] == ","  # "Dienstag, der 25."
    article = lexicon.dates["articles"].at(tokens, index + is_comma)
    numeral = seen.starting.get(article[0] if article is not None else index + is_bracketed)
    if numeral is None or numeral.scaled or numeral.value not in DAYS or not seen.is_close(numeral.first):
        return None
    is_said = article is not None and (
        numeral.ordinal or lexicon.dates["day_alone"].ending(tokens, numeral.first) is not None
    )
    if not numeral.digits and not is_said:  # "Wednesday the thirty-first", "el día treinta y uno"
        return None
    after = numeral.last
    if is_bracketed:  # "quarta-feira (24)"
        return after + 1, int(numeral.value)
    if tokens.is_word(after):
        word = tokens.words[after]
        is_free = word in lexicon.stopwords and word not in lexicon.auxiliaries
        is_free = is_free and lexicon.percent_of.at(tokens, after) is None
    else:
        is_free = after >= len(tokens) or tokens.words[after] in ENDS
    return (after, int(numeral.value)) if is_free else None
