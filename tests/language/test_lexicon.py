"""Every language file keeps the form, and a file that breaks it is called out by place and fault."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from verify.errors import LexiconError, UsageError
from verify.language.form import FORM, REQUIRED_SECTIONS, complaints
from verify.language.lexicon import languages, lexicon_of, load_lexicon
from verify.language.spelled import read_spelled
from verify.language.tokens import tokenize

Content = dict[str, Any]


def content(lang: str) -> Content:
    """Read a language file as it stands."""
    path = resources.files("verify.language").joinpath("data", f"{lang}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def drop(section: str, key: str) -> Callable[[Content], None]:
    return lambda data: data[section].pop(key)


def put(section: str, key: str, value: Any) -> Callable[[Content], None]:  # noqa: ANN401 - whatever TOML may hold
    return lambda data: data[section].update({key: value})


BREAKS: list[tuple[Callable[[Content], object], str, str]] = [
    (lambda data: data.pop("roles"), "[roles]", "is missing"),
    (lambda data: data.update(rolls={}), "[rolls]", "is not known"),
    (lambda data: data.update(roles="none"), "[roles]", "is 'none' and should be a table"),
    (drop("numerals", "articles"), "[numerals] articles", "is missing"),
    (put("numerals", "artikles", []), "[numerals] artikles", "is not known"),
    (put("numerals", "articles", "un"), "[numerals] articles", "is 'un' and should be a list of words"),
    (put("language", "day_first", "yes"), "[language] day_first", "is 'yes' and should be true or false"),
    (put("language", "code", 3), "[language] code", "is 3 and should be a text"),
    (put("months", "mai", "5"), "[months] mai", "is '5' and should be a whole number"),
    (put("numerals", "halves", {"x": True}), "[numerals.halves] x", "is True and should be a number"),
    (put("numerals", "collectives", {"x": [3, 2]}), "[numerals.collectives] x", "is [3, 2] and should be two numbers"),
    (put("shares", "x", [50, 100, "]"]), "[shares] x", 'is [50, 100, "]"]'),
    (put("bounds", "at_last", {}), "[bounds] at_last", "is not known"),
    (put("metrics", "born", {"word": []}), "[metrics.born] word", "is not known"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "place", "fault"), BREAKS, ids=[place for _, place, _ in BREAKS])
def test_a_broken_file_is_called_out_by_place_and_fault(
    spoil: Callable[[Content], object], place: str, fault: str
) -> None:
    data = content("fr")
    spoil(data)
    found = dict(complaints(data))

    assert found.get(place, "").replace("'", '"').startswith(fault.replace("'", '"')), found


def test_a_broken_file_is_one_clear_error() -> None:
    with pytest.raises(LexiconError, match=r"xx\.toml: \[\w+\]: is missing; keep to the form"):
        lexicon_of("", "xx.toml")
    with pytest.raises(LexiconError, match=r"xx\.toml: .*; mend the TOML"):
        lexicon_of("[", "xx.toml")


def test_an_unknown_language_names_those_known() -> None:
    known = "ar, de, en, es, fr, it, pt"
    with pytest.raises(UsageError, match=f"'xx' is not a language that verify reads; use one of {known}"):
        load_lexicon("xx")


@pytest.mark.parametrize("lang", languages())
def test_a_file_is_named_after_its_language(lang: str) -> None:
    assert (lang, []) == (load_lexicon(lang).code, list(complaints(content(lang))))


@pytest.mark.parametrize("lang", languages())
def test_every_numeral_word_is_read(lang: str) -> None:
    lexicon = load_lexicon(lang)
    words = lexicon.cardinals | lexicon.ordinal_words.keys()
    unread = {word for word in words if read_spelled(tokenize(word), 0, lexicon) is None}

    assert set() == unread


@pytest.mark.parametrize("lang", languages())
def test_months_weekdays_and_days_are_complete(lang: str) -> None:
    lexicon = load_lexicon(lang)
    months = {value for _, value in lexicon.months.pairs()}
    weekdays = {value for _, value in lexicon.weekdays.pairs()}

    assert (set(range(1, 13)), set(range(1, 8))) == (months, weekdays)
    assert {-1, 0, 1} <= {value for _, value in lexicon.offsets.pairs()}


@pytest.mark.parametrize("lang", languages())
def test_every_section_is_described(lang: str, checkout: Any) -> None:  # noqa: ANN401 - a folder
    described = (checkout / "docs" / "languages.md").read_text(encoding="utf-8")
    keys = {key for section in content(lang) for key in FORM[section] if key != "*" and isinstance(FORM[section], dict)}

    assert [] == sorted(name for name in REQUIRED_SECTIONS | keys if f"`{name}`" not in described)
