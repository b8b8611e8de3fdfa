"""Make the wrong versions of an article: one change at a time, each false under every vintage and source.

In: an article and the facts. Out: versions, at most one a mark and kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.benchmarks.verdicts.article import Article, Key, Mark, period
from tests.benchmarks.verdicts.changes import Version, changed
from tests.benchmarks.verdicts.facts import Facts, Printed, is_false
from tests.benchmarks.verdicts.figures import Figure, read_figure, with_value, words_of
from tests.benchmarks.verdicts.truth import expected, grades, weekday_names
from tests.benchmarks.verdicts.wrong_figures import MAKERS, Slip
from verify.model import Span

__all__ = ["figure_of", "wrong_versions"]

# A slip that shows, however near: two digits exchanged, a factor of ten. All others must lie beyond the margin.
SHOWING = frozenset({"transposed", "scale"})
FAR = Decimal("0.1")  # from what a text makes of its own rough figures

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_END = re.compile(r"[.!?؟](?=\s|$)|\n")


def wrong_versions(article: Article, facts: Facts) -> Iterator[Version]:
    """Yield the wrong versions of an article."""
    for mark in article.marks:
        seed = f"{article.lang}/{article.name}:{mark.start}"
        match mark.sort:
            case "internal":
                yield from _internal(article, mark, facts, seed)
            case "name":
                yield from _name(article, mark, facts)
            case "when":
                yield from _when(article, mark, facts)
            case "weekday":
                yield from _weekday(article, mark)
            case _ if mark.key is not None:
                yield from _figure(article, mark, mark.key, facts, seed)


def _figure(article: Article, mark: Mark, key: Key, facts: Facts, seed: str) -> Iterator[Version]:
    if key.metric == "date":
        yield from _date(article, mark, key, facts)
        return
    if key.metric == "rank":
        yield from _rank(article, mark, key, facts)
        return
    figure = figure_of(article, mark)
    if figure is None:
        return
    yield from _hedge(article, mark, figure, facts)
    kinds = MAKERS if key.measure != "rank" else {"off-by-one": MAKERS["off-by-one"]}
    for kind, maker in kinds.items():
        for value in maker(Slip(figure, key, article.day, facts, f"{seed}:{kind}")):
            words = with_value(figure, value)
            if words is not None and _is_wrong(words, article, key, facts, showing=kind in SHOWING):
                yield changed(article, [(mark.start, mark.end, words)], kind, wrong=True)
                break


def figure_of(article: Article, mark: Mark) -> Figure | None:
    """Return the figure of a mark."""
    return read_figure(mark.words, article.lang, mark.key.value if mark.key else None)


def _is_wrong(words: str, article: Article, key: Key, facts: Facts, *, showing: bool) -> bool:
    """Tell whether words are certainly false of a key; a text that already says so is no version."""
    value = None
    if key.value is not None:
        tables = words_of(article.lang)["tables"]
        at = (table.index(word) + 1 for table in tables for word in table if word and word in words.lower().split())
        value = next((Decimal(number) for number in at), None)
    figure = read_figure(words, article.lang, value)
    if figure is None:
        return False
    margin = Decimal(0) if showing else facts.margin(key)
    return is_false(Printed(figure.value, figure.step, key.bound), facts.window(key, article.day), margin)


def _hedge(article: Article, mark: Mark, figure: Figure, facts: Facts) -> Iterator[Version]:
    """Make a bound wrong: limit a round figure from the other side, or raise it past the truth."""
    key, known = mark.key, words_of(article.lang)
    if key is None or key.bound not in {">", ">=", "<"} or (figure.step == 1 and figure.value >= 1000):
        return
    rows, margin = facts.window(key, article.day), facts.margin(key)
    before = article.text[: mark.start].rstrip()
    phrases = known["above"] if key.bound != "<" else known["below"]
    phrase = next((each for each in phrases if before.lower().endswith(each)), None)
    other, bound = (known["below"][0], "<") if key.bound != "<" else (known["above"][0], ">")
    if phrase is not None and is_false(Printed(figure.value, figure.step, bound), rows, margin):
        start = len(before) - len(phrase)
        other = other.capitalize() if before[start].isupper() else other
        edits = [(start, len(before), other)]
        yield changed(article, edits, "hedge", wrong=True, beside=[Span(mark.start, mark.end)])
        return
    step = _spoken_step(figure)
    for times in range(1, 10):
        value = figure.value + step * times * (1 if key.bound != "<" else -1)
        words = with_value(figure, value)
        if words is not None and is_false(Printed(value, figure.step, key.bound), rows, margin):
            yield changed(article, [(mark.start, mark.end, words)], "hedge", wrong=True)
            return


def _spoken_step(figure: Figure) -> Decimal:
    """Return the steps in which a writer would raise a bound: 170, 180, 190."""
    number = str(int(figure.value))
    zeros = len(number) - len(number.rstrip("0"))
    return max(figure.step, Decimal(10) ** zeros) if figure.step == 1 else figure.step


def _date(article: Article, mark: Mark, key: Key, facts: Facts) -> Iterator[Version]:
    """Move a day by one, and a year by one."""
    rows = facts.supports(key, article.day)
    known = date.fromordinal(int(rows[0]["low"]))
    day, year = _DAY.search(mark.words), _YEAR.search(mark.words)
    same = [each for each in _beside(article, mark) if each.key and each.key.entity == key.entity and each != mark]
    beside = [Span(each.start, each.end) for each in same]  # the number of the edition, held on another day
    for step in (1, -1):
        moved = int(day[0]) + step if day else 0
        if day and 2 <= moved <= 27 and known.day + step in range(2, 28):
            ordinal = known.toordinal() - known.day + moved
            if not any(row["low"] <= ordinal <= row["high"] for row in rows):
                ending = day.end() + (2 if mark.words[day.end() : day.end() + 2] in {"er", "re"} else 0)
                words = mark.words[: day.start()] + str(moved) + mark.words[ending:]
                words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "th" if moved > 3 else "nd" if moved == 2 else "rd", words)
                yield changed(article, [(mark.start, mark.end, words)], "off-by-one", wrong=True, beside=beside)
                break
    if year:
        words = mark.words[: year.start()] + str(int(year[0]) - 1) + mark.words[year.end() :]
        yield changed(article, [(mark.start, mark.end, words)], "year", wrong=True, beside=beside)


def _rank(article: Article, mark: Mark, key: Key, facts: Facts) -> Iterator[Version]:
    """Promote or demote an officer."""
    rows = facts.supports(key, article.day)
    found: list[tuple[float, str]] = []
    for words in words_of(article.lang)["grades"]:
        held = grades(words, article.lang, facts)
        if held is not None and all(held[1] < row["low"] or row["high"] < held[0] for row in rows):
            found.append((abs(sum(held) - rows[0]["low"] - rows[0]["high"]), words))
    if found:
        words = min(found)[1]
        new = words.capitalize() if mark.words[0].isupper() else words
        yield changed(article, [(mark.start, mark.end, new)], "grade", wrong=True)


def _internal(article: Article, mark: Mark, facts: Facts, seed: str) -> Iterator[Version]:
    """Change a figure that the rest of the text settles."""
    truth = expected(mark)
    figure = read_figure(mark.words, article.lang, truth if truth == int(truth) else None)
    if figure is None:
        return
    slip = Slip(figure, Key("", ""), article.day, facts, seed)
    exact = figure.value == truth and figure.step == 1
    for kind in ("off-by-one", "transposed", "digit"):
        for value in MAKERS[kind](slip):
            words = with_value(figure, value)
            if words is not None and (exact or abs(value - truth) > max(2 * figure.step, FAR * truth)):
                yield changed(article, [(mark.start, mark.end, words)], "internal", wrong=True)
                return


def _name(article: Article, mark: Mark, facts: Facts) -> Iterator[Version]:
    """Give a figure to another entity than its own."""
    old, new, words = mark.rest.split(maxsplit=2)
    meant = [each for each in _beside(article, mark) if each.key is not None and each.key.entity == old]
    if meant and all(each.key and _still_false(article, each, replace(each.key, entity=new), facts) for each in meant):
        beside = [Span(each.start, each.end) for each in meant]
        yield changed(article, [(mark.start, mark.end, words)], "entity", wrong=True, beside=beside)


def _when(article: Article, mark: Mark, facts: Facts) -> Iterator[Version]:
    """Give a figure to another day than its own."""
    old, new, words = mark.rest.split(maxsplit=2)
    (first, last), (start, end) = period(old), period(new)
    meant = [each for each in _beside(article, mark) if each.key and (each.key.first, each.key.last) == (first, last)]
    if meant and all(
        each.key and _still_false(article, each, replace(each.key, first=start, last=end), facts) for each in meant
    ):
        beside = [Span(each.start, each.end) for each in meant]
        yield changed(article, [(mark.start, mark.end, words)], "day", wrong=True, beside=beside)


def _still_false(article: Article, mark: Mark, key: Key, facts: Facts) -> bool:
    return _is_wrong(mark.words, article, key, facts, showing=False)


def _beside(article: Article, mark: Mark) -> list[Mark]:
    """Return the marks of the sentence of a mark."""
    ends = [0, *(found.end() for found in _END.finditer(article.text)), len(article.text)]
    start = max(end for end in ends if end <= mark.start)
    end = min(end for end in ends if end >= mark.end)
    return [each for each in article.marks if start <= each.start < end]


def _weekday(article: Article, mark: Mark) -> Iterator[Version]:
    """Name another weekday for a day."""
    number = weekday_names(article.lang)[mark.words.lower()]
    word = words_of(article.lang)["weekdays"][(number + 1) % 7]
    new = word[0].upper() + word[1:] if mark.words[0].isupper() else word
    yield changed(article, [(mark.start, mark.end, new)], "weekday", wrong=True)
