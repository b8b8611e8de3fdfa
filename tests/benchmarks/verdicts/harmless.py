"""Make the harmless versions of an article: other ways to print what is true, and numbers that claim nothing.

In: an article and the facts. Out: versions in which nothing may be flagged that was not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tests.benchmarks.verdicts.article import Article, Key, Mark
from tests.benchmarks.verdicts.changes import Version, changed
from tests.benchmarks.verdicts.facts import Facts, Printed, is_true
from tests.benchmarks.verdicts.figures import ARABIC, Figure, with_value, words_of
from tests.benchmarks.verdicts.reordered import reordered
from tests.benchmarks.verdicts.spelled import in_words
from tests.benchmarks.verdicts.wrong import figure_of

__all__ = ["harmless_versions"]

HEDGED = 1000  # from here on a figure is hedged
CLOSE = Decimal("0.03")
UNHEDGEABLE = frozenset({"number", "rank", "date"})
MILLION = 1_000_000


def harmless_versions(article: Article, facts: Facts) -> Iterator[Version]:
    """Yield the harmless versions of an article."""
    for mark in article.marks:
        if mark.sort not in {"figure", "internal"} or (mark.key and mark.key.metric in {"date", "rank"}):
            continue
        figure = figure_of(article, mark)
        if figure is not None:
            yield from _separators(article, mark, figure)
            yield from _other_words(article, mark, figure)
            yield from _spaces(article, mark)
            if mark.key is not None:
                yield from _hedge(article, mark, mark.key, facts)
    yield from reordered(article)
    yield from _distractors(article)


def _separators(article: Article, mark: Mark, figure: Figure) -> Iterator[Version]:
    """Part the thousands by the other signs of the language; in Arabic, print its own digits too."""
    if figure.group:
        for group in words_of(article.lang)["groups"]:
            if group != figure.group:
                digits = mark.words[figure.start : figure.end].replace(figure.group, group)
                yield _reprinted(article, mark, figure, digits, "separators")
    if article.lang == "ar" and not figure.spelled:
        digits = mark.words[figure.start : figure.end].translate(ARABIC).replace(",", "٬").replace(".", "٫")
        yield _reprinted(article, mark, figure, digits, "separators")


def _reprinted(article: Article, mark: Mark, figure: Figure, digits: str, kind: str) -> Version:
    words = mark.words[: figure.start] + digits + mark.words[figure.end :]
    return changed(article, [(mark.start, mark.end, words)], kind, wrong=False)


def _other_words(article: Article, mark: Mark, figure: Figure) -> Iterator[Version]:
    """Print words for digits, digits for words, a round figure with a magnitude word or without."""
    known = words_of(article.lang)
    digits = mark.words[figure.start : figure.end]
    if figure.spelled and tuple(known["tables"][0]) == figure.spelled:
        yield _reprinted(article, mark, figure, str(int(figure.value)), "digits and words")
    elif figure.times > 1:
        yield from _without_magnitude(article, mark, figure)
    elif digits == mark.words and not figure.places and figure.value > 2:
        if "thousand" in known and figure.step >= HEDGED and figure.value < MILLION:
            words: str | None = f"{int(figure.value / 1000)} {known['thousand']}"
        else:
            words = in_words(int(figure.value), article.lang)
        if words is not None and article.text[mark.end : mark.end + 2].strip()[:1] not in {"%", "°"}:
            yield _reprinted(article, mark, figure, words, "digits and words")


def _without_magnitude(article: Article, mark: Mark, figure: Figure) -> Iterator[Version]:
    """Print 68,400,000 for 68.4 million."""
    known = words_of(article.lang)
    after = article.text[mark.end :].lstrip()
    number = f"{int(figure.value):,}".replace(",", known["groups"][0])
    if len(mark.words.split()) == 2 and not after.startswith(("d'", "d’", "de ", "di ")):
        yield changed(article, [(mark.start, mark.end, number)], "digits and words", wrong=False)


def _spaces(article: Article, mark: Mark) -> Iterator[Version]:
    """Break the line before a figure, and set another space behind it."""
    line = article.text[: mark.start].rpartition("\n")[2]
    before, after = article.text[mark.start - 1 : mark.start], article.text[mark.end : mark.end + 1]
    if before != " " or line.startswith(("#", "|", "-", ">")):
        return
    edits = [(mark.start - 1, mark.start, "\n"), (mark.start, mark.end, mark.words)]
    if after == " ":
        edits.append((mark.end, mark.end + 1, "\u00a0"))
    yield changed(article, edits, "spaces", wrong=False)


def _hedge(article: Article, mark: Mark, key: Key, facts: Facts) -> Iterator[Version]:
    """Hedge an exact count in a way that holds: more than 34,000, about 34,400."""
    figure, known = figure_of(article, mark), words_of(article.lang)
    if figure is None or key.bound or key.metric in UNHEDGEABLE or key.measure != "level" or figure.places:
        return
    if figure.step != 1 or figure.value < HEDGED or mark.words != mark.words[figure.start : figure.end]:
        return
    if article.text[: mark.start].rstrip().rpartition(" ")[2].lower() in known["articles"]:
        return
    rows = facts.supports(key, article.day)
    step = Decimal(10) ** (len(str(int(figure.value))) - 2)
    for phrase, bound, number in (
        (known["above"][0], ">", int(figure.value / step) * step),
        (known["about"][0], "~", round(figure.value / step) * step),
    ):
        words = with_value(figure, number)
        near = abs(figure.value - number) < CLOSE * figure.value
        if words is not None and near and all(is_true(Printed(number, step, bound), [row]) for row in rows):
            yield changed(article, [(mark.start, mark.end, f"{phrase} {words}")], "hedge that holds", wrong=False)


def _distractors(article: Article) -> Iterator[Version]:
    """Add paragraphs of numbers that claim nothing: two at the end, two behind the first paragraph."""
    end = len(article.text.rstrip())
    sentences = words_of(article.lang)["distractors"]
    body = article.text.find("\n\n", article.text.find("---", 3))
    first = article.text.find("\n\n", body + 2)
    for at, added in ((end, sentences[::2]), (first if body < first < end else end, sentences[1::2])):
        yield changed(article, [(at, at, "".join(f"\n\n{each}" for each in added))], "distractors", wrong=False)
