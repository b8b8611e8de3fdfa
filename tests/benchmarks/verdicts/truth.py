"""Hold every mark of an article against the facts: a corpus that is not true measures nothing.

In: an article and the facts. Out: complaints, one a mark that is not true.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from tests.benchmarks.verdicts.article import Article, Key, Mark
from tests.benchmarks.verdicts.facts import Facts, Printed, is_true
from tests.benchmarks.verdicts.figures import read_figure, words_of

__all__ = ["complaints", "expected", "grades", "weekday_names"]

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def complaints(article: Article, facts: Facts) -> Iterator[str]:
    """Yield what is not true of an article's marks."""
    for mark in article.marks:
        fault = _fault(article, mark, facts)
        if fault:
            yield f"{article.lang}/{article.name}: {mark.words!r}: {fault}"


def _fault(article: Article, mark: Mark, facts: Facts) -> str | None:
    """Say what is wrong with a mark, if anything is."""
    if mark.sort == "internal":
        figure = read_figure(mark.words, article.lang, _integer(expected(mark)))
        if figure is None:
            return "no figure"
        near = abs(figure.value - expected(mark)) <= (figure.step if figure.step != 1 or figure.places else 0)
        return None if near or abs(figure.value - expected(mark)) < 1 else f"{mark.rest} is {expected(mark)}"
    if mark.sort == "weekday":
        number = weekday_names(article.lang).get(mark.words.lower())
        return None if number == date.fromisoformat(mark.rest.strip()).isoweekday() else "another weekday"
    return None if mark.key is None else _figure_fault(article, mark, mark.key, facts)


def _figure_fault(article: Article, mark: Mark, key: Key, facts: Facts) -> str | None:
    rows = facts.supports(key, article.day)
    if not rows:
        return f"no pack holds {key}"
    if key.metric == "date":
        return None if re.search(r"\d", mark.words) else "no day"
    if key.metric == "rank":
        held = grades(mark.words, article.lang, facts)
        fits = held is not None and any(held[0] <= row["high"] and row["low"] <= held[1] for row in rows)
        return None if fits else f"{held} is not {rows[0]['low']} to {rows[0]['high']}"
    figure = read_figure(mark.words, article.lang, key.value)
    if figure is None:
        return "no figure; give =value for words"
    if is_true(Printed(figure.value, figure.step, key.bound), rows):
        return None
    return f"{figure.value} is none of {sorted({row['low'] for row in rows})[-5:]}"


def _integer(value: Decimal) -> Decimal | None:
    return value if value == int(value) else None


def expected(mark: Mark) -> Decimal:
    """Return what the rest of the text makes a figure: a sum, a product, the days between two days.

    >>> expected(Mark(0, 0, "203", "internal", "2024-04-26 - 2023-10-07 + 1"))
    Decimal('203')
    """
    plain = _ISO.sub(lambda found: str(date.fromisoformat(found[0]).toordinal()), mark.rest)
    return _value(ast.parse(plain.strip(), mode="eval").body)


def _value(node: ast.expr) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Decimal(str(number))
        case ast.BinOp():
            return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
        case _:
            message = f"{ast.unparse(node)}: write numbers and days with + - * /"
            raise SystemExit(message)


def grades(words: str, lang: str, facts: Facts) -> tuple[int, int] | None:
    """Return the grades that a rank stands for."""
    wanted = words.strip().lower().removeprefix("ال")  # the Arabic article is written in one with the word
    for grade in facts.catalogue.grades:
        if grade.lang == lang and grade.words.lower() == wanted:
            return grade.low, grade.high
    return None


def weekday_names(lang: str) -> dict[str, int]:
    """Return the weekdays of a language."""
    return {word.lower(): number for number, word in enumerate(words_of(lang)["weekdays"], 1)}
