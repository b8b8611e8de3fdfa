"""Find the differences that follow from what this product is, in rows that no list names yet.

In: rows of a suite, our predictions, the scorer. Out: ids with the reason. Nothing here changes a
prediction: the rows are scored as they are, and once more without these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.benchmarks.conventions import DATES, UNREAD
from tests.benchmarks.predictions import answer
from tests.benchmarks.scoring import Predictions, Row, Scorer

__all__ = ["DAY_OF_HOUR", "NEWS_READING", "found_differences"]

NEWS_READING = "news_reading"
DAY_OF_HOUR = "day_of_hour"
DAY_LENGTH = len("2024-04-26")


def found_differences(rows: Sequence[Row], found: Predictions, scorer: Scorer) -> dict[str, str]:
    """Return the reasons of the rows that are wrong only because of the news reading, or finer than a day."""
    wrong = scorer.wrong(rows, found)
    dated = [row for row in rows if row["id"] in wrong and not set(row["scope"]).isdisjoint(DATES)]
    if not dated:
        return {}
    coming = {row["id"]: answer(row, forward=True) for row in dated}
    right = {row["id"] for row in dated} - scorer.wrong(dated, coming)
    finer = {row["id"] for row in dated if any(_is_finer(row, said[row["id"]]) for said in (found, coming))}
    return dict.fromkeys(finer, DAY_OF_HOUR) | dict.fromkeys(right, NEWS_READING)


def _is_finer(row: Row, said: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a row asks for hours only, and what we say of it is the very day that they belong to."""
    dates = [each for each in said if each["type"] in DATES]
    if not dates or any(each["type"] not in UNREAD for each in row["gold"]):
        return False
    return all(any(_is_day_of(date, hour) for hour in row["gold"]) for date in dates)


def _is_day_of(date: Mapping[str, Any], hour: Mapping[str, Any]) -> bool:
    """Tell whether a date stands inside an entity with hours, and is the day on which that begins."""
    if not (hour["start"] <= date["start"] and date["end"] <= hour["end"]) or date["value"] is None:
        return False
    values = [each for each in (hour.get("value"), *(hour.get("alts") or [])) if each]
    return any(str(value).lstrip("/")[:DAY_LENGTH] == date["value"][:DAY_LENGTH] for value in values)
