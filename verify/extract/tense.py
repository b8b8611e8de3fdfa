"""Tell what the verb of its clause puts in the future: "will be held on 13 June", "Am 13. Juni wird gewählt".

In: a scan and its mentions, settled. Out: the mentions; a day without year that is told in the future
has the pointer "ahead". Where nothing says so for sure a day stays the nearest past one, as it is in news: one that
belongs to a noun ("will publish the figures of 13 June"), to a participle, or to another clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from verify.extract.scan import Scan
from verify.extract.verbs import cue, future_places, is_clause, is_future, is_other, is_passive
from verify.model import AHEAD, CalendarDate, Mention

__all__ = ["ahead"]

REACH = 14  # tokens between a verb and the day that it tells of
FRONT = 4  # tokens behind a day that opens a sentence, up to its comma
FAR = 2 * REACH  # tokens before a day beyond which no verb is looked for, a place before it stepped over
LISTED = 3  # tokens between two days of a list
BETWEEN = 5  # tokens of a place between commas: "in Rome, *Italy*, on 13 June"
UNITS = frozenset((None, "season", "weekend", "nth_weekday", "nth_day", "nth_week", "nth_weekend"))
FIXED = ("elapsed", "shift", "base", "calendar")
LEADING = ("bound_at_least", "bound_more_than", "bound_at_most", "bound_less_than")
APOSTROPHES = frozenset(("'", "’"))
MARKS = frozenset(',.;:!?…()[]«»“”„"‘’–—،؛؟')


def ahead(seen: Scan, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, with the days that are told in the future pointed ahead."""
    listed = list(mentions)
    days = [at for at, mention in enumerate(listed) if mention.date is not None and _is_open(mention.date)]
    if not days:
        yield from listed
        return
    verbs = future_places(seen)
    told = {at for at in days if verbs and _is_near(seen, verbs, listed[at])}
    if told:
        told = _with_neighbours(seen, listed, days, told)
    for at, mention in enumerate(listed):
        if at in told and mention.date is not None:
            yield replace(mention, date=replace(mention.date, pointer=AHEAD))
        else:
            yield mention


def _is_near(seen: Scan, verbs: list[int], mention: Mention) -> bool:
    """Tell whether a verb of the future stands near a day, and tells of it."""
    first, last = seen.tokens_of(mention.span)
    near = bisect_left(verbs, first - FAR)
    if near == len(verbs) or verbs[near] >= last + REACH or mention.date is None:
        return False
    return _is_told(seen, first, last, mention.date)


def _with_neighbours(seen: Scan, mentions: list[Mention], days: list[int], told: set[int]) -> set[int]:
    """Return the days with those of the same list: "on Friday and on *Monday*", "*jeudi* ou vendredi"."""
    for order in (days, days[::-1]):
        for one, other in pairwise(order):
            is_next = abs(one - other) == 1 and one in told and other not in told
            if is_next and _is_list(seen, mentions[min(one, other)], mentions[max(one, other)]):
                told = told | {other}
    return told


def _is_list(seen: Scan, low: Mention, high: Mention) -> bool:
    """Tell whether nothing but a comma, a joining word and small words that lead to a day stand between two."""
    tokens, lexicon = seen.tokens, seen.lexicon
    first, last = seen.tokens_of(low.span)[1], seen.tokens_of(high.span)[0]
    if not 0 < last - first <= LISTED or not all(seen.is_close(at) for at in range(first, last + 1)):
        return False
    joint = tokens.words[first]
    if joint != "," and joint not in lexicon.joiners and lexicon.range_bare.at(tokens, first) is None:
        return False
    return all(tokens.words[at] in lexicon.stopwords and not is_clause(seen, at) for at in range(first + 1, last))


def _is_open(printed: CalendarDate) -> bool:
    """Tell whether a date leaves open whether it is past: no year, no word that points it."""
    if printed.year is not None or printed.pointer is not None or printed.offset is not None:
        return False
    if printed.unit not in UNITS or any(getattr(printed, name) is not None for name in FIXED):
        return False
    return printed.until is None or _is_open(printed.until)


def _is_told(seen: Scan, first: int, last: int, printed: CalendarDate) -> bool:
    """Tell whether the clause of a date is in the future."""
    tokens, tense = seen.tokens, seen.lexicon.tense
    start = _lead(seen, first)
    if (start is None and printed.until is None) or _is_before_noun(seen, first, last):
        return False
    start = first if start is None else start
    adverbial = tense["adverbial"]
    if adverbial.words and adverbial.ending(tokens, first) is None:
        return False
    is_article = start > 0 and seen.lexicon.dates["articles"].ending(tokens, start) is not None
    if is_article and tokens.words[max(start - 2, 0)] != ",":  # "den am 13. Juni verabschiedeten Plan"
        return False
    if _is_reported(seen, last):
        return False
    behind = _verb_before(seen, start, last)
    if behind is None and _opens(seen, start):
        behind = _verb_behind(seen, last)
    return behind if behind is not None else _is_closed(seen, last)


def _lead(seen: Scan, first: int) -> int | None:
    """Return the first token of a date with the words that lead to it; `None` where it belongs to the noun before."""
    tokens, lexicon = seen.tokens, seen.lexicon
    article = lexicon.dates["articles"].ending(tokens, first)
    starts = (first,) if article is None else (first, article[0])
    found = [
        phrase[0] for at in starts for name in LEADING if (phrase := lexicon.dates[name].ending(tokens, at)) is not None
    ]
    of = [phrase[0] for at in starts if (phrase := lexicon.tense["noun_of"].ending(tokens, at)) is not None]
    if of and (not found or min(of) <= min(found)):
        return None
    start: int = min((*found, *starts))
    is_small = start > 0 and tokens.words[start - 1] in lexicon.stopwords and seen.is_close(start)
    is_verb = is_future(seen, start - 1) or is_other(seen, start - 1) or is_clause(seen, start - 1)
    return start - 1 if not found and is_small and not is_verb else start


def _is_before_noun(seen: Scan, first: int, last: int) -> bool:
    """Tell whether a date tells which thing is meant: "the June 13 *vote*", "Thursday*'s* vote"."""
    tokens = seen.tokens
    if tokens.gap(last) in APOSTROPHES:
        return True
    if seen.lexicon.dates["articles"].ending(tokens, first) is None or not tokens.is_word(last):
        return False
    is_small = tokens.words[last] in seen.lexicon.stopwords or tokens.is_upper(last)
    return not is_small and seen.is_close(last) and not is_future(seen, last)


def _verb_before(seen: Scan, start: int, last: int) -> bool | None:
    """Tell of the verb before a date whether it is in the future; `None` where its clause has none there."""
    tokens = seen.tokens
    end = _over_place(seen, start, last)
    for at in range(end - 1, max(end - REACH, 0) - 1, -1):
        if tokens.words[at] in MARKS or not seen.is_close(at + 1):
            return None
        found = cue(seen, at, start)
        if found is not None:
            return found
        if is_clause(seen, at):
            return None
        if is_other(seen, at) and not is_passive(seen, at):
            return False
    return None


def _verb_behind(seen: Scan, last: int) -> bool | None:
    """Tell of the verb behind a date that opens its clause whether it is in the future: "On 13 June, voters will"."""
    tokens, is_parted = seen.tokens, False
    for at in range(last, min(last + REACH, len(tokens))):
        if not seen.is_close(at):
            return None
        if tokens.words[at] == "," and not is_parted and at - last <= FRONT:
            is_parted = True
            continue
        found = cue(seen, at, len(tokens))
        if found is not None:
            return found and tokens.words[at - 1] not in seen.lexicon.joiners
        if tokens.words[at] in MARKS or is_clause(seen, at) or is_other(seen, at):
            return None
    return None


def _is_closed(seen: Scan, last: int) -> bool:
    """Tell whether a clause ends in a verb of the future: "dass er am Montag zurücktreten *wird*"."""
    stop = _stop(seen, last)
    return stop is not None and stop > last and seen.lexicon.tense["closing"].ending(seen.tokens, stop) is not None


def _is_reported(seen: Scan, last: int) -> bool:
    """Tell whether a clause ends in words which show that all is over: "soll am Montag getötet worden sein"."""
    stop = _stop(seen, last)
    return stop is not None and seen.lexicon.tense["closing_past"].ending(seen.tokens, stop) is not None


def _stop(seen: Scan, last: int) -> int | None:
    """Return the next mark, or the end of the text."""
    tokens, end = seen.tokens, min(last + REACH, len(seen.tokens))
    if not seen.lexicon.tense["closing"].words:
        return None
    for at in range(last, end):
        if tokens.words[at] in MARKS:
            return at
    return end


def _opens(seen: Scan, start: int) -> bool:
    """Tell whether a date opens its clause."""
    return not seen.is_close(start) or seen.tokens.words[start - 1] in MARKS or is_clause(seen, start - 1)


def _over_place(seen: Scan, start: int, last: int) -> int:
    """Return where the clause before a date ends, over a comma: of a date in commas, or of a place before it."""
    tokens = seen.tokens
    if start == 0 or tokens.words[start - 1] != ",":
        return start
    if tokens.words[last : last + 1] == (",",):
        return start - 1
    for at in range(start - 2, max(start - 2 - BETWEEN, 0), -1):
        if tokens.words[at] == ",":
            return at
        if not tokens.is_word(at) or not (tokens.is_upper(at) or tokens.words[at] in seen.lexicon.stopwords):
            break
    return start
