"""Put a row of the matches table into words that messages are filled in with.

In: a row of the matches, the names of entities, a voice. Out: short strings, neutral: who counts what, as of
when, known since when, in the language of the reader and with numbers as the text writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from verify.messages.amounts import amount, days
from verify.messages.voice import Voice
from verify.model import Hint, Kind

__all__ = ["Row", "explained", "facts", "link_facts"]

SHOWN = frozenset({"percent", "OF"})  # units that a figure bears; others are those of its metric
Row = Mapping[str, Any]


def facts(row: Row, names: Mapping[str, str], voice: Voice) -> dict[str, str]:
    """Return the fields of messages for one claim."""
    low, high, unit = row["ref_low"], row["ref_high"], row["ref_unit"]
    is_day = row["kind"] == Kind.DATE and row["low"] is not None and row["low"] == row["high"]
    printed_day = date.fromordinal(int(row["low"])) if is_day else None
    day = _day(row["ref_as_of"], voice)
    return {
        "printed": " ".join(str(row["text"]).split()),
        "who": row["ref_claimant"] or row["ref_source"] or voice.say("the calendar"),
        "known": _interval(low, high, unit, voice),
        "least": _interval(row["least"], row["least"], unit, voice),
        "most": _interval(row["most"], row["most"], unit, voice),
        "about": _about(row, names, voice),
        "ref_day": day,
        "on_day": voice.say(" on {day}", day=day) if row["shape"] == "series" else "",
        "earlier_day": _day(row["earlier_as_of"], voice),
        "vintage": _vintage(row, voice),
        "known_day": _day(printed_day, voice),
        "known_weekday": voice.weekday(printed_day) if printed_day is not None else "",
        "rivals": voice.say(" or ").join(names.get(each, each) for each in row["entities"] or ()),
        "reason": voice.again(row["reason"] or "no reference holds it"),
        "whole": voice.figures.part(100),
    }


def link_facts(row: Row, voice: Voice) -> dict[str, str]:
    """Return the fields of messages that only a link has: the other figures as printed, and what fits them."""
    others = voice.say(" and ").join(voice.say('"{printed}"', printed=each) for each in row["others"])
    return {"others": others, "expected": amount(voice, row["expected_low"], row["expected_high"], row["unit"])}


def explained(row: Row, names: Mapping[str, str], voice: Voice) -> Hint:
    """Return the hint of a row that has one."""
    number, factor, name = row["hint_number"], row["hint_factor"], row["hint_name"]
    text = voice.say(
        row["hint_text"],
        number="" if number is None else voice.number(number),
        factor="" if factor is None else voice.number(factor),
        day=_day(row["hint_day"], voice),
        name="" if name is None else names.get(name) or voice.term("metrics", name),
    )
    return Hint(row["hint_code"], text)


def _interval(low: float | None, high: float | None, unit: str | None, voice: Voice) -> str:
    if low is None or high is None:
        return voice.say("nothing")
    if unit == "day":
        first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
        return voice.say("{day}", day=voice.day(first)) if first == last else days(voice, first, last)
    return amount(voice, low, high, unit if unit in SHOWN else None)


def _day(day: date | None, voice: Voice) -> str:
    return "" if day is None else voice.day(day)


def _about(row: Row, names: Mapping[str, str], voice: Voice) -> str:
    """Say of what the figure is: "killed, Gaza", "children and women among the killed, Gaza"."""
    name = names.get(row["entity"] or "", row["entity"] or "")
    if row["metric"] in {"date", "number", "rank"}:
        return name
    roles = (row["scope"] or "").removeprefix("role=").split("+")
    role = voice.say(" or ").join(voice.term("roles", each) for each in roles)
    metric = voice.term("metrics", row["metric"] or "")
    if row["measure"] == "share":
        what = voice.say("the share of {role} among the {metric}", role=role, metric=metric)
    else:
        what = voice.say("{metric} ({role})", metric=metric, role=role) if role else metric
    return voice.say("{what}, {name}", what=what, name=name)


def _vintage(row: Row, voice: Voice) -> str:
    if row["ref_vintage"] is None:
        return ""
    is_stated = row["ref_vintage_kind"] == "stated"
    return voice.say(", published {day}" if is_stated else ", first seen {day}", day=_day(row["ref_vintage"], voice))
