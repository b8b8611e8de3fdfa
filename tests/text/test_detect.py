"""The language of a text and of its paragraphs: told by function words, overridden by what is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, extract
from verify.errors import DocumentError
from verify.language.functions import function_words
from verify.language.letters import likelihoods
from verify.language.lexicon import languages, load_lexicon
from verify.model import Document, Mention
from verify.text.detect import clearly, detect
from verify.text.reader import ReadOptions, read

DATA = Path(__file__).resolve().parent.parent / "benchmarks" / "detect"
WORDS = function_words()
FRENCH = "Le pont est resté fermé pendant trois jours, a indiqué la mairie, et 34 356 personnes ont dû le contourner."
ENGLISH = "The bridge was closed for three days, the council said, and 34,356 people had to find another way around it."


def lines(name: str) -> list[str]:
    """Read the paragraphs of one file of the benchmark."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def document(text: str, *, lang: str | None = None, name: str = "draft.txt") -> Document:
    return read(text.encode(), name=name, options=ReadOptions(lang=lang, stopwords=WORDS))


def mentions(text: str, *, lang: str | None = None) -> list[tuple[str, str]]:
    """Return what is read in a text, as printed, with the quantity."""
    found, errors = extract([Source("draft.txt", data=text.encode())], Settings(Config(lang)))
    assert () == errors

    def shown(mention: Mention) -> tuple[str, str]:
        printed = text[mention.span.start : mention.span.end]
        return printed, "" if mention.quantity is None else str(mention.quantity.low)

    return [shown(mention) for mention in found[0][1]]


@pytest.mark.parametrize("lang", languages())
def test_a_paragraph_is_told(lang: str) -> None:
    amiss = [line for line in lines(lang) if detect(line, WORDS) != lang]

    assert [] == amiss


@pytest.mark.parametrize("lang", languages())
def test_no_paragraph_is_clearly_in_another_language(lang: str) -> None:
    amiss = [line for line in lines(lang) if clearly(line, WORDS) not in {lang, None}]

    assert [] == amiss


def test_headlines_are_told_with_the_help_of_letters() -> None:
    headlines = [(lang, line) for lang in languages() for line in lines(f"{lang}.headlines")]
    amiss = [line for lang, line in headlines if detect(line, WORDS, likelihoods) != lang]

    assert len(amiss) <= len(headlines) // 20, amiss


def test_figures_alone_are_in_no_language() -> None:
    assert [] == [line for line in lines("none.figures") if detect(line, WORDS, likelihoods) is not None]


@pytest.mark.parametrize("line", lines("none.other")[:9])
def test_what_has_no_lexicon_is_in_no_language(line: str) -> None:
    assert detect(line, WORDS, likelihoods) is None


def test_the_function_words_are_those_of_the_lexicons() -> None:
    assert {lang: load_lexicon(lang).stopwords for lang in languages()} == WORDS


def test_a_text_too_short_to_tell_is_in_english() -> None:
    assert "en" == document("34 356").lang


def test_a_long_text_in_no_language_known_is_refused() -> None:
    with pytest.raises(DocumentError, match="could not be told"):
        document(lines("none.other")[0])


def test_a_quotation_does_not_decide() -> None:
    text = (
        "« The bridge was closed and the ferry was full of people », a dit le maire après la réunion de la commission."
    )

    assert "fr" == document(text).lang


def test_a_document_in_one_language_says_nothing_of_its_blocks() -> None:
    assert () == document(f"{FRENCH}\n\nTitre\n\n{FRENCH}").block_langs


def test_a_paragraph_in_another_language_is_marked() -> None:
    assert ("fr", "en", "fr") == document(f"{FRENCH}\n\n{ENGLISH}\n\n{FRENCH}").block_langs


def test_a_short_block_follows_its_neighbours_where_they_agree() -> None:
    text = f"{FRENCH}\n\n{FRENCH}\n\n{FRENCH}\n\n{ENGLISH}\n\n12 weeks\n\n{ENGLISH}\n\n20 jours"

    assert ("fr", "fr", "fr", "en", "en", "en", "fr") == document(text).block_langs


def test_a_language_that_is_given_holds_for_every_block() -> None:
    assert () == document(f"{FRENCH}\n\n{ENGLISH}\n\n{FRENCH}", lang="fr").block_langs


def test_each_paragraph_is_read_in_its_language() -> None:
    both = mentions(f"{FRENCH}\n\n{ENGLISH}\n\n{FRENCH}")

    assert ["34 356", "34,356", "34 356"] == [printed for printed, low in both if low == "34356"]
    assert mentions(FRENCH) + mentions(ENGLISH) + mentions(FRENCH) == both


def test_a_language_that_is_given_reads_every_paragraph() -> None:
    assert "34.356" in [low for _, low in mentions(f"{FRENCH}\n\n{ENGLISH}", lang="fr")]
