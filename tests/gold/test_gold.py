"""Gold cases: what stands in a text as a number, and what it is worth, written by hand and never by the tool."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from verify.extract.detector import detectors
from verify.extract.mentions import extract
from verify.extract.scan import GradeCode
from verify.language.lexicon import languages, load_lexicon
from verify.language.phrases import Phrases
from verify.model import CalendarDate, Document, Kind, Mention, Span

HERE = Path(__file__).resolve().parent
GOLD = sorted(path.name for path in HERE.iterdir() if path.is_dir() and any(path.glob("*.toml")))
LEAST = {"fr": 150, "en": 120}
DATE_PARTS = (
    *("year", "month", "day", "weekday", "offset", "pointer", "until"),
    *("unit", "number", "shift", "elapsed", "part", "calendar"),
    "base",
    "feast",
)

# A scale of grades, so that gold needs no reference data.
GRADES: Phrases[GradeCode] = Phrases(
    (words, ("military", low, high))
    for words, low, high in [
        ("général", 6, 9), ("général de brigade", 6, 6), ("général de division", 7, 7), ("colonel", 5, 5),
        ("general", 6, 9), ("brigadier general", 6, 6), ("Brig. Gen", 6, 6), ("major general", 7, 7),
        ("generale", 6, 9),
        ("عميد", 6, 6),
    ]
)  # fmt: skip


def cases(lang: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the cases of a language under a name for messages."""
    for path in sorted((HERE / lang).glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield f"{lang}-{path.stem}-{number}", case


CASES = [pytest.param(lang, case, id=name) for lang in GOLD for name, case in cases(lang)]


def document(lang: str, case: Mapping[str, Any]) -> Document:
    """Make the document of a case; `title` says that all of it is one."""
    text = case["text"]
    return Document("gold", text, lang, title=Span(0, len(text)) if case.get("title") else None)


@cache
def read(lang: str, text: str, *, title: bool) -> tuple[Mention, ...]:
    """Extract once for all tests."""
    return extract(document(lang, {"text": text, "title": title}), load_lexicon(lang), GRADES)


def printed(number: Decimal | None) -> str:
    """Show the end of an interval without trailing zeros."""
    return "" if number is None else f"{number.normalize():f}"


def calendar(day: CalendarDate | None) -> dict[str, Any]:
    """Return the parts of a date that are there."""
    if day is None:
        return {}
    found = {part: getattr(day, part) for part in DATE_PARTS if getattr(day, part) is not None}
    nested = {"until": day.until, "base": day.base}
    return found | {name: calendar(inner) for name, inner in nested.items() if inner is not None}


def said(text: str, mention: Mention) -> dict[str, Any]:
    """Describe a mention in the words of a case."""
    quantity = mention.quantity
    found: dict[str, Any] = {
        "text": text[mention.span.start : mention.span.end],
        "kind": mention.kind.value,
        "note": mention.note or "",
        "noun": text[mention.noun.start : mention.noun.end] if mention.noun is not None else "",
        "bound": mention.bound.value if mention.bound is not None else "",
        **calendar(mention.date),
    }
    if quantity is not None:
        ends = (printed(quantity.low), printed(quantity.high))
        found["interval"] = f"{quantity.brackets[0]}{ends[0]}, {ends[1]}{quantity.brackets[1]}"
        found["unit"] = quantity.unit or ""
        found["step"] = printed(quantity.step)
    return found


def wanted(mention: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in what a case leaves out: `value` stands for an interval, no bound and no unit for none."""
    full = dict(mention)
    if "value" in full:
        full["interval"] = f"[{full['value']}, {full['value']}]"
        del full["value"]
    if "interval" in full:
        full["interval"] = full["interval"].replace("( ,", "(,")
        full.setdefault("unit", "")
    full.setdefault("bound", "")
    return full


def agreed(found: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of what was found what the case speaks of; a noun and a step may be left out."""
    quiet = {"noun", "step", "note"} - asked.keys()
    return {key: value for key, value in found.items() if key not in quiet}


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_every_number_is_read_and_nothing_else(lang: str, case: dict[str, Any]) -> None:
    found = [said(case["text"], mention) for mention in read(lang, case["text"], title=case.get("title", False))]
    expected = [wanted(mention) for mention in case.get("mentions", [])]
    aligned = len(found) == len(expected)

    actual = [agreed(one, asked) for one, asked in zip(found, expected, strict=True)] if aligned else found

    assert expected == actual, case["text"]


@pytest.mark.parametrize("lang", GOLD)
def test_every_kind_and_every_detector_occurs_in_each_language(lang: str) -> None:
    mentions = [
        mention for _, case in cases(lang) for mention in read(lang, case["text"], title=case.get("title", False))
    ]
    kinds, names = {mention.kind for mention in mentions}, {mention.detector for mention in mentions}

    assert (set(), set()) == (set(Kind) - kinds, {detector.name for detector in detectors()} - names)


def test_every_language_has_gold() -> None:
    few = {lang: count for lang in GOLD if (count := len(list(cases(lang)))) < LEAST.get(lang, 60)}

    assert (set(), {}) == (set(languages()) - set(GOLD), few)


@pytest.mark.parametrize("lang", GOLD)
def test_no_text_is_given_twice(lang: str) -> None:
    texts = [case["text"] for _, case in cases(lang)]

    assert sorted(set(texts)) == sorted(texts)


@pytest.mark.parametrize("lang", GOLD)
def test_a_case_uses_only_known_words(lang: str) -> None:
    known = {"text", "kind", "value", "interval", "unit", "step", "bound", "noun", "note", *DATE_PARTS}
    unknown = {
        (name, word)
        for name, case in cases(lang)
        for word in [*(case.keys() - {"text", "title", "mentions"})]
        + [key for mention in case.get("mentions", []) for key in mention if key not in known]
    }

    assert set() == unknown
    assert set(asdict(CalendarDate())) == set(DATE_PARTS)
