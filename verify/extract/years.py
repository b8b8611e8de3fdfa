"""Years that stand alone: "en 2022", "since 2007", "(2019)", "2014-2018", "the 1990s", "nineteen eighty-four"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.parts import full_year, part_before
from verify.extract.scan import Scan
from verify.language.marks import is_whole
from verify.language.numerals import Numeral
from verify.model import CalendarDate, Kind, Mention

PLAIN_YEARS = range(1900, 2100)  # read as years without a word that says so
HINTED_YEARS = range(1700, 2100)  # behind a word that may as well stand before a count
SAID_YEARS = range(1000, 3000)
SPELLED_YEARS = range(1100, 2100)
SHORT_YEARS = range(10, 100)
BRIEF_YEARS = range(32, 100)  # no day of a month
ENDS = frozenset(',.;:!?)»”"')
CENTURIES = range(11, 21)
DECADES = frozenset(range(10, 100, 10))
APOSTROPHES = frozenset("'’")
YEAR_DIGITS = 4
DECADE = 10
CENTURY = 100
LEAST_WORDS = 3  # of a year in words: "mille neuf cent", "two thousand and one"


@detector("year", precedence=45)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the years; four plain digits before a word that is counted are a count."""
    yield from _named_decades(seen)
    yield from _spelled(seen)
    for amount in seen.free_amounts():
        decade = _decade(seen, amount)
        last = decade or amount.last
        years = _years(seen, amount)
        if years is None and decade is None:
            continue
        low, high = years or (0, 0)
        if decade is not None:
            low, high = _first_of_decade(amount), _first_of_decade(amount) + DECADE - 1
        until = CalendarDate(year=high) if high != low else None
        part = part_before(seen, amount.first) if until is None else None
        part = _part_of_decade(seen, amount.first) if decade is not None else part
        first, name = part if part is not None else (amount.first, None)
        yield _mention(seen, first, last, CalendarDate(year=low, until=until, part=name))


def year_at(seen: Scan, index: int) -> tuple[int, int] | None:
    """Return the end and the number of a year right at a token, or over a word such as "of"."""
    tokens = seen.tokens
    over = seen.lexicon.dates["connectors"].at(tokens, index)
    for first in (index, over[0] if over is not None else index):
        numeral = seen.starting.get(first)
        if numeral is None or numeral.ordinal or not seen.is_close(first):
            continue
        if numeral.last == first + 1 and is_printed_year(seen, first):
            return first + 1, int(numeral.value)
        spelled = _spelled_year(seen, numeral)
        if spelled is not None:
            return spelled
    return None


def brief_year_at(seen: Scan, index: int, *, of_day: bool = False) -> tuple[int, int] | None:
    """Return the end and the number of a year behind a month, in two digits or few words: "mai 68".

    Behind an ordinal day and its month, where the sentence ends, any two digits are one: "18. Juli 14".
    """
    tokens = seen.tokens
    over = seen.lexicon.dates["connectors"].at(tokens, index)
    for at in (index, over[0] if over is not None else index):
        is_cut = at < len(tokens) and tokens.words[at] in APOSTROPHES
        numeral = seen.starting.get(at + is_cut)
        if numeral is None or numeral.ordinal or numeral.doubtful or not seen.is_close(at):
            continue
        if not _is_free(seen, numeral.last):
            continue
        value = int(numeral.value)
        if numeral.digits and numeral.value in BRIEF_YEARS and len(tokens.words[numeral.first]) == YEAR_DIGITS // 2:
            return numeral.last, PLAIN_YEARS.start + value
        is_short = numeral.digits and len(tokens.words[numeral.first]) == YEAR_DIGITS // 2
        if of_day and is_short and at == index and not numeral.scaled and not tokens.is_word(numeral.last):
            return numeral.last, full_year(value)
        is_long = numeral.last - numeral.first > 1 or seen.lexicon.compounds
        if not numeral.digits and is_long and numeral.value in SPELLED_YEARS:
            return numeral.last, value
    return None


def _is_free(seen: Scan, last: int) -> bool:
    """Tell whether nothing stands at a token that a number could count."""
    tokens = seen.tokens
    if last >= len(tokens):
        return True
    if tokens.is_word(last):
        return tokens.words[last] in seen.lexicon.stopwords and bool(tokens.gap(last))
    return tokens.words[last] in ENDS


def is_printed_year(seen: Scan, at: int) -> bool:
    """Tell whether a token is four plain digits that can be a year."""
    raw = seen.tokens.words[at]
    return raw.isdigit() and len(raw) == YEAR_DIGITS and int(raw) in SAID_YEARS


def _mention(seen: Scan, first: int, last: int, day: CalendarDate) -> Mention:
    return Mention(seen.span(first, last), Kind.DATE, None, "year", date=day)


def _spelled(seen: Scan) -> Iterator[Mention]:
    """Yield the years in words that a word such as "in" introduces."""
    before = seen.lexicon.dates["year_before"]
    for numeral in seen.numerals:
        if numeral.digits or numeral.ordinal or before.ending(seen.tokens, numeral.first) is None:
            continue
        found = _spelled_year(seen, numeral)
        if found is not None and not is_whole(seen.tokens, found[0], seen.lexicon):
            yield _mention(seen, numeral.first, found[0], CalendarDate(year=found[1]))


def _spelled_year(seen: Scan, numeral: Numeral) -> tuple[int, int] | None:
    """Read "nineteen eighty-four" or "mille neuf cent quatre-vingt-quatre": the end and the year."""
    if numeral.digits or numeral.doubtful or numeral.value % 1:
        return None
    value, last = int(numeral.value), numeral.last
    after = seen.starting.get(last)
    if value in CENTURIES and after is not None and not (after.digits or after.ordinal or after.doubtful):
        is_pair = not seen.tokens.gap(last).strip(" -") and after.value % 1 == 0 and int(after.value) in SHORT_YEARS
        return (after.last, value * CENTURY + int(after.value)) if is_pair else None
    return (last, value) if value in SPELLED_YEARS and last - numeral.first >= LEAST_WORDS else None


def _named_decades(seen: Scan) -> Iterator[Mention]:
    """Yield "the nineties" and "années quatre-vingt-dix"; one word alone needs an article, being an age too."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    named = [(first, last, number) for first, last, number in seen.find(seen.lexicon.calendar_numbers["decades"])]
    for first, last, number in named:
        if last - first > 1 or dates["articles"].ending(tokens, first) is not None or _has_article(seen, first):
            yield _decade_mention(seen, first, last, number)
    for numeral in seen.numerals:
        is_tens = not numeral.digits and not numeral.ordinal and numeral.value in DECADES
        if is_tens and dates["decade_before"].ending(tokens, numeral.first) is not None:
            yield _decade_mention(seen, numeral.first, numeral.last, int(numeral.value))


def _has_article(seen: Scan, first: int) -> bool:
    """Tell whether a word is written in one with its article: "التسعينيات"."""
    articles = seen.lexicon.clitics.articles
    return bool(articles) and seen.tokens.raw(first).startswith(articles)


def _decade_mention(seen: Scan, first: int, last: int, number: int) -> Mention:
    part = part_before(seen, first)
    start = PLAIN_YEARS.start + number
    until = CalendarDate(year=start + DECADE - 1)
    begin, name = part if part is not None else (first, None)
    return _mention(seen, begin, last, CalendarDate(year=start, until=until, part=name))


def _decade(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a decade ("les années 1990", "the 1990s")."""
    tokens, dates = seen.tokens, seen.lexicon.dates
    value = amount.quantity.written
    if not amount.plain or value is None or value % DECADE:
        return None
    is_short = len(tokens.words[amount.first]) == YEAR_DIGITS // 2
    if not is_short and len(tokens.words[amount.first]) != YEAR_DIGITS:
        return None
    after = dates["decade_after"].at(tokens, amount.last) if not tokens.gap(amount.last) else None
    if after is not None:
        is_told = not is_short or is_short_decade(seen, amount.first, after[0])
        return after[0] if is_told else None
    if dates["decade_before"].ending(tokens, _over_apostrophe(seen, amount.first)) is not None:
        return amount.last
    is_cut = is_short and dates["year_articles"].ending(tokens, amount.first) is not None  # "a finales de los 80"
    is_cut = is_cut and part_before(seen, amount.first) is not None
    return amount.last if is_cut and _is_free(seen, amount.last) else None


def is_short_decade(seen: Scan, first: int, last: int) -> bool:
    """Tell whether two digits with an ending are a decade: "70er Jahre", "the '90s", "the late 90s"; not "her 90s"."""
    unit = seen.lexicon.durations.at(seen.tokens, last)
    is_year = unit is not None and unit[1] == "year"
    return is_year or seen.tokens.words[first - 1] in APOSTROPHES or part_before(seen, first) is not None


def _over_apostrophe(seen: Scan, first: int) -> int:
    """Return where a decade begins: the apostrophe of "anni '90"."""
    return first - (first > 0 and seen.tokens.words[first - 1] in APOSTROPHES)


def _part_of_decade(seen: Scan, first: int) -> tuple[int, str] | None:
    """Return the part of a decade that words before it name, over those that make it one: "début des années 1990"."""
    said = seen.lexicon.dates["decade_before"].ending(seen.tokens, _over_apostrophe(seen, first))
    starts = (first, _over_apostrophe(seen, first)) if said is None else (said[0] + 1, said[0])
    return next((part for at in starts if (part := part_before(seen, at)) is not None), None)


def _first_of_decade(amount: Amount) -> int:
    value = int(amount.quantity.written or 0)
    return value if value >= SAID_YEARS.start else value + PLAIN_YEARS.start


def _years(seen: Scan, amount: Amount) -> tuple[int, int] | None:
    """Return the first and the last year that an amount is."""
    if not amount.plain or not _is_printed_as_year(seen, amount):
        return None
    dates = seen.lexicon.dates
    said = dates["year_before"].ending(seen.tokens, amount.first) is not None
    hinted = dates["year_hints"].ending(seen.tokens, amount.first) is not None
    years = SAID_YEARS if said else HINTED_YEARS if hinted else PLAIN_YEARS
    ends = [end for end in (amount.quantity.low, amount.quantity.high) if end is not None]
    low, high = int(min(ends)), int(max(ends))
    if low not in years or high not in years:
        return None
    return None if not said and _is_counting(seen, amount) else (low, high)


def _is_printed_as_year(seen: Scan, amount: Amount) -> bool:
    return len(seen.tokens.words[amount.first]) == YEAR_DIGITS


def _is_counting(seen: Scan, amount: Amount) -> bool:
    """Tell whether four digits count what follows: people, or a plural that no article made one thing with them."""
    tokens, lexicon = seen.tokens, seen.lexicon
    if tokens.gap(amount.last) in APOSTROPHES:
        return False
    if lexicon.roles.at(tokens, amount.last) or lexicon.metrics.at(tokens, amount.last):
        return True
    is_hinted = lexicon.dates["year_hints"].ending(tokens, amount.first) is not None
    if is_hinted and tokens.is_word(amount.last) and tokens.words[amount.last] in lexicon.auxiliaries:
        return False
    if lexicon.dates["year_articles"].ending(tokens, amount.first) is not None:
        return False
    is_event = (
        not lexicon.capital_nouns
        and tokens.is_word(amount.last)
        and tokens.is_upper(amount.last)
        and not amount.quantity.is_round
    )
    return is_whole(tokens, amount.last, lexicon) and not is_event
