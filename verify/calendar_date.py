"""A date as printed, before it is known which day it means."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["AHEAD", "CalendarDate"]

AHEAD = "ahead"  # how a date is pointed by a verb of the future


class CalendarDate(Struct, frozen=True):
    """A date as printed: the parts that stand in the text, and the words that point from the dateline.

    `offset` counts days from the dateline ("yesterday" is -1). `pointer` is "this", "last" or "next", or "ahead"
    where a verb of the future puts the date on or after the dateline. `until` ends a range ("5 to 7 May"). `unit`
    says that a period is meant ("week", "quarter"): the `number`th of its year, the one `shift` periods from the
    dateline's ("last week" is -1), or the moment `elapsed` units from the dateline ("two weeks ago" is -2). `part`
    narrows a period ("early", "mid", "late"; "earlier", "later": before or behind the dateline). `calendar` names
    another calendar than the Gregorian that the date was printed in; the parts are converted, to within a day.
    `base` is the date from which `elapsed` counts instead of the dateline, or the period that holds the `number`th
    weekday, day or week (`unit` "nth_weekday"...). `feast` is the rule of a feast that moves.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO: Monday is 1
    offset: int | None = None
    pointer: str | None = None
    until: CalendarDate | None = None
    unit: str | None = None
    number: int | None = None
    shift: int | None = None
    elapsed: int | None = None
    part: str | None = None
    calendar: str | None = None
    base: CalendarDate | None = None
    feast: str | None = None
