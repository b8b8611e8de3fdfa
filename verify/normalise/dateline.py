"""Settle the day that a document speaks from, where its reader did not know it.

In: a document and its dates. Out: the dateline: as known, as the text prints it at its head, or
inferred from a weekday and a day without a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from verify.model import CalendarDate, Dateline, DatelineSource, Document, Mention, Span
from verify.normalise.days import is_impossible, resolve
from verify.normalise.nearest import fits_weekday

__all__ = ["settle"]

HEAD = 160  # characters of the body in which a text's own dateline stands
LONGEST_PLACE = 4  # words
MONTHS_AHEAD = 24  # how far after the latest full date of a text its dateline is sought


def settle(document: Document, mentions: Iterable[Mention]) -> Dateline:
    """Return the dateline of a document.

    >>> from datetime import date
    >>> seen = [
    ...     Mention(Span(0, 1), "date", None, "date", date=CalendarDate(month=4, day=26, weekday=5, pointer="this")),
    ...     Mention(Span(2, 3), "date", None, "date", date=CalendarDate(year=2023, month=10, day=7)),
    ... ]
    >>> settle(Document("", "", "fr"), seen).day
    datetime.date(2024, 4, 26)
    """
    if document.dateline.day is not None:
        return document.dateline
    dated = [(mention.span, mention.date) for mention in mentions if mention.date is not None]
    full = [(span, day) for span, printed in dated if (day := _full(printed)) is not None]
    printed = _at_head(document, full)
    if printed is not None:
        return Dateline(printed, DatelineSource.TEXT)
    pointed = next((each for _, each in dated if each.pointer == "this" and each.day is not None), None)
    if pointed is not None and (day := _full(pointed)) is not None:
        return Dateline(day, DatelineSource.TEXT)
    inferred = _inferred([printed for _, printed in dated], [day for _, day in full])
    return Dateline() if inferred is None else Dateline(inferred, DatelineSource.INFERRED)


def _full(printed: CalendarDate) -> date | None:
    if printed.year is None or printed.day is None or printed.until is not None:
        return None
    days = resolve(printed, None)
    return None if days is None else days[0]


def _at_head(document: Document, full: list[tuple[Span, date]]) -> date | None:
    """Return the full date that stands alone before the first sentence, as agencies print it."""
    for span, day in full:
        if _is_first_line(document, span):
            return day
    body = next((block.start for block in document.blocks if block != document.title), 0)
    for span, day in full:
        before = document.text[body : span.start]
        after = document.text[span.end : span.end + 40]
        if body <= span.start < body + HEAD and not any(char in ".!?;" for char in before):
            most = _words_before(after)
            if len(before.split()) <= most or (most == 0 and _is_place(before)):
                return day
    return None


def _is_first_line(document: Document, day: Span) -> bool:
    """Tell whether the first line, which its reader took for a title, is only a place and a day."""
    title = document.title
    if title is None or not title.start <= day.start <= day.end <= title.end:
        return False
    before, after = document.text[title.start : day.start], document.text[day.end : title.end]
    return _is_place(before, spare=1) and not after.strip(" .")


def _is_place(before: str, spare: int = 0) -> bool:
    """Tell whether only the name of a place and a comma stand before a day: "Madrid, 26 de abril"; and spare words."""
    name, comma, rest = before.rpartition(",")
    words = name.replace(",", " ").replace("-", " ").split()
    is_short = 0 < len(words) <= LONGEST_PLACE
    return bool(comma) and len(rest.split()) <= spare and is_short and all(word[0].isupper() for word in words)


def _words_before(after: str) -> int:
    """Return how many words may stand before a dateline that ends so; -1 where none ends here.

    A dash, or an agency in brackets and a dash, ends it after the names of places; a line end only
    after "Published on"; a full stop only where nothing stands before but the name of a place.
    """
    rest = after.lstrip(" \t\u00a0)")
    if rest.startswith("("):
        rest = rest.partition(")")[2].lstrip(" \t\u00a0")
    if rest[:1] in {"—", "–", "-"}:
        return 6
    if rest[:1] == ".":
        return 0
    return 2 if rest[:1] in {"\r", "\n"} else -1


def _inferred(dates: list[CalendarDate], full: list[date]) -> date | None:
    """Choose, of the days after the latest full date that fit a weekday and a day, the one that fits both."""
    pointed = [each for each in dates if each.year is None and each.day is not None and each.weekday is not None]
    pointed.sort(key=lambda each: each.pointer != "this")
    if not pointed or not full or is_impossible(pointed[0]):
        return None
    printed, latest = pointed[0], max(full)
    days = [day for day in _candidates(printed, latest) if day > latest]
    return next((day for day in days if fits_weekday(day, printed)), days[0] if days else None)


def _candidates(printed: CalendarDate, latest: date) -> list[date]:
    limit = latest.year * 12 + latest.month + MONTHS_AHEAD
    found = []
    for year in range(latest.year, latest.year + MONTHS_AHEAD // 12 + 1):
        days = resolve(CalendarDate(year=year, month=printed.month, day=printed.day), None)
        within = year * 12 + (printed.month or 0)
        if days is not None and (within < limit or (within == limit and (printed.day or 0) <= latest.day)):
            found.append(days[0])
    return found
