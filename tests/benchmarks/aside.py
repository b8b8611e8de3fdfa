"""Set aside what a suite asks for that is its own habit and no number or day of news, by what stands in the text.

In: a row of gold, and our predictions for it. Out: under the name of a reason, the row and the predictions without
what that reason explains: a row that is right without it differs for no other cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from tests.benchmarks.conventions import BARE, DATES
from verify.extract.mentions import extract_scan
from verify.extract.pointers import pointer_words
from verify.extract.scan import GradeCode, Scan, scan
from verify.language.lexicon import load_lexicon
from verify.language.phrases import Phrases
from verify.model import Document, Kind, Mention, Span

__all__ = ["ASIDE", "without"]

Row = Mapping[str, Any]
Kept = tuple[list[Row], list[Row]]  # what stays of the gold, and of ours
NO_GRADES: Phrases[GradeCode] = Phrases([])
PAIR = re.compile(r"\d{1,4}( ?[-/.] ?)\d{1,4}(?:\1\d{2})?")
BLANKS = re.compile(r"\d{1,4}(?: \d{1,4}){1,2}")
ONE_NUMBER = re.compile(r"\[(.+),\1\]")
GROUPS = re.compile(r"\+?\d+(?:[-./ ]\d+)+")  # of an address of a computer, of a telephone number
DAY = timedelta(days=1)
ANGLE = "deg"
TEMPERATURES = frozenset(("degC", "degF", "K"))
TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
LEADS = ("articles", "month_before", "day_alone")


@dataclass(frozen=True, slots=True)
class Case:
    """A row, what we say of it, and what we read in its text."""

    row: Row
    said: Sequence[Row]
    seen: Scan
    mentions: tuple[Mention, ...]

    @property
    def gold(self) -> list[Row]:
        """Return what the row asks for."""
        return list(self.row["gold"])

    def is_read(self, asked: Row) -> bool:
        """Tell whether we say something of the same words."""
        return any(_meet(asked, each) for each in self.said)

    def tokens_of(self, asked: Row) -> tuple[int, int]:
        """Return the tokens of an answer without the article before it."""
        first, last = self.seen.tokens_of(Span(asked["start"], asked["end"]))
        article = self.seen.lexicon.dates["articles"].at(self.seen.tokens, first)
        return (article[0] if article is not None and article[0] < last else first), last


def without(row: Row, said: Sequence[Row]) -> Iterator[tuple[str, Row, list[Row]]]:
    """Yield the reasons that explain something of a row, with the row and our answers without that."""
    if any(each["start"] is None for each in row["gold"]):
        return
    seen = scan(Document("", row["text"], row["lang"]), load_lexicon(row["lang"]), NO_GRADES)
    case = Case(row, said, seen, extract_scan(seen))
    for name, keep in ASIDE.items():
        gold, ours = keep(case)
        if len(gold) < len(case.gold) or len(ours) < len(said):
            yield name, {**row, "gold": gold}, ours


def _meet(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _inside(outer: Row, inner: Row) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def _article(case: Case) -> Kept:
    """Leave out articles that are given as the number one."""
    articles = case.seen.lexicon.articles
    gold = [
        each for each in case.gold if each["value"] != "1" or each["text"].lower() not in articles or case.is_read(each)
    ]
    return gold, list(case.said)


def _no_number(case: Case) -> Kept:
    """Leave out percentages that have no number."""
    return [each for each in case.gold if each["value"] != "null"], list(case.said)


def _equality(case: Case) -> Kept:
    """Leave out ranges that are one number."""
    gold, ours = (
        [each for each in every if each["type"] != "numberrange" or not ONE_NUMBER.fullmatch(str(each["value"]))]
        for every in (case.gold, case.said)
    )
    return gold, ours


def _label(case: Case) -> Kept:
    """Leave out the figures in what we read as a label: an address of a computer, a telephone number."""
    if not case.row["scope"] or not BARE.issuperset(case.row["scope"]):
        return case.gold, list(case.said)
    labels = [
        {"start": each.span.start, "end": each.span.end}
        for each in case.mentions
        if each.kind is Kind.LABEL and GROUPS.fullmatch(case.row["text"][each.span.start : each.span.end])
    ]
    gold, ours = (
        [each for each in every if not any(_meet(each, label) for label in labels)] for every in (case.gold, case.said)
    )
    return gold, ours


def _bare_pair(case: Case) -> Kept:
    """Leave out two numbers around a mark that no word before them makes a day, or that are a decimal number."""
    return [each for each in case.gold if not _is_bare_pair(case, each)], list(case.said)


def _is_bare_pair(case: Case, asked: Row) -> bool:
    found = PAIR.fullmatch(asked["text"]) if asked["type"] in DATES and not case.is_read(asked) else None
    if found is None:
        return False
    tokens, lexicon = case.seen.tokens, case.seen.lexicon
    first = case.seen.tokens_of(Span(asked["start"], asked["end"]))[0]
    led = [lexicon.calendar["day_before"], *(lexicon.dates[name] for name in LEADS)]
    is_led = any(table.ending(tokens, first) is not None for table in led)
    return not is_led or found[1] in lexicon.decimal


def _bare_digits(case: Case) -> Kept:
    """Leave out numbers with blanks between them that are given as one day, and what we read in them."""
    bare = [each for each in case.gold if each["type"] in DATES and BLANKS.fullmatch(_without_article(case, each))]
    ours = [each for each in case.said if not any(_inside(asked, each) for asked in bare)]
    return [each for each in case.gold if each not in bare], ours


def _without_article(case: Case, asked: Row) -> str:
    first = case.tokens_of(asked)[0]
    return str(case.row["text"][case.seen.tokens.starts[first] : asked["end"]])


def _bare_period(case: Case) -> Kept:
    """Leave out "the year" and the like, at which no word points and which we do not read."""
    return [each for each in case.gold if not _is_bare_period(case, each)], list(case.said)


def _is_bare_period(case: Case, asked: Row) -> bool:
    if asked["type"] not in DATES or case.is_read(asked):
        return False
    seen, (first, last) = case.seen, case.tokens_of(asked)
    period = seen.lexicon.periods.at(seen.tokens, first)
    return period is not None and period[0] == last and pointer_words(seen, first, last) is None


def _weekdays_apart(case: Case) -> Kept:
    """Leave out a range whose two ends we give as two days, one of them with its weekday."""
    gold, ours = case.gold, list(case.said)
    for asked in case.gold:
        ends = [each for each in case.said if each["type"] == "date" and each["value"] and _inside(asked, each)]
        if asked["type"] == "daterange" and len(ends) == 2 and any(_has_weekday(case, each) for each in ends):
            last = date.fromisoformat(ends[1]["value"])
            if asked["value"] in {f"{ends[0]['value']}/{day}" for day in (last, last + DAY)}:
                gold = [each for each in gold if each is not asked]
                ours = [each for each in ours if each not in ends]
    return gold, ours


def _has_weekday(case: Case, said: Row) -> bool:
    first = case.seen.tokens_of(Span(said["start"], said["end"]))[0]
    return case.seen.lexicon.weekdays.at(case.seen.tokens, first) is not None


def _told_before(case: Case) -> Kept:
    """Leave out days that lie some time after another that the text tells, where we read the time: "3 weeks later"."""
    later = [each for each in case.gold if each["type"] in DATES and _is_later(case, each)]
    ours = [each for each in case.said if each["type"] in DATES or not any(_inside(asked, each) for asked in later)]
    return [each for each in case.gold if each not in later], ours


def _is_later(case: Case, asked: Row) -> bool:
    """Tell whether a day is an amount of time with a word behind it that counts from what was told before."""
    if any(each["type"] in DATES and _meet(asked, each) for each in case.said):
        return False
    inside = [each for each in case.mentions if each.kind is Kind.DURATION and each.span.start >= asked["start"]]
    inside = [each for each in inside if each.span.end <= asked["end"]]
    if not inside:
        return False
    seen, lexicon = case.seen, case.seen.lexicon
    last = seen.tokens_of(inside[-1].span)[1]
    behind = lexicon.dates["elapsed_after"].at(seen.tokens, last)
    is_ago = lexicon.calendar["ago_after"].at(seen.tokens, last) is not None
    return behind is not None and not is_ago and seen.tokens.ends[behind[0] - 1] == asked["end"]


def _other_measure(case: Case) -> Kept:
    """Leave out what we read beside the answers where the suite tries one extractor alone, and it is of another."""
    model = PurePosixPath(str(case.row["meta"].get("file", ""))).stem
    tried = MODELS.get(model)
    if tried is None or "quantity" not in case.row["scope"]:
        return case.gold, list(case.said)
    ours = [each for each in case.said if tried(each.get("unit")) or any(_meet(each, asked) for asked in case.gold)]
    return case.gold, ours


MODELS: Mapping[str, Callable[[str | None], bool]] = {
    "DimensionModel": lambda unit: unit not in {ANGLE, *TEMPERATURES, *TIMES},
    "TemperatureModel": lambda unit: unit in TEMPERATURES,
    "AgeModel": lambda unit: unit in TIMES,
}
ASIDE: Mapping[str, Callable[[Case], Kept]] = {
    "article": _article,
    "no_number": _no_number,
    "equality": _equality,
    "label": _label,
    "bare_pair": _bare_pair,
    "bare_digits": _bare_digits,
    "bare_period": _bare_period,
    "weekdays_apart": _weekdays_apart,
    "told_before": _told_before,
    "other_measure": _other_measure,
}
