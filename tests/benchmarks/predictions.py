"""Answer a gold case with what the extraction reads in its text.

In: a row of a suite. Out: predictions of the types that the row asks for, as its suite writes them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from tests.benchmarks.conventions import BARE, INTERVALS, TYPES, Convention, convention
from tests.benchmarks.conversions import converted, in_parts
from tests.benchmarks.hours import has_hour, is_feast
from tests.benchmarks.interval_words import behind_equal, opens_with_bound, with_bound
from tests.benchmarks.periods import period
from tests.benchmarks.readings import Reading
from verify.extract.amounts import unit_after
from verify.extract.mentions import extract_scan
from verify.extract.scan import GradeCode, Scan, scan
from verify.language.lexicon import load_lexicon
from verify.language.numerals import Numeral
from verify.language.phrases import Phrases
from verify.model import Dateline, DatelineSource, Document, Kind, Mention, Span
from verify.quantity import Quantity

__all__ = ["answer"]

Prediction = dict[str, Any]
NO_GRADES: Phrases[GradeCode] = Phrases([])
WHOLE = 100
UNITS = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
         "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE"}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A row of gold, as far as a prediction may know it: the text, what is asked, never the answer."""

    scope: frozenset[str]
    dateline: date | None
    form: Convention
    seen: Scan
    mentions: tuple[Mention, ...]
    reading: Reading | None = None  # how another convention reads a printed date

    @property
    def is_bare(self) -> bool:
        """Tell whether figures are asked for, and nothing that is measured."""
        return bool(self.scope) and self.scope <= BARE

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.seen.document.text[span.start : span.end]

    def numerals(self, span: Span) -> list[Numeral]:
        """Return the numerals that stand inside a span."""
        inside = []
        for numeral in self.seen.numerals:
            own = self.seen.span(numeral.first, numeral.last)
            if span.start <= own.start and own.end <= span.end:
                inside.append(numeral)
        return inside


def answer(row: Mapping[str, Any], *, reading: Reading | None = None) -> list[Prediction]:
    """Return the predictions for one row of gold; `reading` takes the dates as another convention does."""
    said = row.get("reference_date")
    dateline = date.fromisoformat(said[:10]) if said else None
    document = Document(row["id"], row["text"], row["lang"], Dateline(dateline, DatelineSource.GIVEN))
    seen = scan(document, load_lexicon(row["lang"]), NO_GRADES)
    scope = frozenset(row["scope"])
    case = Case(scope, dateline, convention(row["suite"]), seen, extract_scan(seen), reading)
    found = [prediction for mention in case.mentions for prediction in _predictions(case, mention)]
    return [{**each, "text": case.slice(Span(each["start"], each["end"]))} for each in found]


def _predictions(case: Case, mention: Mention) -> Iterator[Prediction]:
    if case.is_bare:
        yield from _figures(case, mention)
        return
    for name in TYPES[mention.kind]:
        if name in case.scope and not _is_spoken_for(case, mention, name):
            yield from _typed(case, mention, name)
            if name != "numberrange":
                return


def _is_spoken_for(case: Case, mention: Mention, name: str) -> bool:
    """Tell whether a type is not what a row with this scope means by it."""
    if mention.kind is Kind.DURATION and name == "quantity":
        return "number" not in case.scope  # alone, quantities are measures and ages: spans of time are their own type
    return mention.kind is Kind.AGE and name == "duration" and "quantity" in case.scope


def _typed(case: Case, mention: Mention, name: str) -> Iterator[Prediction]:
    if mention.date is not None:
        yield from _day(case, mention)
    elif name == "numberrange":
        yield from _range(case, mention)
    elif name == "duration":
        yield _made(mention.span, name, _elapsed(mention.quantity))
    elif mention.quantity is not None:
        yield from _measured(case, mention, name)


def _made(span: Span, name: str, value: str | None, unit: str | None = None) -> Prediction:
    found: Prediction = {"start": span.start, "end": span.end, "type": name, "value": value}
    return found if unit is None else {**found, "unit": unit}


def _figures(case: Case, mention: Mention) -> Iterator[Prediction]:
    """Yield the numerals of a mention of any kind, or its own figure where it has no numeral or is one number."""
    numerals = case.numerals(mention.span)
    is_single = mention.kind in {Kind.COUNT, Kind.NUMBER, Kind.ORDINAL} and len(numerals) == 1
    if mention.kind is Kind.SHARE and mention.bound is None and (ratio := _ratio(numerals)) is not None:
        yield _made(mention.span, "number", ratio)
        return
    if mention.quantity is not None and (mention.kind is Kind.SHARE or is_single or not numerals):
        name = "ordinal" if mention.kind is Kind.ORDINAL else "number"
        yield _made(mention.span, name, _figure(mention.quantity, mention.kind))
        return
    if mention.kind in {Kind.DATE, Kind.LABEL} and not numerals:
        yield from _digits(case, mention.span)
    for numeral in numerals:
        name = "ordinal" if numeral.ordinal else "number"
        span = case.seen.span(numeral.first, numeral.last)
        is_glued = case.slice(Span(span.end, span.end + 1)).isalpha() and mention.kind is not Kind.LABEL
        if case.form.glued or not is_glued:
            yield _made(span, name, _printed(numeral.value))


def _digits(case: Case, span: Span) -> Iterator[Prediction]:
    """Yield the figures of a date in digits ("5/17/2018")."""
    for found in re.finditer(r"\d+", case.slice(span)):
        yield _made(Span(span.start + found.start(), span.start + found.end()), "number", str(int(found[0])))


def _ratio(numerals: list[Numeral]) -> str | None:
    """Return what "one in three" is worth, where the percentage of the mention had to be rounded."""
    if len(numerals) != 2 or any(each.ordinal for each in numerals) or not numerals[1].value:
        return None
    return _printed(numerals[0].value / numerals[1].value)


def _measured(case: Case, mention: Mention, name: str) -> Iterator[Prediction]:
    """Yield an amount of money, a quantity, a percentage, or a number among them, as the suite writes them."""
    if mention.quantity is None:
        return
    quantity = converted(in_parts(case.seen, mention, case.form), case.form)
    is_range = quantity.low is not None and quantity.high is not None and quantity.low < quantity.high
    is_range = is_range and (mention.kind is not Kind.SHARE or quantity.written is None)  # 66 to 67 % are two thirds
    is_bound = mention.bound in INTERVALS
    ends = [each for each in case.numerals(mention.span) if not each.ordinal]
    if case.form.parts == "apart" and not is_range and mention.kind in {Kind.MEASURE, Kind.DURATION} and len(ends) > 1:
        for part in ends:
            unit = unit_after(case.seen.tokens, part.last, case.seen.lexicon)
            last = unit[0] if unit is not None else part.last
            yield _made(case.seen.span(part.first, last), name, _printed(part.value))
    elif is_range and case.form.ends == "apart" and len(ends) == 2:
        yield from _ends(case, mention, name, (ends[0], ends[1]))
    elif is_range and case.form.ends == "middle" and quantity.low is not None and quantity.high is not None:
        yield _made(mention.span, name, _printed((quantity.low + quantity.high) / 2), quantity.unit)
    elif case.form.figure == "interval" and (is_range or is_bound) and name != "number":
        yield _made(mention.span, name, _interval(quantity, case.form, mention.kind), quantity.unit)
    else:
        yield _made(mention.span, name, _figure(quantity, mention.kind), quantity.unit)


def _ends(case: Case, mention: Mention, name: str, ends: tuple[Numeral, Numeral]) -> Iterator[Prediction]:
    """Yield both ends of "$10 to $20" as amounts; the 10 of "10 to 20 km" is a number of its own."""
    quantity, (low, high) = mention.quantity, ends
    if quantity is None or quantity.low is None or quantity.high is None:
        return
    seen, is_number = case.seen, name == "number"
    first = case.seen.span(low.first, low.last)
    unit = unit_after(seen.tokens, low.last, seen.lexicon)
    last = seen.span(low.first, unit[0]).end if unit is not None else first.end
    if is_number or unit is not None or mention.span.start < first.start:
        yield _made(Span(mention.span.start, last), name, _printed(quantity.low), quantity.unit)
    start = seen.span(high.first, high.last).start
    sign = seen.lexicon.currencies.ending(seen.tokens, high.first)
    start = seen.tokens.starts[sign[0]] if sign is not None and not is_number else start
    yield _made(Span(start, mention.span.end), name, _printed(quantity.high), quantity.unit)


def _range(case: Case, mention: Mention) -> Iterator[Prediction]:
    """Yield the interval of a mention that has one, with the words that make it."""
    quantity = mention.quantity
    if quantity is None:
        return
    is_range = quantity.low is not None and quantity.high is not None and quantity.low < quantity.high
    equal = behind_equal(case.seen, mention.span) if quantity.low == quantity.high else None
    if equal is not None:
        yield _made(equal, "numberrange", f"[{_printed(quantity.low)},{_printed(quantity.low)}]")
    if not (is_range and mention.detector != "share") and mention.bound not in INTERVALS:
        return
    if mention.kind is Kind.SHARE and mention.bound in INTERVALS:
        quantity = _uncapped(quantity)
    span = with_bound(case.seen, mention.span)
    is_joined = quantity.brackets != "[]" or opens_with_bound(case.seen, mention.span)
    form = dataclasses.replace(case.form, brackets=quantity.brackets) if is_joined else case.form
    yield _made(span, "numberrange", _interval(quantity, form, mention.kind))


def _uncapped(quantity: Quantity) -> Quantity:
    """Open the end of a share that we close at nothing or at the whole: "more than half" has none in a suite."""
    if quantity.low == 0:
        quantity = replace(quantity, low=None, low_closed=False)
    return replace(quantity, high=None, high_closed=False) if quantity.high == WHOLE else quantity


def _interval(quantity: Quantity, form: Convention, kind: Kind) -> str:
    low, high = (None if end is None else _scaled(end, kind) for end in (quantity.low, quantity.high))
    brackets = quantity.brackets
    if low is not None and high is not None:
        brackets = form.brackets
    elif form.half_open == "()":
        brackets = "()"
    return f"{brackets[0]}{_printed(low)},{_printed(high)}{brackets[1]}"


def _figure(quantity: Quantity, kind: Kind) -> str:
    """Return the number of a quantity, or its interval where it has no single one."""
    one = quantity.low if quantity.written is None and quantity.low == quantity.high else quantity.written
    if one is None:
        return f"[{_printed(quantity.low)},{_printed(quantity.high)}]"
    return _printed(_scaled(one, kind))


def _scaled(number: Decimal, kind: Kind) -> Decimal:
    """Return a share, which is counted in percent, as the number that suites write: a half is 0.5."""
    return number / WHOLE if kind is Kind.SHARE else number


def _printed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _elapsed(quantity: Quantity | None) -> str | None:
    """Write a span of time as ISO 8601 does."""
    if quantity is None or quantity.unit not in UNITS:
        return None
    number = quantity.low if quantity.written is None else quantity.written
    return UNITS[quantity.unit].format(_printed(number))


def _day(case: Case, mention: Mention) -> Iterator[Prediction]:
    """Yield a day or a range of days; a day beside a time of day is a datetime, whose value we do not read."""
    if mention.date is None:
        return
    printed = case.reading(mention.date) if case.reading is not None else mention.date
    asked = replace(mention, date=printed)
    name, value = period(case.seen, asked, case.dateline, range_end=case.form.range_end)
    if value is not None and case.form.periods == "first day":
        name, value = "date", value.strip("/").partition("/")[0]
    is_day = name == "date" or (mention.bound is not None and mention.date.until is None and mention.date.unit is None)
    is_day = is_day and (case.form.feasts == "moments" or not is_feast(mention))
    if is_day and "datetime" in case.scope and has_hour(case.seen, case.mentions, mention):
        yield {**_made(mention.span, "datetime", None), "day": value}  # which the scorer does not look at
        return
    yield _made(mention.span, name, value)
