"""Messages in more than one language: nothing is left out, every field is filled in, and the typography is right.

The messages are found by reading the code, so that one that is added without a translation is named here.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verify.checks.check import all_checks
from verify.consistency.link import linkers
from verify.dateline import DatelineSource
from verify.language.form import FORM
from verify.language.lexicon import load_lexicon
from verify.messages.amounts import amount, days
from verify.messages.locale import lang_of_locale
from verify.messages.voice import ENGLISH, spoken, voice_of
from verify.model import Kind, Measure, Severity, Verdict
from verify.quantity import Bound
from verify.reference.descriptor import STATUSES
from verify.report import claimreview, markdown, mentions, table
from verify.report.signs import SIGNS
from verify.suppression.weigh import WHY

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "verify"
FIELD = re.compile(r"\{(\w*)\}")
OTHERS = [lang for lang in spoken() if lang != ENGLISH]
THREE = 3  # arguments of `Voice.count`
PROSE = 2  # spaces from which a text of the code is a sentence
REASONS = ("normalise/*.py", "match/matches.py", "match/unsure.py")  # where it is said why a claim is not compared
SIGNS_OF = re.compile(r"[\\^$*]|\?P<")  # of a pattern, which nobody reads


def data(lang: str) -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "messages/data" / f"{lang}.toml").read_text(encoding="utf-8"))


def trees(pattern: str) -> Iterator[ast.Module]:
    yield from (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.glob(pattern)))


def said() -> set[str]:
    """Return every message that is said somewhere, as the code has it."""
    checks = all_checks().values()
    return {
        *(
            text
            for tree in trees("**/*.py")
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            for text in told(call)
        ),
        *(check.message for check in checks),
        *(check.hint[1] for check in checks if check.hint),
        *(sign.meaning for sign in SIGNS.values()),
        *(words for _, words in claimreview.RATINGS.values()),
        *(header for module in (table, mentions) for header in module.HEADERS),
        *markdown.COLUMNS,
    }


def told(call: ast.Call) -> Iterator[str]:
    """Yield the messages among the arguments of a call, if it is one that takes some."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in {"say", "count", "message", "Slip"} or (name == "count" and len(call.args) < THREE):
        return
    for argument in call.args[name == "Slip" :]:
        for part in [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module that are prose, with {} for what is filled in; documentation is not among them."""
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield f"{node.value}{{}}" if node.value.endswith(" ") else node.value


def reasons() -> set[str]:
    """Return every reason, with {} for what is filled in."""
    found = {text for pattern in REASONS for tree in trees(pattern) for text in sentences(tree)}
    suppressed = {f"{{}} is {why}{{}}" for why in WHY.values()}
    return suppressed | {text for text in found if text.count(" ") >= PROSE and not SIGNS_OF.search(text)}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_message_is_translated(lang: str) -> None:
    assert set() == said() - data(lang)["texts"].keys()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_reason_is_translated(lang: str) -> None:
    known = {FIELD.sub("{}", reason) for reason in data(lang)["reasons"]}

    assert set() == reasons() - known


@pytest.mark.parametrize("lang", OTHERS)
def test_no_translation_is_of_nothing(lang: str) -> None:
    assert set() == data(lang)["texts"].keys() - said()


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_has_the_fields_of_its_message(lang: str) -> None:
    wrong = {
        message: (told, wanted)
        for section in ("texts", "reasons")
        for message, text in data(lang)[section].items()
        for told, wanted in [(set(FIELD.findall(text)), set(FIELD.findall(message)))]
        if told != wanted
    }

    assert {} == wrong


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(
    ("section", "ids"),
    [
        ("verdicts", [each.value for each in Verdict]),
        ("kinds", [each.value for each in Kind]),
        ("measures", [each.value for each in Measure]),
        ("bounds", [each.value for each in Bound]),
        ("datelines", [each.value for each in DatelineSource if each is not DatelineSource.NONE]),
        ("statuses", list(STATUSES)),
        ("suppressions", list(WHY)),
        ("severities", [each.value for each in Severity]),
        ("links", [each.name for each in linkers()]),
        ("units", list(data(ENGLISH)["units"])),
    ],
)
def test_every_id_has_a_word(lang: str, section: str, ids: list[str]) -> None:
    assert [] == [each for each in ids if each not in data(lang)[section]]


@pytest.mark.parametrize("lang", OTHERS)
def test_what_every_language_counts_has_a_word(lang: str) -> None:
    lexicon = tomllib.loads((PACKAGE / "language/data/en.toml").read_text(encoding="utf-8"))

    assert {"metrics", "roles"} <= FORM.keys()
    assert [] == [
        name for section in ("metrics", "roles") for name in lexicon[section] if name not in data(lang)[section]
    ]


def test_french_is_set_as_the_french_set_it() -> None:
    content = data("fr")
    texts = [text for section in ("texts", "reasons") for text in content[section].values()]
    wrong = re.compile(r"(?<!\u00a0):(?!//)|(?<!\u202f)[;?!]|«(?!\u00a0)|(?<!\u00a0)»|'|\"|\.\.\.")

    assert [] == [text for text in texts if wrong.search(text)]


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("en", "the series ends on 2024-04-01", "the series ends on 2024-04-01"),
        ("fr", "the series ends on 2024-04-01", "la série s’arrête au 1er\u00a0avril 2024"),
        ("fr", "no reference counts this for Quito: a\nb", "aucune référence ne compte cela pour Quito: a\nb"),
        ("fr", "no reference counts the killed", "aucune référence ne compte cela (tués)"),
        ("fr", "claim.match is in the baseline", "claim.match figure dans l’état initial"),
        ("fr", "claim.match is marked [sic]: by us", "claim.match est marqué [sic]: by us"),
        ("fr", "a reason of a later day", "a reason of a later day"),
    ],
)
def test_a_reason_is_said_again(lang: str, words: str, expected: str) -> None:
    assert expected == voice_of(lang).again(words)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "34,356.5"),
        ("fr", "34\u202f356,5"),
        ("de", "34.356,5"),
        ("es", "34.356,5"),
        ("it", "34.356,5"),
        ("pt", "34.356,5"),
        ("ar", "34,356.5"),
    ],
)
def test_a_number_is_written_as_its_text_writes_numbers(lang: str, expected: str) -> None:
    voice = voice_of("fr").writing(load_lexicon(lang).figures[0])

    assert expected == voice.number(34356.5)


@pytest.mark.parametrize(
    ("lang", "numbers", "expected"),
    [
        ("en", (1, 1, "day"), "1 day"),
        ("en", (4, 4, "day"), "4 days"),
        ("en", (3, 4, "day"), "3 to 4 days"),
        ("en", (12.5, 12.5, "percent"), "12.5%"),
        ("fr", (1, 1, "hour"), "1\u00a0heure"),
        ("fr", (3, 4, "day"), "3 à 4\u00a0jours"),
        ("fr", (1234, None, "km"), "au moins 1\u202f234\u00a0km"),
        ("fr", (None, 12.5, "percent"), "au plus 12,5\u00a0%"),
    ],
)
def test_an_amount_is_said_in_words(lang: str, numbers: tuple[float | None, float | None, str], expected: str) -> None:
    voice = voice_of(lang).writing(load_lexicon(lang).figures[0])

    assert expected == amount(voice, *numbers)


def test_days_are_said_in_words() -> None:
    first, last = date(2024, 5, 1), date(2024, 5, 3)

    assert "du 1er\u00a0mai 2024 au 3\u00a0mai 2024" == days(voice_of("fr"), first, last)
    assert "2024-05-01" == days(voice_of("en"), first, first)


@pytest.mark.parametrize(
    ("surroundings", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA@euro", "LANG": "en_US"}, "fr"),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "fr_FR", "LANG": "fr_FR"}, "en"),
    ],
)
def test_the_locale_says_the_language(surroundings: dict[str, str], expected: str) -> None:
    assert expected == lang_of_locale(surroundings)
