"""Reading takes time in proportion to the text: every pattern of the package, and whole readings in each language."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.linear import Growth, grown, shared, texts
from tests.benchmarks.patterns import Used, used_patterns
from tests.benchmarks.pumps import Pump, pumps
from verify.extract.mentions import extract
from verify.language.lexicon import languages, load_lexicon
from verify.language.phrases import Phrases
from verify.model import Document

SIZES = (10_000, 100_000)
PATTERNS = used_patterns()


@pytest.mark.parametrize("used", PATTERNS, ids=lambda used: used.name)
def test_a_pattern_takes_time_in_proportion(used: Used) -> None:
    growths = [grown(used.name, pump, used.run, SIZES) for pump in pumps(used.pattern)]

    assert [] == [growth for growth in growths if not growth.is_linear]


@pytest.mark.parametrize("lang", languages())
def test_a_text_of_every_piece_takes_time_in_proportion(lang: str) -> None:
    *_, pump = shared()
    lexicon = load_lexicon(lang)
    growth = grown(lang, pump, lambda text: extract(Document("pump", text, lang), lexicon, Phrases([])), SIZES)

    assert growth.is_linear, growth


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"a*a*b", "match"),  # square: each letter may belong to either
        (r"(?:a|a)+b", "match"),  # two to the power of the length
        (r"[ \t]+$", "search"),  # square: a search begins again at every blank
        (r"7(?:,77)+,777", "finditer"),
    ],
)
def test_a_pattern_that_takes_longer_is_found(pattern: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.linear.LIMIT", 0.2)
    used = Used("slow", re.compile(pattern), (method,))

    assert not all(grown("slow", pump, used.run, (1_000, *SIZES)).is_linear for pump in pumps(used.pattern))


def test_patterns_are_found_wherever_they_are() -> None:
    methods = {used.name: used.methods for used in PATTERNS}

    assert ("findall",) == methods["verify.language.tokens.PIECE"]
    assert ("fullmatch",) == methods["verify.ownpack.cells._NUMBERS"]  # a table of patterns
    assert ("match",) == methods["verify.text.markdown._QUOTE"]  # not the one of the same name in another module


def test_a_pump_repeats_what_the_pattern_repeats_behind_what_stands_before() -> None:
    found = pumps(re.compile(r"x(?:ab|c\d)+[^y]*z"))

    assert {Pump("ab", "x"), Pump("c7", "x"), Pump("ab", "x", "")} <= set(found)
    assert "xababab" == Pump("ab", "x", "").text(6)


def test_the_texts_of_a_language_hold_its_words() -> None:
    units = {pump.unit for pump in texts("fr")}

    assert {"7", "les années ", "les années 5 "} <= units


@pytest.mark.parametrize(
    ("seconds", "is_linear"),
    [((0.1, 1.2), True), ((0.1, 9.0), False), ((0.0, 0.04), True), ((0.0, None), False), ((0.001, 0.1), True)],
)
def test_growth_is_told_from_noise(seconds: tuple[float, float | None], is_linear: bool) -> None:  # noqa: FBT001
    assert is_linear == Growth("any", Pump("a"), dict(zip(SIZES, seconds, strict=True))).is_linear
