"""The ends of an interval in, the words for it out: "34,356", "10 to 20", "more than 34,000", "OF-6 to OF-9"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from verify.messages.voice import Voice

__all__ = ["amount", "days"]

PERCENT = frozenset(("percent", "%"))
UNSAID = frozenset(("person", ""))  # units that the metric says
GRADE = "OF"

End = float | Decimal | None


def amount(voice: Voice, low: End, high: End, unit: str | None, brackets: str = "[]") -> str:
    """Write the numbers of an interval, as the text at hand does, with their unit.

    >>> from verify.messages.voice import voice_of
    >>> english = voice_of("en").writing("1,234.5%")
    >>> amount(english, 10, 20, "km"), amount(english, 34000, None, None, "()"), amount(english, 6, 9, "OF")
    ('10 to 20 km', 'more than 34,000', 'OF-6 to OF-9')
    """
    ends = [None if end is None else _end(voice, end, unit) for end in (low, high)]
    if ends[0] is None and ends[1] is None:
        return voice.say("no figure")
    if ends[0] is not None and ends[1] is not None:
        written = ends[0] if low == high else voice.say("{low} to {high}", low=ends[0], high=ends[1])
    elif ends[0] is not None:
        written = voice.say("at least {number}" if brackets[0] == "[" else "more than {number}", number=ends[0])
    else:
        written = voice.say("at most {number}" if brackets[1] == "]" else "less than {number}", number=str(ends[1]))
    if unit in PERCENT:
        return f"{written}{voice.figures.percent}"
    if unit is None or unit in UNSAID or unit == GRADE:
        return written
    return voice.say("{number} {unit}", number=written, unit=voice.unit(unit, one=low == high == 1))


def days(voice: Voice, first: date | None, last: date | None) -> str:
    """Write one day or several.

    >>> from verify.messages.voice import voice_of
    >>> days(voice_of("en"), date(2024, 4, 26), date(2024, 4, 27))
    '2024-04-26 to 2024-04-27'
    """
    ends = list(dict.fromkeys(voice.day(day) for day in (first, last) if day is not None))
    if not ends:
        return voice.say("no day")
    return ends[0] if len(ends) == 1 else voice.say("{first} to {last}", first=ends[0], last=ends[1])


def _end(voice: Voice, end: float | Decimal, unit: str | None) -> str:
    """Write one end; a grade bears its sign."""
    return f"{'OF-' if unit == GRADE else ''}{voice.number(end)}"
