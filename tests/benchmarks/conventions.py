"""What each suite of gold cases asks for, and how our mentions answer it: data, no code.

A suite names a value in its own way. What holds for all is here once; what is peculiar to a suite
stands in `SUITES`. Types that we do not read are listed in `UNREAD` with the reason, so that none is
dropped silently: they are scored like all others, and counted apart in the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from verify.model import Kind
from verify.quantity import Bound

__all__ = ["BARE", "DATES", "DEFAULT", "INTERVALS", "SUITES", "TYPES", "UNREAD", "Convention", "convention"]

# The types of the suites that a mention of a kind may be, whichever of them the row asks for.
TYPES: dict[Kind, tuple[str, ...]] = {
    Kind.COUNT: ("number", "numberrange"),
    Kind.NUMBER: ("number", "numberrange"),
    Kind.SHARE: ("number", "numberrange"),
    Kind.ORDINAL: ("ordinal", "numberrange"),
    Kind.RANK: (),  # a grade given to a person is no number of any suite
    Kind.PERCENT: ("percentage", "numberrange"),
    Kind.MONEY: ("money", "numberrange"),
    Kind.MEASURE: ("quantity", "numberrange"),
    Kind.AGE: ("quantity", "duration", "numberrange"),
    Kind.DURATION: ("duration", "quantity", "numberrange"),
    Kind.DATE: ("date", "daterange", "datetime"),
    Kind.LABEL: (),  # names and counts nothing; a time of day only shows that the day beside it is a datetime
}

# A row that asks for these and for nothing measured wants every figure, whatever it measures: the 12 of
# "12 %", the 3 of "in 3 years", the 2008 of "in 2008", the 51 of "article 51".
BARE = frozenset({"number", "ordinal"})

DATES = ("date", "daterange")

# Bounds that make an interval of a figure; "about" and "nearly" make none in any suite.
INTERVALS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})

UNREAD: dict[str, str] = {
    "time": "a time of day is recognised as a label, so that it is taken for no count; it has no value",
    "timerange": "as time",
    "datetime": "the day is read, the hour is not: a day beside a time of day is given as a datetime without a value",
    "datetimerange": "as datetime",
    "datetimealt": "two times offered for one meeting: no such thing in news",
    "set": "a repetition (every Monday) is no day",
    "timezone": "no number",
    "holiday": "the name of a feast is no date in figures",
}


@dataclass(frozen=True, slots=True)
class Convention:
    """How a suite writes the values of what it annotates."""

    figure: Literal["written", "interval"] = "written"  # "more than $5" is worth 5, or "(5,)"
    ends: Literal["apart", "whole", "middle"] = "apart"  # "$10-20": each end a case, one interval, its middle
    brackets: str = "[)"  # of a range with two ends
    half_open: Literal["as read", "()"] = "as read"  # "at least 5" is "[5,)", or "(5,)" as all half-lines are
    range_end: Literal["after", "at"] = "after"  # "5 to 7 May" ends after the 7th (8 May), or at it (7 May)
    periods: Literal["range", "first day"] = "range"  # 1939 is a range of days, or the first of them
    parts: Literal["first", "last", "apart"] = "first"  # "7 feet 10 inches" is given in feet, in inches, or twice
    feasts: Literal["moments", "days"] = "moments"  # "Christmas at 6 p.m." is a moment, or a day and an hour
    units: tuple[tuple[str, str, str], ...] = ()  # a unit of ours, how many of the suite's it is, and the suite's
    glued: bool = True  # whether the 29 of "29km" is a number by itself
    because: str = field(default="", compare=False)


DEFAULT = Convention(because="the form that README.md of the gold folder describes")

SUITES: dict[str, Convention] = {
    "recognizers-datetime": Convention(
        range_end="at",
        feasts="days",
        because="the end of a printed range is given as printed, though ranges are end-exclusive; feasts have no hour",
    ),
    "recognizers-number": Convention(glued=False, because="a figure with letters glued to it is left to the units"),
    "duckling": Convention(
        figure="interval",
        ends="whole",
        brackets="[]",
        half_open="()",
        parts="last",
        units=(("kg", "1000", "g"), ("mg", "0.001", "g")),  # "Gram" is the only one of its units of mass
        because="amounts of money and of quantities are intervals; no end of a half-line tells whether it belongs",
    ),
    "dateparser": Convention(periods="first day", because="the library returns one moment for every date"),
    "quantulum3": Convention(ends="middle", parts="apart", because='"50 to 80 %" is 65, give or take 15'),
}


def convention(suite: str) -> Convention:
    """Return how a suite writes values."""
    return SUITES.get(suite, DEFAULT)
