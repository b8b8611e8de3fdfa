"""Put a row of the matches table into words that messages are filled in with.

In: a row of the matches, the names of entities. Out: short strings, neutral: who counts what, as of
when, known since when.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from verify.match.show import show_day, show_number
from verify.model import Kind

__all__ = ["Row", "facts", "link_facts"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Row = Mapping[str, Any]


def facts(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of messages for one claim."""
    low, high, unit = row["ref_low"], row["ref_high"], row["ref_unit"]
    is_day = row["kind"] == Kind.DATE and row["low"] is not None and row["low"] == row["high"]
    printed_day = _day_of(row["low"]) if is_day else None
    return {
        "printed": " ".join(str(row["text"]).split()),
        "who": row["ref_claimant"] or row["ref_source"] or "the calendar",
        "known": _interval(low, high, unit),
        "least": _interval(row["least"], row["least"], unit),
        "most": _interval(row["most"], row["most"], unit),
        "about": _about(row, names),
        "ref_day": _day(row["ref_as_of"]),
        "on_day": f" on {_day(row['ref_as_of'])}" if row["shape"] == "series" else "",
        "earlier_day": _day(row["earlier_as_of"]),
        "vintage": _vintage(row),
        "known_day": _day(printed_day),
        "known_weekday": WEEKDAYS[printed_day.weekday()] if printed_day is not None else "",
        "rivals": " or ".join(names.get(each, each) for each in row["entities"] or ()),
        "reason": row["reason"] or "no reference holds it",
    }


def link_facts(row: Row) -> dict[str, str]:
    """Return the fields of messages that only a link has: the other figures as printed, and what fits them."""
    return {"others": str(row["others"]), "expected": _span(row["expected_low"], row["expected_high"], row["unit"])}


def _span(low: float | None, high: float | None, unit: str | None) -> str:
    """Say between which numbers a figure has to lie."""
    of = " %" if unit == "percent" else f" {unit}" if unit else ""
    if low is None or high is None:
        return f"at least {show_number(low)}{of}" if low is not None else f"at most {show_number(high or 0.0)}{of}"
    return f"{show_number(low)}{of}" if low == high else f"{show_number(low)} to {show_number(high)}{of}"


def _interval(low: float | None, high: float | None, unit: str | None) -> str:
    if low is None or high is None:
        return "nothing"
    if unit == "day":
        first, last = _day(_day_of(low)), _day(_day_of(high))
        return first if first == last else f"{first} to {last}"
    ends = show_number(low) if low == high else f"{show_number(low)} to {show_number(high)}"
    if unit == "OF":
        return f"OF-{ends}"
    return f"{ends} %" if unit == "percent" else ends


def _day_of(number: float) -> date:
    return date.fromordinal(int(number))


def _day(day: date | None) -> str:
    return "" if day is None else show_day(day)


def _about(row: Row, names: Mapping[str, str]) -> str:
    """Say of what the figure is: "killed, Gaza", "children and women among the killed, Gaza"."""
    name = names.get(row["entity"] or "", row["entity"] or "")
    if row["metric"] in {"date", "number", "rank"}:
        return name
    role = (row["scope"] or "").removeprefix("role=").replace("+", " or ")
    metric = row["metric"] or ""
    counted = f"{metric} ({role})" if role else metric
    share = f"the share of {role} among the {metric}" if row["measure"] == "share" else counted
    return f"{share}, {name}"


def _vintage(row: Row) -> str:
    if row["ref_vintage"] is None:
        return ""
    said = "published" if row["ref_vintage_kind"] == "stated" else "first seen"
    return f", {said} {_day(row['ref_vintage'])}"
