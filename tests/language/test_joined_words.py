"""Numerals in one word, words joined to the one behind them, and the grammar of Arabic numerals."""

from __future__ import annotations

import time

import pytest

from verify.language.additive import Additive
from verify.language.lexicon import load_lexicon
from verify.language.numerals import read_numerals
from verify.language.tokens import tokenize

SLOWEST = 2.0  # seconds for a word of a million letters

FUSED = [
    ("vierundzwanzigtausend", 24_000, False),
    ("dreihundertvierundzwanzigtausendfünf", 324_005, False),
    ("zweiundzwanzigste", 22, True),
    ("zweitgrößte", 2, True),
    ("hunderterste", 101, True),
]
NO_NUMERALS = ["dreist", "einander", "achtung", "undzwanzigfach", "tausendsassa", "vierter-Klasse-los"]

ARABIC = [
    ("واحد وعشرون", 21),
    ("خمسة عشر", 15),
    ("ثلاثمئة", 300),
    ("ستة مائة", 600),
    ("ألفان ومئة وثلاثة", 2103),
    ("خمسون ألفا", 50_000),
    ("مئتا ألف", 200_000),
    ("مليونان وخمسمئة ألف", 2_500_000),
    ("ثلاثة ملايين وأربعة آلاف", 3_004_000),
    ("مَلْيُونَانِ", 2_000_000),
]
UNREAD = ["ثلاثة أربعة", "عشرون وثلاثة", "ألف ومليون", "و", "مئة ومئة", "صفر وثلاثة"]


@pytest.mark.parametrize(("word", "value", "ordinal"), FUSED)
def test_a_numeral_in_one_word_is_read(word: str, value: int, *, ordinal: bool) -> None:
    lexicon = load_lexicon("de")

    assert [(value, ordinal)] == [(int(one.value), one.ordinal) for one in read_numerals(tokenize(word), lexicon)]


@pytest.mark.parametrize("word", NO_NUMERALS)
def test_a_word_that_only_begins_like_one_is_none(word: str) -> None:
    assert not load_lexicon("de").compounds.is_numeral(word)


@pytest.mark.parametrize(("words", "value"), ARABIC)
def test_an_arabic_numeral_is_added_up(words: str, value: int) -> None:
    lexicon = load_lexicon("ar")

    assert [value] == [int(one.value) for one in read_numerals(lexicon.clitics.part(tokenize(words)), lexicon)]


@pytest.mark.parametrize("words", UNREAD)
def test_parts_that_do_not_follow_each_other_are_no_numeral(words: str) -> None:
    lexicon = load_lexicon("ar")
    machine = lexicon.machine
    assert isinstance(machine, Additive)

    assert machine.read(lexicon.clitics.part(tokenize(words)).words) is None


def test_a_clitic_is_a_token_of_its_own_and_an_article_is_part_of_its_word() -> None:
    tokens = load_lexicon("ar").clitics.part(tokenize("وللقتلى وبالأمس، قبل شهرين"))

    assert ["و", "لل", "قتلى", "و", "ب"] == [tokens.raw(at) for at in range(5)]
    assert "".join(tokens.text.split()) == "".join(tokens.raw(at) for at in range(len(tokens)))


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "pump"), [("de", "ein"), ("de", "zwanzig"), ("ar", "و"), ("ar", "ل"), ("ar", "ال")])
def test_a_word_without_end_is_read_in_linear_time(lang: str, pump: str) -> None:
    lexicon = load_lexicon(lang)
    start = time.perf_counter()
    read_numerals(lexicon.clitics.part(tokenize(pump * (1_000_000 // len(pump)))), lexicon)

    assert time.perf_counter() - start < SLOWEST
