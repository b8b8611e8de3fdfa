"""Labels: numbers that name and count nothing ("Boeing 737", "article 51", "G7", "7-Octobre", "14h30")."""

from __future__ import annotations

from collections.abc import Iterator

from verify.extract.amounts import Amount, measured_at
from verify.extract.clock import clock_end
from verify.extract.detector import detector
from verify.extract.fused import fused_currency
from verify.extract.relations import is_place
from verify.extract.scan import Scan
from verify.extract.years import is_printed_year, is_short_decade
from verify.language.tokens import HYPHENS, TokenKind
from verify.model import Kind, Mention

SCORE_DIGITS = 2
PHONE_DIGITS = 9
GROUP_GAPS = frozenset((" ", "-", "\u00a0", "\u202f"))
YEAR_DIGITS = 4
MAJOR = frozenset(("USD", "EUR", "GBP", "CHF", "JPY", "CNY"))  # codes that no other name is like
LONGEST_ACRONYM = 4
STREET_REACH = 4  # words of a street's name
LONGEST_ANGLE = 6  # tokens of degrees, minutes and seconds
SCORE_REACH = 3  # words between a score and the word that tells it


@detector("label", precedence=5)
def find(seen: Scan) -> Iterator[Mention]:
    """Yield the labels; the note says what sort each is."""
    for index in seen.tokens.of(TokenKind.CODE):
        yield _label(seen, index, index + 1, "code")
    for first, last, _ in seen.find(seen.lexicon.labels["names"]):
        digits = [at for at in range(first, last) if seen.tokens.kinds[at] is TokenKind.NUMBER]
        if digits:
            yield _label(seen, digits[0], digits[-1] + 1, "name")
    finders = (("code", _phone), ("time", clock_end), ("score", _score), ("coordinate", _coordinate), ("name", _name))
    for amount in seen.amounts:
        for note, end in finders:
            at = end(seen, amount)
            if at is not None:
                yield _label(seen, amount.first, at, note)
                break


def _label(seen: Scan, first: int, last: int, note: str) -> Mention:
    return Mention(seen.span(first, last), Kind.LABEL, None, "label", note=note)


def _phone(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a telephone number in groups of digits, the first with a zero before it: "020 7946 0958"."""
    tokens, last = seen.tokens, amount.first + 1
    if not tokens.words[amount.first].startswith("0") or not tokens.words[amount.first].isdigit():
        return None
    while last < len(tokens) and tokens.words[last].isdigit() and tokens.gap(last) in GROUP_GAPS:
        last += 1
    return last if sum(len(tokens.words[at]) for at in range(amount.first, last)) >= PHONE_DIGITS else None


def _score(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a score: "3-1", and "1-2" behind a word that tells one."""
    tokens, lexicon = seen.tokens, seen.lexicon
    other = seen.starting.get(amount.last)
    if not amount.is_range and amount.plain and other is not None and tokens.gap(amount.last) in HYPHENS:
        return other.last
    if amount.plain and _is_result(seen, amount):
        return amount.last + 2
    if not (amount.is_range and amount.plain):
        return None
    is_short = all(len(tokens.words[at]) <= SCORE_DIGITS for at in range(amount.first, amount.last))
    if not is_short or seen.noun(amount.last) is not None:
        return None
    nearest = range(amount.first, max(amount.first - SCORE_REACH, 0), -1)
    return amount.last if any(lexicon.labels["scores"].ending(tokens, at) for at in nearest) else None


def _is_result(seen: Scan, amount: Amount) -> bool:
    """Tell whether an amount is the first part of "3:1", without blanks."""
    tokens, colon = seen.tokens, amount.last
    other = seen.starting.get(colon + 1)
    if other is None or not other.digits or tokens.words[colon] != ":" or tokens.gap(colon) or tokens.gap(colon + 1):
        return False
    return all(len(tokens.words[at]) <= SCORE_DIGITS for at in (amount.first, colon + 1))


def _name(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a number that is part of a name, glued to it or behind a word that is numbered."""
    tokens, lexicon, first, last = seen.tokens, seen.lexicon, amount.first, amount.last
    if not amount.digits:
        return None
    if tokens.is_word(first - 1):
        gap = tokens.gap(first)
        is_glued = gap == "" and not lexicon.clitics.is_clitic(tokens.words[first - 1])
        is_glued = is_glued and not _is_glued_money(seen, first) and lexicon.units.ending(tokens, last) is None
        if is_glued or (gap in HYPHENS and tokens.is_upper(first - 1) and first not in seen.ending):
            return last
        if _is_numbered_acronym(seen, amount):
            return last
    if amount.plain and tokens.is_word(last):
        month = lexicon.months.at(tokens, last) if tokens.gap(last) in HYPHENS and tokens.is_upper(last) else None
        if month is not None:
            return month[0]
        if tokens.gap(last) == "" and not _is_unit(seen, first, last):
            return _glued(seen, last)
    if amount.plain and _is_address(seen, last):
        return last
    return _numbered(seen, amount)


def _numbered(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a number beside a word that is numbered: "article 51", "ley 7/2021"."""
    tokens, lexicon, first, last = seen.tokens, seen.lexicon, amount.first, amount.last
    of_year = _behind_year(seen, last)
    if not amount.plain and of_year is None:
        return None
    is_named = lexicon.labels["before"].ending(tokens, first) is not None and not is_place(seen, amount)
    is_named = is_named and not (lexicon.roles.at(tokens, last) or lexicon.metrics.at(tokens, last))
    if is_named and measured_at(tokens, last, lexicon) is None:
        return of_year or last
    return last if amount.plain and lexicon.labels["after"].at(tokens, last) is not None else None


def _behind_year(seen: Scan, last: int) -> int | None:
    """Return the end of the year that is part of a number: "ley 7*/2021*", "Lei nº 14.133*/2021*"."""
    tokens = seen.tokens
    if last + 1 >= len(tokens) or tokens.words[last] != "/" or tokens.gap(last) or tokens.gap(last + 1):
        return None
    return last + 2 if is_printed_year(seen, last + 1) else None


def _is_numbered_acronym(seen: Scan, amount: Amount) -> bool:
    """Tell whether a number tells one of its kind from others: "ICE 577", "A 2", where it counts nothing."""
    tokens, lexicon, before = seen.tokens, seen.lexicon, amount.first - 1
    raw = tokens.raw(before)
    if not (amount.plain and raw.isupper() and len(raw) <= LONGEST_ACRONYM) or not seen.is_close(amount.first):
        return False
    if tokens.words[before] in lexicon.stopwords or is_printed_year(seen, amount.first):
        return False
    if fused_currency(seen, before) is not None:
        return False
    if is_place(seen, amount) or lexicon.currencies.ending(tokens, amount.first) is not None:
        return False
    return not tokens.is_word(amount.last) or _is_uncounted(seen, amount.last)


def _is_uncounted(seen: Scan, after: int) -> bool:
    """Tell whether the word behind a number is none that it can count, and no verb leads to one."""
    tokens, lexicon = seen.tokens, seen.lexicon
    at = after
    while tokens.is_word(at) and tokens.words[at] in lexicon.auxiliaries:
        at += 1
    if lexicon.roles.at(tokens, at) is not None or lexicon.metrics.at(tokens, at) is not None:
        return False
    if at > after:
        return True
    if tokens.words[after] in lexicon.stopwords:
        return measured_at(tokens, after, lexicon) is None
    return lexicon.capital_nouns and not any(tokens.is_word(each) and tokens.is_upper(each) for each in (at, at + 1))


def _is_glued_money(seen: Scan, first: int) -> bool:
    """Tell whether a currency is glued before a number: "$5", "USD50", but not "COP28"."""
    tokens = seen.tokens
    found = seen.lexicon.currencies.ending(tokens, first)
    if found is None or not tokens.is_word(first - 1):
        return found is not None
    is_plain = tokens.words[first].isdigit()  # "UAH3.04" names nothing
    return found[1] != tokens.raw(first - 1) or found[1] in MAJOR or not is_plain


def _coordinate(seen: Scan, amount: Amount) -> int | None:
    """Return the end of a place on the globe: "48.85° N", "48° 51′ 24″ N"."""
    tokens, at = seen.tokens, amount.last
    if at >= len(tokens.words) or tokens.words[at] != "°":
        return None
    while at < min(len(tokens), amount.last + LONGEST_ANGLE) and not tokens.is_word(at):
        at += 1
    is_compass = seen.lexicon.labels["compass"].at(tokens, at) is not None
    return at + 1 if is_compass and (tokens.is_upper(at) or tokens.words[at] not in seen.lexicon.stopwords) else None


def _is_address(seen: Scan, index: int) -> bool:
    """Tell whether a street follows: "10 Downing Street"."""
    tokens = seen.tokens
    for at in range(index, index + STREET_REACH):
        if not tokens.is_word(at) or not tokens.is_upper(at) or "\n" in tokens.gap(at):
            return False
        if at > index and seen.lexicon.labels["streets"].at(tokens, at) is not None:
            return True
    return False


def _glued(seen: Scan, index: int) -> int:
    """Return the end of letters and digits that stand together: "4x4"."""
    while index < len(seen.tokens) and seen.tokens.gap(index) == "" and seen.tokens.kinds[index] is not TokenKind.SIGN:
        index += 1
    return index


def _is_unit(seen: Scan, first: int, last: int) -> bool:
    """Tell whether what is glued to digits is a unit, or the ending of a decade ("1990s")."""
    tokens, lexicon = seen.tokens, seen.lexicon
    after = lexicon.dates["decade_after"].at(tokens, last)
    if after is not None and (len(tokens.words[first]) == YEAR_DIGITS or is_short_decade(seen, first, after[0])):
        return True
    tables = (lexicon.currencies, lexicon.magnitudes, lexicon.durations, lexicon.ages["compounds"])
    return measured_at(tokens, last, lexicon) is not None or any(table.at(tokens, last) is not None for table in tables)
