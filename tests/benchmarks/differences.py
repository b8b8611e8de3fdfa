"""Find the differences that follow from what this product is, in rows that no list names yet.

In: rows of a suite, our predictions, the scorer. Out: ids with the reason. Nothing here changes a
prediction: the rows are scored as they are, and once more without these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.benchmarks.alone import is_alone
from tests.benchmarks.aside import ASIDE, without
from tests.benchmarks.conventions import DATES, UNREAD
from tests.benchmarks.predictions import answer
from tests.benchmarks.readings import (
    Reading,
    as_last_of_many,
    as_month,
    before_sunset,
    coming,
    in_full_weeks,
    in_next_week,
    in_whole_periods,
    without_part,
    without_season,
    without_tense,
)
from tests.benchmarks.scoring import Predictions, Row, Scorer

__all__ = ["DAY_OF_HOUR", "FOUND", "NEWS_READING", "found_differences"]

NEWS_READING = "news_reading"
ALONE = "alone"
DAY_OF_HOUR = "day_of_hour"
VAGUE_PART = "vague_part"
SEASON = "season"
UTC_SHIFT = "utc_shift"
EXACT: tuple[tuple[str, Reading], ...] = (
    ("eve", before_sunset),
    ("whole_periods", in_whole_periods),
    ("whole_periods", as_last_of_many),
    ("grain", as_month),
    ("next_weekday", in_next_week),
    ("week_of_month", in_full_weeks),
    ("tense", without_tense),
    (NEWS_READING, coming),
)
DAY = timedelta(days=1)
DAY_LENGTH = len("2024-04-26")
Ends = tuple[str, str]
IsLike = Callable[[Ends, Ends, Ends | None], bool]
LONGEST_MONTH = timedelta(days=31)


def found_differences(rows: Sequence[Row], found: Predictions, scorer: Scorer) -> dict[str, str]:
    """Return the reasons of the rows that are right by another honest reading, or finer than a day."""
    wrong = scorer.wrong(rows, found)
    aside = _set_aside([row for row in rows if row["id"] in wrong], found, scorer)
    dated = [row for row in rows if row["id"] in wrong and not set(row["scope"]).isdisjoint(DATES)]
    if not dated:
        return aside
    reasons: dict[str, str] = {}
    for name, reading in EXACT:
        for each in (reading, _forward(reading)):
            said = {row["id"]: answer(row, reading=each) for row in dated}
            zoned = {row_id: [_zoned(one) for one in answers] for row_id, answers in said.items()}
            reasons = {**dict.fromkeys(_right(dated, zoned, scorer), UTC_SHIFT), **reasons}
            reasons |= dict.fromkeys(_right(dated, said, scorer), name)
    for row in dated:
        vague = _vague(row)
        if vague is not None and row["id"] not in reasons:
            reasons[row["id"]] = vague
    return aside | reasons


def _set_aside(rows: Sequence[Row], found: Predictions, scorer: Scorer) -> dict[str, str]:
    """Return the reasons of the rows that are right without what one habit of a suite explains."""
    reasons: dict[str, str] = {}
    for name in ASIDE:
        for reading in (None, coming):
            left = [
                (kept, ours)
                for row in rows
                for said in (found[row["id"]] if reading is None else answer(row, reading=reading),)
                for reason, kept, ours in without(row, said)
                if reason == name
            ]
            right = _right([row for row, _ in left], {row["id"]: ours for row, ours in left}, scorer)
            reasons |= {row_id: name for row_id in right if row_id not in reasons}
    return reasons


def _right(rows: Sequence[Row], said: Predictions, scorer: Scorer) -> set[str]:
    return {row["id"] for row in rows} - scorer.wrong(rows, said)


def _vague(row: Row) -> str | None:
    """Return why a row is no sentence, or right but for hours, or for how long a part or a season lasts."""
    if not answer(row) and is_alone(row["text"], row["lang"]):
        return ALONE
    for forward in (False, True):
        said = answer(row, reading=coming if forward else None)
        if _is_finer(row, said):
            return DAY_OF_HOUR
        for name, reading, is_like in VAGUE:
            other = answer(row, reading=_forward(reading) if forward else reading)
            if _is_vague(row, said, other, is_like):
                return name
    return None


def _forward(reading: Reading) -> Reading:
    """Return a reading of the coming day instead of the nearest past one."""
    return lambda printed: reading(coming(printed))


def _is_finer(row: Row, said: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a row asks for hours only, and what we say of it is the very day that they belong to."""
    days = ({**each, "value": each.get("day") or each["value"]} for each in said)
    dates = [each for each in days if each["type"] in DATES or "day" in each]
    if not dates or any(each["type"] not in UNREAD for each in row["gold"]):
        return False
    return all(any(_holds(hour, date) and _is_day_of(date, hour) for hour in row["gold"]) for date in dates)


def _holds(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def _is_day_of(said: Mapping[str, Any], hour: Mapping[str, Any]) -> bool:
    """Tell whether a date is the day on which hours begin, or all the whole days that lie in them: a weekend."""
    if said["value"] is None:
        return False
    values = [str(each) for each in (hour.get("value"), *(hour.get("alts") or [])) if each]
    if any(each.lstrip("/")[:DAY_LENGTH] == said["value"][:DAY_LENGTH] for each in values):
        return True
    return any(_whole_days(each) == _ends(said["value"]) for each in values)


def _whole_days(hours: str) -> Ends | None:
    """Return the days that lie in a range of hours from the first to the last minute, the end not belonging to it."""
    start, _, end = hours.partition("/")
    if "T" not in start or "T" not in end:
        return None
    first = date.fromisoformat(start[:DAY_LENGTH])
    is_whole = start[DAY_LENGTH + 1 :].startswith("00:00")
    return (first if is_whole else first + DAY).isoformat(), end[:DAY_LENGTH]


def _is_vague(row: Row, said: Sequence[Row], other: Sequence[Row], is_like: IsLike) -> bool:
    """Tell whether every date that a row asks for is like the one that we give, the other reading being at hand."""
    if not len(said) == len(other) == len(row["gold"]):
        return False
    pairs = [(_ends(one["value"]), _ends(two["value"]), one) for one, two in zip(said, other, strict=True)]
    return all(
        any(
            ours is not None
            and asked["start"] < one["end"]
            and one["start"] < asked["end"]
            and any(is_like(theirs, ours, second) for theirs in _answers(asked))
            for ours, second, one in pairs
        )
        for asked in row["gold"]
    )


def _is_same_season(theirs: Ends, ours: Ends, other: Ends | None) -> bool:
    """Tell whether a season lies within ours, which covers every count; without it there are no days."""
    return other is None and ours[0] <= theirs[0] < theirs[1] <= _next_day(ours[1])


def _is_same_part(theirs: Ends, ours: Ends, whole: Ends | None) -> bool:
    """Tell whether a period is the same beginning or end of a whole as ours, or both lie within it."""
    if whole is None or whole in {ours, theirs}:
        return False
    return _is_like(theirs, ours, whole)


def _zoned(said: Row) -> Row:
    """Move whole months by some hours, as a time zone does: to the month before, or by a day if they are several."""
    ends = _ends(said["value"])
    if ends is None or not ends[0].endswith("-01") or not ends[1].endswith("-01"):
        return said
    first, last = (date.fromisoformat(each) for each in ends)
    if last - first <= LONGEST_MONTH:
        return {**said, "value": f"{(first - DAY).replace(day=1)}/{first}"}
    return {**said, "value": f"{first - DAY}/{last - DAY}"}


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + DAY).isoformat()


def _is_like(theirs: Ends, ours: Ends, whole: Ends) -> bool:
    if not whole[0] <= theirs[0] < theirs[1] <= whole[1]:
        return False
    sides = [(each[0] == whole[0], each[1] == whole[1]) for each in (theirs, ours)]
    return sides[0] == sides[1] and theirs[0] < ours[1] and ours[0] < theirs[1]


def _answers(asked: Mapping[str, Any]) -> Iterator[Ends]:
    for value in (asked.get("value"), *(asked.get("alts") or [])):
        ends = _ends(value) if value else None
        if ends is not None:
            yield ends


def _ends(value: str | None) -> Ends | None:
    """Return the days of a range, or of one day."""
    if value is None or "T" in value:
        return None
    first, mark, last = value.partition("/")
    if mark:
        return (first, last) if len(first) == len(last) == DAY_LENGTH else None
    return (first, (date.fromisoformat(first) + DAY).isoformat()) if len(first) == DAY_LENGTH else None


VAGUE: tuple[tuple[str, Reading, IsLike], ...] = (
    (VAGUE_PART, without_part, _is_same_part),
    (SEASON, without_season, _is_same_season),
)
FOUND = frozenset({ALONE, DAY_OF_HOUR, UTC_SHIFT, *ASIDE, *(name for name, *_ in (*EXACT, *VAGUE))})
