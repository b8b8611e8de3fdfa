"""Whatever the text: no crash, spans that slice to what was read, the same answer twice, time in proportion."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.extract.mentions import extract
from verify.extract.scan import GradeCode
from verify.language.lexicon import languages, load_lexicon
from verify.language.phrases import Phrases
from verify.language.tokens import TokenKind, tokenize
from verify.model import Document, Mention, Span

GRADES: Phrases[GradeCode] = Phrases([("général", ("military", 6, 9)), ("general", ("military", 6, 9))])
PIECES = [
    *[
        "34 356",
        "34,356",
        "1.234",
        "2,5",
        "-5",
        "+33",
        "€",
        "$",
        "%",
        "°C",
        "km",
        "26",
        "2024",
        "avril",
        "April",
        "mai",
        "May",
        "vendredi",
        "Friday",
        "un",
        "one",
        "a",
        "deux",
        "two",
    ],
    *[
        "millions",
        "million",
        "et demi",
        "half",
        "dozen",
        "une dizaine",
        "entre",
        "et",
        "à",
        "between",
        "and",
        "to",
        "from",
        "de",
        "plus de",
        "at least",
    ],
    *[
        "la plupart",
        "most of",
        "sur",
        "in",
        "général",
        "general",
        "Dupont",
        "Smith",
        "article",
        "G7",
        "3-1",
        "14h30",
        "10:45",
        "XXIe",
        "21e",
        "21st",
        "second",
    ],
    *[
        "ans",
        "years",
        "old",
        "âgé de",
        "aged",
        "morts",
        "killed",
        "-",
        "–",
        ",",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "'",
        "’",
        "\u202f",
        "\xa0",
        "́",
        "٣٤",
        "½",
        "²",
        "\u200f",
    ],
]
LANGUAGES = languages()
NOISE = 0.3  # seconds that a busy machine may add
SLOWEST_GROWTH = 30  # times as long for ten times the text: linear is 10, quadratic 100


def read(text: str, lang: str) -> tuple[Mention, ...]:
    """Extract the mentions of a text that has no title."""
    return extract(Document("any", text, lang), load_lexicon(lang), GRADES)


def faults(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Say what is wrong with the spans of some mentions."""
    found = []
    end = 0
    for mention in mentions:
        span = mention.span
        if not end <= span.start < span.end <= len(text):
            found.append(f"{span} overlaps, is empty or lies outside")
        if text[span.start : span.end] != text[span.start : span.end].strip():
            found.append(f"{span} begins or ends with a blank")
        if mention.noun is not None and not 0 <= mention.noun.start < mention.noun.end <= len(text):
            found.append(f"the noun of {span} lies outside")
        end = span.end
    return found


@given(text=st.text(), lang=st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_a_crash(text: str, lang: str) -> None:
    mentions = read(text, lang)

    assert [] == faults(text, mentions)


@given(
    pieces=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "-"]))),
    lang=st.sampled_from(LANGUAGES),
)
def test_any_order_of_words_and_figures_is_read(pieces: list[tuple[str, str]], lang: str) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    mentions = read(text, lang)

    assert [] == faults(text, mentions)
    assert mentions == read(text, lang)


@given(pieces=st.lists(st.sampled_from(PIECES)), lang=st.sampled_from(LANGUAGES))
def test_every_figure_in_digits_is_in_a_mention(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    mentions = read(text, lang)
    tokens = tokenize(text)
    figures = [at for at, kind in enumerate(tokens.kinds) if kind in {TokenKind.NUMBER, TokenKind.DATE, TokenKind.CODE}]

    def is_read(at: int) -> bool:
        return any(m.span.start <= tokens.starts[at] and tokens.ends[at] <= m.span.end for m in mentions)

    assert [] == [tokens.raw(at) for at in figures if not is_read(at)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_composed_and_decomposed_letters_read_the_same(lang: str) -> None:
    text = {"fr": "Le 1er août, 12 décès près de l'église, âgés de 80 ans."}.get(lang, "On 1 May, 12 cafés.")
    plain = [(m.kind, m.quantity, m.date) for m in read(text, lang)]

    assert plain == [(m.kind, m.quantity, m.date) for m in read(unicodedata.normalize("NFD", text), lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_line_end_reads_the_same(lang: str) -> None:
    text = "26 000\n\n15 \n20 km\n"
    plain = [(m.kind, m.quantity) for m in read(text, lang)]

    assert plain == [(m.kind, m.quantity) for m in read(text.replace("\n", "\r\n"), lang)]


def test_what_is_masked_is_not_read() -> None:
    text = "On compte [12 morts](https://example.org/2024/45) hier."
    hidden = Span(text.index("("), text.index(")") + 1)
    document = Document("masked", text, "fr", masked=(hidden,))
    mentions = extract(document, load_lexicon("fr"), GRADES)

    assert ["12", "hier"] == [text[m.span.start : m.span.end] for m in mentions]


PUMPS = {
    "strokes": "1/",
    "mixed fractions": "2 3/4 ",
    "characters of fractions": "1½",
    "blanks by name": "&nbsp;111",
    "addresses": "https://a",
    "magnitudes": "thousand mille million ",
    "magnitudes in digits": "1 thousand 1 mille ",
    "fractions in words": "two and a third et un tiers ",
    "decimals in words": "one point deux virgule ",
    "smaller units": "5 ft 2 m ",
    "dollars and": "10 dollars et 10 dollars and ",
    "conversions": "10 km (6 miles) (",
    "numbered": "no. 3 n° 3 ",
    "angles": "48° ",
    "changes": "up 3 from 8 to de 8 à ",
    "two bounds": "more than 10 and less than plus de 10 et moins de ",
    "streets": "12 Aaaa ",
    "lines": "34\n356 morts ",
    "digits": "7",
    "groups": "123 456 ",
    "points": "1.234.",
    "dotted": "1.2.",
    "commas": "1,234,",
    "nearly groups": "1 234 2345 ",
    "hyphens": "1-",
    "slashes": "1/2/",
    "clock": "1:2",
    "phone": "+33 1 ",
    "phone groups": "01 23 ",
    "words": "vingt quatre mille one hundred and ",
    "ordinals": "vingt et unième twenty first ",
    "joiners": "a'b-c’",
    "months": "5 mai et le 6 June 7 ",
    "ranges": "entre 1 et 2 à 3 between 4 and ",
    "articles": "un une a one half a ",
    "capitals": "Deux Three Neuf-Brisach ",
    "commas in words": "one thousand, two thousand, ",
    "ratios": "un sur deux one in three ",
    "marks": "e\u0301",
    "blanks": " ",
    "signs": "-−+%€$",
}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pump", PUMPS.values(), ids=PUMPS.keys())
def test_time_grows_with_the_text_and_no_faster(pump: str, lang: str) -> None:
    short = seconds(pump * (1_500 // len(pump)), lang)
    long = seconds(pump * (15_000 // len(pump)), lang)

    assert long <= short * SLOWEST_GROWTH + NOISE


def seconds(text: str, lang: str) -> float:
    """Return the least time of three that a text takes."""

    def once() -> float:
        start = time.process_time()
        read(text, lang)
        return time.process_time() - start

    return min(once() for _ in range(3))
