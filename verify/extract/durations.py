"""Durations and ages: an amount and a unit of time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from verify.extract.amounts import Amount
from verify.extract.detector import detector
from verify.extract.evidence import is_elapsed, is_evident
from verify.extract.halved import halved
from verify.extract.scan import Scan
from verify.extract.time_units import fraction_behind, unit_of
from verify.extract.timespans import with_smaller_time
from verify.model import Kind, Mention
from verify.quantity import Quantity, plus

AGES = range(5, 116)  # what a bare number behind a name may be
YEAR = "year"
HALF = Decimal("0.5")
TENTH = Decimal("0.1")


@detector("duration", precedence=50)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield durations, and ages where the text says that somebody is that old."""
    for first, end, quantity in halved(seen, seen.lexicon.durations):
        yield Mention(seen.span(first, end), Kind.DURATION, quantity, "duration")
    for amount in seen.free_amounts():
        age = _age(seen, amount)
        if age is not None:
            quantity = replace(amount.quantity, unit=age[1])
            yield Mention(seen.span(amount.first, age[0]), Kind.AGE, quantity, "duration", amount.bound)
            continue
        found = unit_of(seen, amount)
        if found is None or not seen.is_close(amount.last):
            continue
        last, quantity = _with_half(seen, _with_fraction(amount.quantity, found[2]), found[0])
        last, quantity = with_smaller_time(seen, last, replace(quantity, unit=found[1]))
        if last == found[0] and not found[2] and _is_vague(seen, amount, last):
            continue
        yield Mention(seen.span(amount.first, last), Kind.DURATION, quantity, "duration", amount.bound)


def _is_vague(seen: Scan, amount: Amount, last: int) -> bool:
    """Tell whether an article before a unit of time only introduces it: "un jour viendra", "once a year"."""
    if not amount.doubtful:
        return False
    word = seen.tokens.words[amount.first]
    if word in seen.lexicon.homographs or word in seen.lexicon.pronouns:
        return not is_evident(seen, amount) and not is_elapsed(seen, amount.first, last)
    is_vague = seen.lexicon.dates["vague"].at(seen.tokens, amount.last) is not None
    return is_vague or not is_elapsed(seen, amount.first, last)


def _with_half(seen: Scan, quantity: Quantity, last: int) -> tuple[int, Quantity]:
    """Add the half of "deux ans et demi"."""
    half = seen.lexicon.halves.at(seen.tokens, last) or fraction_behind(seen, last)
    if half is None or quantity.written is None:
        return last, quantity
    if half[1] != HALF and seen.lexicon.percent_of.at(seen.tokens, half[0]) is not None:  # "and a quarter of them"
        return last, quantity
    return half[0], _with_fraction(quantity, half[1])


def _with_fraction(quantity: Quantity, part: Decimal) -> Quantity:
    return plus(quantity, part, TENTH) if part else quantity


def _age(seen: Scan, amount: Amount) -> tuple[int, str] | None:
    """Return the end and the unit of an age: "âgé de 45 ans", ", 45 ans,", "45-year-old", "Smith, 45,"."""
    tokens, ages = seen.tokens, seen.lexicon.ages
    last = amount.last
    is_told = seen.is_followed(last, seen.lexicon.edges.aging)
    compound = ages["compounds"].at(tokens, last) if is_told else None
    if compound is not None:
        return compound[0], _unit(seen, last)
    words = ages["words"].at(tokens, last) if is_told and seen.is_close(last) else None
    said = (words is not None or amount.plain) and _is_said(seen, amount.first)
    if words is None:
        is_age = said or (amount.plain and _is_behind_name(seen, amount, last) and not _is_day(seen, amount))
        return (last, _unit(seen, last)) if is_age else None
    end, unit = words[0], _unit(seen, last)
    if not said and _is_had(seen, amount, end, unit):
        return end, unit
    after = ages["after"].at(tokens, end)
    if after is not None:
        return after[0], unit
    is_of_age = said or _is_of_person(seen, amount, unit) or (unit == YEAR and _is_behind_name(seen, amount, end))
    return (end, unit) if is_of_age else None


def _unit(seen: Scan, at: int) -> str:
    """Return the unit of time of an age, years where none is printed."""
    counted = seen.lexicon.durations.at(seen.tokens, at)
    return counted[1] if counted is not None else YEAR


def _is_said(seen: Scan, first: int) -> bool:
    """Tell whether words before an amount, or before the range that it opens, say that it is an age."""
    lexicon, tokens = seen.lexicon, seen.tokens
    if first == 0 or tokens.words[first - 1] not in lexicon.edges.telling:
        return False
    before = lexicon.ages["before"]
    if before.ending(tokens, first) is not None:
        return True
    for table in (lexicon.bounds_before, lexicon.range_pairs):
        found = table.ending(tokens, first)
        if found is not None and before.ending(tokens, found[0]) is not None:
            return True
    return False


def _is_of_person(seen: Scan, amount: Amount, unit: str) -> bool:
    """Tell whether somebody is "of" so many years: "une femme de 26 ans", "un bebé de 3 meses"."""
    lexicon, tokens = seen.lexicon, seen.tokens
    bound = lexicon.bounds_before.ending(tokens, amount.first)
    start = amount.first if bound is None else bound[0]
    of = lexicon.percent_of.ending(tokens, start)
    value = amount.quantity.high or amount.quantity.low
    if value is None or (unit == YEAR and value >= AGES.stop):
        return False
    if of is None:  # "Kinder unter 18 Jahren"
        return bound is not None and unit == YEAR and lexicon.roles.ending(tokens, start) is not None
    return any(lexicon.roles.ending(tokens, at) is not None for at in (of[0], of[0] - 1) if at > 0)


def _is_behind_name(seen: Scan, amount: Amount, last: int) -> bool:
    """Tell whether an amount stands between commas right behind a name or a person ("one man, 24,")."""
    tokens, before = seen.tokens, amount.first - 1
    if before < 1 or tokens.words[before] != "," or last >= len(tokens.words) or tokens.words[last] not in {",", "."}:
        return False
    value = amount.quantity.written
    is_person = tokens.is_word(before - 1) and (
        tokens.is_upper(before - 1) or seen.lexicon.roles.ending(tokens, before) is not None
    )
    return is_person and value is not None and int(value) in AGES


def _is_had(seen: Scan, amount: Amount, last: int, unit: str) -> bool:
    """Tell whether somebody has so many years, in languages that say so: "elle a 29 ans", not "10 ans de prison"."""
    tokens, lexicon = seen.tokens, seen.lexicon
    bound = lexicon.bounds_before.ending(tokens, amount.first)
    before = amount.first if bound is None else bound[0]
    if is_elapsed(seen, before, last):
        return False
    value = amount.quantity.written
    if (
        unit == YEAR
        and value is not None
        and int(value) in AGES
        and lexicon.ages["at"].ending(tokens, before) is not None
    ):
        return lexicon.percent_of.at(tokens, last) is None
    is_group = (amount.is_range or bound is not None) and lexicon.ages["groups"].ending(tokens, before) is not None
    if unit == YEAR and is_group and lexicon.percent_of.at(tokens, last) is None:
        return True
    if lexicon.ages["having"].ending(tokens, amount.first if bound is None else bound[0]) is None:
        return False
    return not tokens.is_word(last) or lexicon.ages["followed"].at(tokens, last) is not None


def _is_day(seen: Scan, amount: Amount) -> bool:
    """Tell whether the word before the comma is a month or a weekday, so that a number behind it is no age."""
    tables = (seen.lexicon.months, seen.lexicon.weekdays)
    return any(table.ending(seen.tokens, amount.first - 1) is not None for table in tables)
